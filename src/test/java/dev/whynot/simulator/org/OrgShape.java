package dev.whynot.simulator.org;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What kind of org it is: how one org differs from another before any record is in it.
 *
 * @param currencies ISO codes; more than one makes it a multi-currency org, where records have a CurrencyIsoCode
 * @param hasRecordTypes whether opportunities and leads have a RecordTypeId
 * @param customFields the org's own fields
 * @param opportunities how many are there from the start, made up from the seed; a tenth as many accounts
 * @param leads how many are there from the start
 * @param seed the same seed makes the same records
 * @param from day of the oldest of those records
 * @param to day by which all of those records last changed
 */
public record OrgShape(
        List<String> currencies,
        boolean hasRecordTypes,
        List<CustomField> customFields,
        int opportunities,
        int leads,
        long seed,
        LocalDate from,
        LocalDate to) {

    /** A field that an admin has added to an object. */
    public record CustomField(String object, Field field) {}

    /** One currency, no record types, the usual reason and competitor fields, no records. */
    public static OrgShape standard() {
        return bare().withField(
                        "Opportunity", Field.picklist("Loss_Reason__c", Vocabulary.LOSS_REASONS.toArray(String[]::new)))
                .withField("Opportunity", Field.textArea("Loss_Reason_Detail__c", 255))
                .withField(
                        "Opportunity", Field.picklist("Competitor__c", Vocabulary.COMPETITORS.toArray(String[]::new)))
                .withField(
                        "Lead",
                        Field.picklist(
                                "Disqualification_Reason__c",
                                Vocabulary.DISQUALIFICATION_REASONS.toArray(String[]::new)));
    }

    /** Without any custom field. */
    public static OrgShape bare() {
        return new OrgShape(
                List.of("EUR"),
                false,
                List.of(),
                0,
                0,
                1,
                LocalDate.parse("2023-01-01"),
                LocalDate.parse("2026-01-01"));
    }

    public OrgShape withCurrencies(String... codes) {
        return new OrgShape(List.of(codes), hasRecordTypes, customFields, opportunities, leads, seed, from, to);
    }

    public OrgShape withRecordTypes() {
        return new OrgShape(currencies, true, customFields, opportunities, leads, seed, from, to);
    }

    public OrgShape withField(String object, Field field) {
        List<CustomField> more = new ArrayList<>(customFields);
        more.add(new CustomField(object, field));
        return new OrgShape(currencies, hasRecordTypes, List.copyOf(more), opportunities, leads, seed, from, to);
    }

    /** Records that are there from the start, made up when they are read: a million take no memory. */
    public OrgShape withVolume(int opportunities, int leads, long seed) {
        return new OrgShape(currencies, hasRecordTypes, customFields, opportunities, leads, seed, from, to);
    }

    /** The days within which those records were created and changed. */
    public OrgShape withVolumeBetween(LocalDate from, LocalDate to) {
        return new OrgShape(currencies, hasRecordTypes, customFields, opportunities, leads, seed, from, to);
    }

    boolean hasCurrencies() {
        return currencies.size() > 1;
    }
}
