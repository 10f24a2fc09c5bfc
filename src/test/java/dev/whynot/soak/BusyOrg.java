package dev.whynot.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import dev.whynot.simulator.Simulator;
import dev.whynot.simulator.org.Transaction;

/**
 * Changes the org at random, as its people, its automations and its slow transactions do. No record changes twice within
 * one second, unless that is asked for.
 */
final class BusyOrg implements Background.Turn {

    /** Transactions commit at most this late; less than the overlap of the service's polls. */
    private static final int LATEST_COMMIT_SECONDS = 12;

    private static final int MOST_PAUSE_MILLIS = 50;
    private static final int LARGE_UPDATE = 2_500;
    private static final int FEW = 20;
    private static final int TRIES = 50;
    private static final List<String> STAGES = List.of(
            "Prospecting", "Qualification", "Proposal/Price Quote", "Negotiation/Review", "Closed Won", "Closed Lost");
    private static final List<String> STATUSES =
            List.of("Open - Not Contacted", "Working - Contacted", "Closed - Not Converted", "Unqualified");
    private static final List<String> REASONS =
            Arrays.asList("Price", "No Budget", "Lost to Competitor", "No Decision", "Other", null);
    private static final List<String> DETAILS = Arrays.asList(
            "Zu teuer, \"viel zu teuer\"", "Budget was cut\nnext year maybe", "Went with the other one", null);
    private static final List<String> COMPETITORS = Arrays.asList("Globex", "Initech", "Umbrella", null);
    private static final List<String> DISQUALIFICATIONS = Arrays.asList("No Budget", "No Need", "Student", null);
    private static final List<String> INDUSTRIES = Arrays.asList("Energy", "Banking", "Retail", "Education", null);
    private static final List<String> COUNTRIES = Arrays.asList("Germany", "Österreich", "日本", null);
    private static final List<String> RATINGS = Arrays.asList("Hot", "Warm", "Cold", null);

    private final Simulator org;
    private final Journal journal;
    private final Random chance;
    private final Map<String, List<String>> ids = new HashMap<>();
    private int made;

    BusyOrg(Simulator org, Journal journal, SoakSettings settings) {
        this.org = org;
        this.journal = journal;
        this.chance = settings.chance("org");
        for (String object : List.of("Opportunity", "Lead", "Account", "User", "Campaign")) {
            ids.put(
                    object,
                    new ArrayList<>(org.records(object).stream()
                            .map(row -> row.get("Id").toString())
                            .toList()));
        }
    }

    @Override
    public Duration take() throws InterruptedException {
        int dice = chance.nextInt(1_000);
        if (dice < 500) {
            change(object(), org.clock().now(), this::isSettled);
        } else if (dice < 620) {
            insert(object(), org.clock().now());
        } else if (dice < 700) {
            commitLate();
        } else if (dice < 780) {
            renameParent();
        } else if (dice < 850) {
            delete(object());
        } else if (dice < 900) {
            undelete(object());
        } else if (dice < 930) {
            convertLead();
        } else if (dice < 960) {
            mergeLeads();
        } else if (dice < 990) {
            changeTwice();
        } else if (dice < 996) {
            changeMany(2 + chance.nextInt(400));
        } else if (dice < 998) {
            changeMany(LARGE_UPDATE);
        }
        return Duration.ofMillis(chance.nextInt(MOST_PAUSE_MILLIS));
    }

    private String object() {
        return chance.nextInt(3) == 0 ? "Lead" : "Opportunity";
    }

    private void change(String object, Instant stamp, Predicate<Map<String, Object>> which) {
        String id = find(object, which);
        if (id != null) {
            change(object, id, stamp);
        }
    }

    private void change(String object, String id, Instant stamp) {
        Map<String, Object> values = object.equals("Lead") ? leadChange() : opportunityChange();
        org.at(stamp).update(object, id, values);
        note(object, id, "changed " + values);
    }

    private void insert(String object, Instant stamp) {
        Map<String, Object> values = new HashMap<>(object.equals("Lead") ? leadChange() : opportunityChange());
        values.put("OwnerId", any("User"));
        if (object.equals("Lead")) {
            values.put("LastName", "New " + made++);
            values.put("Company", "Company " + made);
        } else {
            values.put("Name", "New deal " + made++);
            values.put("AccountId", any("Account"));
            values.put("CloseDate", "2026-0%d-15".formatted(1 + chance.nextInt(9)));
        }
        String id = org.at(stamp).insert(object, values);
        ids.get(object).add(id);
        note(object, id, "new " + values);
    }

    /** As a transaction that took its SystemModstamp some seconds ago and commits only now. */
    private void commitLate() {
        Instant stamp = org.clock().now().minusSeconds(1 + chance.nextInt(LATEST_COMMIT_SECONDS));
        if (chance.nextInt(4) == 0) {
            insert(object(), stamp);
        } else {
            change(object(), stamp, row -> isSettled(row) && stamp(row).isBefore(stamp));
        }
    }

    private void renameParent() {
        int dice = chance.nextInt(10);
        String object = dice < 7 ? "Account" : dice < 9 ? "User" : "Campaign";
        Map<String, Object> values = new HashMap<>();
        if (object.equals("User")) {
            values.put("LastName", "Renamed " + made++);
        } else if (object.equals("Campaign") || chance.nextBoolean()) {
            values.put("Name", "Renamed " + made++);
        } else {
            values.put("Industry", any(INDUSTRIES));
            values.put("BillingCountry", any(COUNTRIES));
        }
        String id = any(object);
        org.update(object, id, values);
        note(object, id, "changed " + values);
    }

