package dev.whynot.salesforce.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.simulator.Simulator;

/** Holds the ledger against the org, record by record and field by field, without help of the service's mapping. */
final class LedgerComparison {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LOST = List.of("Unqualified", "Disqualified", "Closed - Not Converted");

    private final Simulator org;
    private final Jdbi jdbi;

    LedgerComparison(Simulator org, Jdbi jdbi) {
        this.org = org;
        this.jdbi = jdbi;
    }

    void assertSame() {
        Map<String, Map<String, String>> expected = new TreeMap<>();
        org.records("Opportunity").forEach(row -> expected.put("opportunity " + row.get("Id"), opportunity(row)));
        org.records("Lead").forEach(row -> expected.put("lead " + row.get("Id"), lead(row)));
        Map<String, Map<String, String>> stored = stored();
        assertThat(stored.keySet()).containsExactlyElementsOf(expected.keySet());
        expected.forEach((id, record) -> assertThat(stored.get(id)).as(id).isEqualTo(record));
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

    private Map<String, Map<String, String>> stored() {
        Map<String, Map<String, String>> stored = new TreeMap<>();
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
                    stored.put(row.getString("object") + " " + row.getString("record_id"), record);
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
