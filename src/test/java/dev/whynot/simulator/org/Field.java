package dev.whynot.simulator.org;

import java.util.Arrays;
import java.util.List;

/**
 * A field of an object, as a describe tells it.
 *
 * @param name the API name; custom fields end in {@code __c}
 * @param length of texts, in characters; 0 for other types
 * @param isCalculated a formula, or made up from other fields: nobody can write it
 * @param referenceTo names of the objects that a reference may point to; more than one makes it polymorphic
 * @param relationshipName how a path starts that follows the reference, such as {@code Account}; null for other types
 * @param column where rows of its table hold the value; -1 until it belongs to an object
 */
public record Field(
        String name,
        String label,
        FieldType type,
        int length,
        boolean isNillable,
        boolean isCalculated,
        List<PicklistValue> picklistValues,
        List<String> referenceTo,
        String relationshipName,
        int column) {

    private static Field of(String name, FieldType type, int length) {
        boolean isNillable = type != FieldType.ID && type != FieldType.BOOLEAN;
        return new Field(name, Labels.ofField(name), type, length, isNillable, false, List.of(), List.of(), null, -1);
    }

    public static Field id() {
        return of("Id", FieldType.ID, 18);
    }

    public static Field string(String name, int length) {
        return of(name, FieldType.STRING, length);
    }

    /** Text of several lines; cannot be filtered by. */
    public static Field textArea(String name, int length) {
        return of(name, FieldType.TEXTAREA, length);
    }

    public static Field email(String name) {
        return of(name, FieldType.EMAIL, 80);
    }

    public static Field phone(String name) {
        return of(name, FieldType.PHONE, 40);
    }

    public static Field url(String name) {
        return of(name, FieldType.URL, 255);
    }

    public static Field bool(String name) {
        return of(name, FieldType.BOOLEAN, 0);
    }

    public static Field integer(String name) {
        return of(name, FieldType.INT, 0);
    }

    public static Field number(String name) {
        return of(name, FieldType.DOUBLE, 0);
    }

    public static Field currency(String name) {
        return of(name, FieldType.CURRENCY, 0);
    }

    public static Field percent(String name) {
        return of(name, FieldType.PERCENT, 0);
    }

    public static Field date(String name) {
        return of(name, FieldType.DATE, 0);
    }

    public static Field dateTime(String name) {
        return of(name, FieldType.DATETIME, 0);
    }

    /** A compound of the fields whose names start as this one's, such as {@code BillingAddress} of {@code BillingCity}. */
    public static Field address(String name) {
        return of(name, FieldType.ADDRESS, 0).calculated();
    }

    /** A picklist of active values. */
    public static Field picklist(String name, String... values) {
        return of(name, FieldType.PICKLIST, 255)
                .withPicklistValues(Arrays.stream(values).map(PicklistValue::of).toList());
    }

    /** @param name ends in {@code Id}, or {@code __c} where it is custom; the relationship is named after it */
    public static Field reference(String name, String... referenceTo) {
        Field field = of(name, FieldType.REFERENCE, 18);
        String relationshipName =
                name.endsWith("__c") ? name.replaceFirst("__c$", "__r") : name.replaceFirst("Id$", "");
        return new Field(
                name,
                field.label,
                field.type,
                field.length,
                true,
                false,
                List.of(),
                List.of(referenceTo),
                relationshipName,
                -1);
    }

    public Field withLabel(String label) {
        return new Field(
                name,
                label,
                type,
                length,
                isNillable,
                isCalculated,
                picklistValues,
                referenceTo,
                relationshipName,
                column);
    }

    public Field withPicklistValues(List<PicklistValue> values) {
        return new Field(
                name,
                label,
                type,
                length,
                isNillable,
                isCalculated,
                List.copyOf(values),
                referenceTo,
                relationshipName,
                column);
    }

    public Field required() {
        return new Field(
                name, label, type, length, false, isCalculated, picklistValues, referenceTo, relationshipName, column);
    }

    public Field calculated() {
        return new Field(
                name, label, type, length, isNillable, true, picklistValues, referenceTo, relationshipName, column);
    }

    Field inColumn(int number) {
        return new Field(
                name,
                label,
                type,
                length,
                isNillable,
                isCalculated,
                picklistValues,
                referenceTo,
                relationshipName,
                number);
    }

    public boolean isCustom() {
        return name.endsWith("__c");
    }

    public boolean isPolymorphic() {
        return referenceTo.size() > 1;
    }

    /** Whether SOQL may filter by it. */
    public boolean isFilterable() {
        return type != FieldType.TEXTAREA && !type.isCompound();
    }
}
