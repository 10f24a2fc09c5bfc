package dev.whynot.simulator.org;

/** Labels as Salesforce gives them where nobody chose one. */
final class Labels {

    private Labels() {}

    /** {@code NumberOfEmployees} is labelled {@code Number Of Employees}, {@code Loss_Reason__c} {@code Loss Reason}. */
    static String ofField(String name) {
        String words = name.endsWith("__c")
                ? name.substring(0, name.length() - 3).replace('_', ' ')
                : name.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return words.replaceFirst("\\bId$", "ID");
    }

    static String plural(String label) {
        return label.endsWith("y")
                ? label.substring(0, label.length() - 1) + "ies"
                : label.endsWith("s") ? label + "es" : label + "s";
    }
}