    private void delete(String object) {
        String id = find(object, this::isSettled);
        if (id != null) {
            org.delete(object, id);
            note(object, id, "deleted");
        }
    }

    private void undelete(String object) {
        String id = find(object, row -> isDeleted(row) && isOld(row));
        if (id != null) {
            org.undelete(object, id);
            note(object, id, "undeleted");
        }
    }

    private void convertLead() {
        String lead = find("Lead", this::isSettled);
        if (lead == null) {
            return;
        }
        Transaction.Conversion made = org.org().transaction().convertLead(lead, "Deal of " + lead);
        ids.get("Account").add(made.account());
        ids.get("Opportunity").add(made.opportunity());
        note("Lead", lead, "converted to " + made.opportunity());
        note("Opportunity", made.opportunity(), "new by conversion of " + lead);
    }

    private void mergeLeads() {
        String master = find("Lead", this::isSettled);
        String other = find("Lead", row -> isSettled(row) && !row.get("Id").equals(master));
        if (master != null && other != null) {
            org.mergeLeads(master, other);
            note("Lead", master, "merged with " + other);
            note("Lead", other, "merged into " + master);
        }
    }

    /** Some records, twice within one second, with time between for a poll. */
    private void changeTwice() throws InterruptedException {
        String object = object();
        Set<String> some = new LinkedHashSet<>();
        for (int i = 0; i < FEW; i++) {
            some.add(find(object, this::isSettled));
        }
        some.remove(null);
        Instant second = org.clock().now();
        some.forEach(id -> change(object, id, second));
        TimeUnit.MILLISECONDS.sleep(chance.nextInt(700));
        some.forEach(id -> change(object, id, second));
    }

    private void changeMany(int count) {
        String object = object();
        List<String> all = ids.get(object);
        List<String> some = all.stream()
                .skip(chance.nextInt(Math.max(1, all.size() - count)))
                .filter(id -> isSettled(org.record(object, id).orElseThrow()))
                .limit(count)
                .toList();
        Map<String, Object> values = Map.of("LeadSource", "Batch " + made++);
        org.updateAll(object, some, "LeadSource", values.get("LeadSource"));
        some.forEach(id -> note(object, id, "changed with %d others %s".formatted(some.size() - 1, values)));
    }

    private Map<String, Object> opportunityChange() {
        Map<String, Object> values = new HashMap<>();
        switch (chance.nextInt(6)) {
            case 0 -> values.put("StageName", any(STAGES));
            case 1 -> {
                values.put("StageName", "Closed Lost");
                values.put("Loss_Reason__c", any(REASONS));
                values.put("Loss_Reason_Detail__c", any(DETAILS));
                values.put("Competitor__c", any(COMPETITORS));
            }
            case 2 -> values.put("Amount", chance.nextInt(6) == 0 ? null : chance.nextInt(50_000_000) / 4.0);
            case 3 -> values.put("OwnerId", any("User"));
            case 4 -> values.put("AccountId", chance.nextInt(6) == 0 ? null : any("Account"));
            default -> {
                values.put("Loss_Reason__c", any(REASONS));
                values.put("CloseDate", "2026-0%d-20".formatted(1 + chance.nextInt(9)));
                values.put("CampaignId", chance.nextBoolean() ? null : any("Campaign"));
            }
        }
        return values;
    }

    private Map<String, Object> leadChange() {
        Map<String, Object> values = new HashMap<>();
        switch (chance.nextInt(4)) {
            case 0 -> values.put("Status", any(STATUSES));
            case 1 -> {
                values.put("Status", "Unqualified");
                values.put("Disqualification_Reason__c", any(DISQUALIFICATIONS));
            }
            case 2 -> {
                values.put("Rating", any(RATINGS));
                values.put("Industry", any(INDUSTRIES));
            }
            default -> values.put("OwnerId", any("User"));
        }
        return values;
    }

    /** Any such record; null if none is found soon. */
    private String find(String object, Predicate<Map<String, Object>> which) {
        for (int i = 0; i < TRIES; i++) {
            String id = any(object);
            if (which.test(org.record(object, id).orElseThrow())) {
                return id;
            }
        }
        return null;
    }

    private boolean isSettled(Map<String, Object> row) {
        return !isDeleted(row) && !Boolean.TRUE.equals(row.get("IsConverted")) && isOld(row);
    }

    private boolean isOld(Map<String, Object> row) {
        return stamp(row).isBefore(org.clock().now());
    }

    private static boolean isDeleted(Map<String, Object> row) {
        return Boolean.TRUE.equals(row.get("IsDeleted"));
    }

    private static Instant stamp(Map<String, Object> row) {
        return (Instant) row.get("SystemModstamp");
    }

    private String any(String object) {
        return any(ids.get(object));
    }

    private <T> T any(List<T> list) {
        return list.get(chance.nextInt(list.size()));
    }

    private void note(String object, String id, String event) {
        Map<String, Object> row = org.record(object, id).orElseThrow();
        journal.note(id, "%s, stamped %s".formatted(event, row.get("SystemModstamp")));
    }
}
