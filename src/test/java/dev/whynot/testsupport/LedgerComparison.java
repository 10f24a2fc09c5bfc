package dev.whynot.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.simulator.Simulator;

/** Holds the ledger against the org, record by record and field by field, without help of the service's mapping. */
public final class LedgerComparison {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LOST = List.of("Unqualified", "Disqualified", "Closed - Not Converted");

    private final Simulator org;
    private final Jdbi jdbi;

    /** Compares with the ledger in this database. */
    public LedgerComparison(Simulator org, Jdbi jdbi) {
        this.org = org;
        this.jdbi = jdbi;
    }

    /**
     * Where the two differ.
     *
     * @param object {@code lead} or {@code opportunity}
     * @param field as the ledger calls it; empty where only one of them has the record at all
     * @param inOrg null for none
     * @param inLedger null for none
     */
    public record Difference(String object, String id, String field, String inOrg, String inLedger) {

        @Override
        public String toString() {
            return "%s %s %s: in the org <%s>, in the ledger <%s>".formatted(object, id, field, inOrg, inLedger);
        }
    }

    /** Fails with the first differences. */
    public void assertSame() {
        assertThat(differences()).isEmpty();
    }

    /** All differences, in the order of objects, ids and fields. */
    public List<Difference> differences() {
        Map<Key, Map<String, String>> expected = new TreeMap<>();
        org.records("Opportunity").forEach(row -> expected.put(new Key("opportunity", row), opportunity(row)));
        org.records("Lead").forEach(row -> expected.put(new Key("lead", row), lead(row)));
        Map<Key, Map<String, String>> stored = stored();
        List<Difference> differences = new ArrayList<>();
        union(expected.keySet(), stored.keySet())
                .forEach(key -> differences.addAll(compare(key, expected.get(key), stored.get(key))));
        return differences;
    }

    private record Key(String object, String id) implements Comparable<Key> {

        Key(String object, Map<String, Object> row) {
            this(object, row.get("Id").toString());
        }

        @Override
        public int compareTo(Key other) {
            int byObject = object.compareTo(other.object);
            return byObject != 0 ? byObject : id.compareTo(other.id);
        }
    }

    private static List<Difference> compare(Key key, Map<String, String> inOrg, Map<String, String> inLedger) {
        if (inOrg == null || inLedger == null) {
            return List.of(new Difference(
                    key.object(), key.id(), "", Objects.toString(inOrg, null), Objects.toString(inLedger, null)));
        }
        return union(inOrg.keySet(), inLedger.keySet()).stream()
                .filter(field -> !Objects.equals(inOrg.get(field), inLedger.get(field)))
                .map(field -> new Difference(key.object(), key.id(), field, inOrg.get(field), inLedger.get(field)))
                .toList();
    }

    private static <T> Set<T> union(Set<T> some, Set<T> others) {
        Set<T> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private Map<String, String> opportunity(Map<String, Object> row) {
        Map<String, String> record = common(row);
        boolean isClosed = Boolean.TRUE.equals(row.get("IsClosed"));
        put(record, "outcome", Boolean.TRUE.equals(row.get("IsWon")) ? "won" : isClosed ? "lost" : "open");
        put(record, "stage", row.get("StageName"));
        put(record, "closedOn", isClosed ? day(row.get("CloseDate")) : null);
        put(record, "amount", number(row.get("Amount")));
        put(record, "currency", row.get("Amount") == null ? null : row.get("CurrencyIsoCode"));
        put(record, "rawReason", row.get("Loss_Reason__c"));
        put(record, "rawDetail", row.get("Loss_Reason_Detail__c"));
        put(record, "competitor", row.get("Competitor__c"));
        put(record, "type", row.get("Type"));
        put(record, "account", parent("Account", row.get("AccountId"), "Name"));
        put(record, "industry", parent("Account", row.get("AccountId"), "Industry"));
        put(record, "country", parent("Account", row.get("AccountId"), "BillingCountry"));
        put(record, "campaign", parent("Campaign", row.get("CampaignId"), "Name"));
        return record;
    }

    private Map<String, String> lead(Map<String, Object> row) {
        Map<String, String> record = common(row);
        boolean isWon = Boolean.TRUE.equals(row.get("IsConverted"));
        String status = Objects.toString(row.get("Status"), "");
        put(record, "outcome", isWon ? "won" : LOST.contains(status) ? "lost" : "open");
        put(record, "stage", row.get("Status"));
        put(record, "closedOn", isWon ? day(row.get("ConvertedDate")) : null);
        put(record, "rawReason", row.get("Disqualification_Reason__c"));
        put(record, "industry", row.get("Industry"));
        put(record, "country", row.get("Country"));
        put(record, "persona", row.get("Title"));
        put(record, "rating", row.get("Rating"));
        return record;
    }

    private Map<String, String> common(Map<String, Object> row) {
        Map<String, String> record = new TreeMap<>();
        put(record, "deleted", Boolean.TRUE.equals(row.get("IsDeleted")));
        put(record, "createdOn", day(row.get("CreatedDate")));
        put(record, "owner", parent("User", row.get("OwnerId"), "Name"));
        put(record, "leadSource", row.get("LeadSource"));
        return record;
    }

    private Object parent(String object, Object id, String field) {
        return id == null
                ? null
                : org.record(object, id.toString()).map(row -> row.get(field)).orElse(null);
    }

    private Map<Key, Map<String, String>> stored() {
        Map<Key, Map<String, String>> stored = new TreeMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select * from record where org_id = :org")
                .bind("org", org.organizationId())
                .map((row, context) -> {
                    Map<String, String> record = new TreeMap<>();
                    put(record, "deleted", row.getBoolean("deleted"));
                    put(record, "createdOn", row.getObject("created_on"));
                    put(record, "owner", row.getString("owner"));
                    put(record, "outcome", row.getString("outcome"));
                    put(record, "stage", row.getString("stage"));
                    put(record, "closedOn", row.getObject("closed_on"));
                    put(record, "amount", number(row.getBigDecimal("amount")));
                    put(record, "currency", row.getString("currency"));
                    put(record, "rawReason", row.getString("raw_reason"));
                    put(record, "rawDetail", row.getString("raw_detail"));
                    dimensions(row.getString("dimensions")).forEach((name, value) -> put(record, name, value));
                    record.remove("companySize"); // a range, which the org does not have
                    stored.put(new Key(row.getString("object"), row.getString("record_id")), record);
                    return true;
                })
                .list());
        return stored;
    }

    private static Map<?, ?> dimensionsOf(String json) throws JsonProcessingException {
        return JSON.readValue(json, Map.class);
    }

    private static Map<String, Object> dimensions(String json) {
        try {
            Map<String, Object> dimensions = new TreeMap<>();
            dimensionsOf(json).forEach((name, value) -> dimensions.put(name.toString(), value));
            return dimensions;
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static void put(Map<String, String> record, String field, Object value) {
        if (value != null && !value.toString().isBlank()) {
            record.put(field, value.toString().strip());
        }
    }

    private static String day(Object value) {
        return value == null ? null : value.toString().substring(0, 10);
    }

    private static String number(Object value) {
        return value == null
                ? null
                : new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
    }
}
