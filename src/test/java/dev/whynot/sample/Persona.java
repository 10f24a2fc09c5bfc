package dev.whynot.sample;

/** What a lead is at work. Not a column of the export: it only shows in the title, grouped in {@code titles.txt}. */
enum Persona {
    IT("it"),
    FINANCE("finance"),
    MANAGEMENT("management"),
    OPERATIONS("operations"),
    OTHER("other");

    private final String titles;

    Persona(String titles) {
        this.titles = titles;
    }

    /** The group of {@code titles.txt} that holds the titles of this persona. */
    String titles() {
        return titles;
    }
}
