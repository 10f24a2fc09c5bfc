package dev.whynot.simulator.org;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Changes to records as users, automations and late commits make them. Each method is a transaction. Unknown objects,
 * fields and ids are {@link IllegalArgumentException}s.
 */
public final class Transaction {

    private final Org org;
    private final Instant stamp;
    private final boolean isAutomated;

    /**
     * What became of a converted lead.
     *
     * @param opportunity null where none was made
     */
    public record Conversion(String account, String contact, String opportunity) {}

    Transaction(Org org) {
        this(org, null, false);
    }

    private Transaction(Org org, Instant stamp, boolean isAutomated) {
        this.org = org;
        this.stamp = stamp;
        this.isAutomated = isAutomated;
    }

    /** Stamps with this instant rather than the clock's: an older one is a transaction that committed late. */
    public Transaction at(Instant instant) {
        return new Transaction(org, Objects.requireNonNull(instant), isAutomated);
    }

    /** Moves SystemModstamp but not LastModifiedDate, as changes by the system do. */
    public Transaction automated() {
        return new Transaction(org, stamp, true);
    }

    private Instant now() {
        return stamp == null ? org.clock().now() : stamp.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }

    /** Adds a record and returns its id of 18 characters. Names and values in turn; an Id may be among them. */
    public String insert(String object, Object... namesAndValues) {
        return insert(object, Values.of(namesAndValues));
    }

    /** Adds a record and returns its id of 18 characters. */
    public String insert(String object, Map<String, ?> values) {
        return org.write(() -> insert(table(object), values));
    }

    private String insert(Table table, Map<String, ?> values) {
        Object[] row = new Object[table.type().columns()];
        for (Field field : table.type().fields()) {
            row[field.column()] = field.type() == FieldType.BOOLEAN ? Boolean.FALSE : null;
        }
        RecordEdit record = new RecordEdit(table, row);
        record.set("CreatedDate", now());
        record.set("CreatedById", org.userId());
        record.set("LastModifiedById", org.userId());
        record.set("LastModifiedDate", now());
        record.set("SystemModstamp", now());
        if (org.shape().hasCurrencies()) {
            record.setIfAbsent("CurrencyIsoCode", org.shape().currencies().getFirst());
        }
        record.setIfAbsent("OwnerId", org.userId());
        Rules.defaults(record, now());
        record.setAll(values);
        Rules.derive(org.tables(), record, now());
        int number = table.add(row);
        org.commit().add(table, null, row, isAutomated);
        new Histories(org, now()).inserted(table, number);
        return table.id(number);
    }

    /** Changes fields of a record, also of one in the bin. Names and values in turn; a null clears. */
    public void update(String object, String id, Object... namesAndValues) {
        update(object, id, Values.of(namesAndValues));
    }

    /** Changes fields of a record, also of one in the bin. */
    public void update(String object, String id, Map<String, ?> values) {
        change(object, id, values);
    }

    private void change(String object, String id, Map<String, ?> values) {
        org.write(() -> {
            Table table = table(object);
            int row = row(table, id);
            Object[] before = table.copy(row);
            RecordEdit record = new RecordEdit(table, table.copy(row));
            record.setAll(values);
            if (!values.containsKey("SystemModstamp")) {
                record.set("SystemModstamp", now());
            }
            if (!isAutomated && !values.containsKey("LastModifiedDate")) {
                record.set("LastModifiedDate", now());
            }
            Rules.derive(org.tables(), record, now());
            table.replace(row, record.values());
            org.commit().add(table, before, record.values(), isAutomated);
            new Histories(org, now()).updated(table, before, row);
            return null;
        });
    }

    /** Puts records in the bin. */
    public void delete(String object, String... ids) {
        org.write(() -> {
            for (String id : ids) {
                change(object, id, Map.of("IsDeleted", true));
                new Histories(org, now()).deleted(table(object), row(table(object), id), true);
            }
            return null;
        });
    }

    /** Takes records out of the bin again. */
    public void undelete(String object, String... ids) {
        org.write(() -> {
            Table table = table(object);
            for (String id : ids) {
                boolean canMerge = table.type().field("MasterRecordId").isPresent();
                change(
                        object,
                        id,
                        canMerge ? Values.of("IsDeleted", false, "MasterRecordId", null) : Map.of("IsDeleted", false));
                new Histories(org, now()).deleted(table, row(table, id), false);
            }
            return null;
        });
    }

    /** Removes records for good, from the bin too: no query finds them any more. */
    public void purge(String object, String... ids) {
        org.write(() -> {
            Table table = table(object);
            for (String id : ids) {
                int row = row(table, id);
                new Histories(org, now()).purged(table, row);
                table.purge(row);
            }
            return null;
        });
    }

    /** Merges leads: the others go to the bin, bearing the master's id. */
    public void mergeLeads(String master, String... others) {
        org.write(() -> {
            for (String other : others) {
                change("Lead", other, Values.of("IsDeleted", true, "MasterRecordId", master));
            }
            change("Lead", master, Map.of());
            return null;
        });
    }

    /**
     * Converts a lead into a new account, a new contact and, unless {@code opportunityName} is null, a new
     * opportunity.
     */
    public Conversion convertLead(String lead, String opportunityName) {
        return org.write(() -> {
            Table leads = table("Lead");
            RecordEdit from = new RecordEdit(leads, leads.copy(row(leads, lead)));
            String account = insert("Account", "Name", from.get("Company"), "OwnerId", from.get("OwnerId"));
            String contact = insert(
                    "Contact",
                    Values.of(
                            "AccountId", account,
                            "LastName", from.get("LastName"),
                            "FirstName", from.get("FirstName")));
            String opportunity = opportunityName == null
                    ? null
                    : insert(
                            "Opportunity",
                            Values.of(
                                    "Name",
                                    opportunityName,
                                    "AccountId",
                                    account,
                                    "OwnerId",
                                    from.get("OwnerId"),
                                    "LeadSource",
                                    from.get("LeadSource")));
            change(
                    "Lead",
                    lead,
                    Values.of(
                            "IsConverted",
                            true,
                            "Status",
                            Rules.convertedStatus(org.tables()),
                            "ConvertedDate",
                            now().atOffset(java.time.ZoneOffset.UTC).toLocalDate(),
                            "ConvertedAccountId",
                            account,
                            "ConvertedContactId",
                            contact,
                            "ConvertedOpportunityId",
                            opportunity));
            return new Conversion(account, contact, opportunity);
        });
    }

    /** Changes fields of several records in one instant. */
    public void updateAll(String object, List<String> ids, Object... namesAndValues) {
        org.write(() -> {
            Transaction sameInstant = new Transaction(org, now(), isAutomated);
            ids.forEach(id -> sameInstant.update(object, id, namesAndValues));
            return null;
        });
    }

    private Table table(String object) {
        return org.tables().require(object);
    }

    private static int row(Table table, String id) {
        int row = table.find(id);
        if (row < 0) {
            throw new IllegalArgumentException("No " + table.type().name() + " has the id " + id);
        }
        return row;
    }
}
