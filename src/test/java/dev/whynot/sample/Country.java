package dev.whynot.sample;

/** A country that the made-up company sells to, as it is written in the export, and the currency of its deals. */
enum Country {
    GERMANY("Germany", "EUR"),
    AUSTRIA("Austria", "EUR"),
    SWITZERLAND("Switzerland", "CHF");

    private final String label;
    private final String currency;

    Country(String label, String currency) {
        this.label = label;
        this.currency = currency;
    }

    String label() {
        return label;
    }

    String currency() {
        return currency;
    }
}
