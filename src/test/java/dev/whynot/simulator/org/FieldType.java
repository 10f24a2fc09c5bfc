package dev.whynot.simulator.org;

import java.util.Locale;

/** What a field holds, with the names that a describe gives it. */
public enum FieldType {
    ID("tns:ID"),
    STRING("xsd:string"),
    PICKLIST("xsd:string"),
    TEXTAREA("xsd:string"),
    EMAIL("xsd:string"),
    PHONE("xsd:string"),
    URL("xsd:string"),
    REFERENCE("tns:ID"),
    BOOLEAN("xsd:boolean"),
    INT("xsd:int"),
    DOUBLE("xsd:double"),
    CURRENCY("xsd:double"),
    PERCENT("xsd:double"),
    DATE("xsd:date"),
    DATETIME("xsd:dateTime"),
    ADDRESS("urn:address");

    private final String soapType;

    FieldType(String soapType) {
        this.soapType = soapType;
    }

    /** As in {@code "type":"picklist"}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As in {@code "soapType":"xsd:string"}. */
    public String soapType() {
        return soapType;
    }

    /** Ids and references to them. */
    public boolean isId() {
        return this == ID || this == REFERENCE;
    }

    /** Held as {@link Double}. */
    public boolean isDecimal() {
        return this == DOUBLE || this == CURRENCY || this == PERCENT;
    }

    /** Held as {@link Double} or {@link Integer}. */
    public boolean isNumber() {
        return isDecimal() || this == INT;
    }

    /** Written between quotes in SOQL. */
    public boolean isText() {
        return switch (this) {
            case ID, STRING, PICKLIST, TEXTAREA, EMAIL, PHONE, URL, REFERENCE -> true;
            default -> false;
        };
    }

    /** Compound fields cannot be filtered by, and Bulk refuses them. */
    public boolean isCompound() {
        return this == ADDRESS;
    }
}
