package dev.whynot.soak;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jdbi.v3.core.Jdbi;

import dev.whynot.soak.MessageSender.Sent;

/** Whether all that senders were told is stored is in the ledger, once. */
public final class AcknowledgedOnce {

    private final Jdbi jdbi;
    private final Findings findings;

    /** Looks into the ledger in this database. */
    public AcknowledgedOnce(Jdbi jdbi, Findings findings) {
        this.jdbi = jdbi;
        this.findings = findings;
    }

    private record Version(String record, Instant at) {}

    /** Compares what these have sent, and says how much it is. */
    public void check(List<MessageSender> senders) {
        List<Sent> all = new ArrayList<>();
        Set<String> notifications = new HashSet<>();
        for (MessageSender sender : senders) {
            for (Sent sent : sender.acknowledged()) {
                all.add(sent);
                if (!sender.isJson()) {
                    notifications.add(sent.notification());
                }
            }
        }
        check(all, notifications);
    }

    /**
     * The same.
     *
     * @param notifications the ids of those that were outbound messages
     */
    public void check(Collection<Sent> acknowledged, Set<String> notifications) {
        Map<String, Integer> newest = new HashMap<>();
        Set<Version> versions = new HashSet<>();
        for (Sent sent : acknowledged) {
            newest.merge(sent.record(), sent.version(), Math::max);
            versions.add(new Version(sent.record(), MessageSender.FIRST_VERSION.plusSeconds(sent.version())));
        }
        jdbi.useHandle(handle -> {
            Map<String, Integer> stages = new HashMap<>();
            handle.createQuery("select left(record_id, 15) as id, stage from record where org_id = :org")
                    .bind("org", MessageSender.ORG)
                    .map((row, context) -> stages.put(
                            row.getString("id"),
                            Integer.parseInt(row.getString("stage").substring(8))))
                    .list();
            // a newer one may be stored without that its acknowledgement arrived
            newest.forEach((record, version) -> {
                if (stages.getOrDefault(record, -1) < version) {
                    findings.add("%s: version %d was acknowledged, the ledger has %s"
                            .formatted(record, version, stages.get(record)));
                }
            });
            List<Version> seen = handle.createQuery(
                            "select left(record_id, 15) as id, version from sighting where org_id = :org")
                    .bind("org", MessageSender.ORG)
                    .map((row, context) -> new Version(
                            row.getString("id"),
                            row.getObject("version", OffsetDateTime.class).toInstant()))
                    .list();
            Set<Version> once = new HashSet<>(seen);
            if (once.size() != seen.size()) {
                findings.add("%d versions are in the history twice".formatted(seen.size() - once.size()));
            }
            versions.stream()
                    .filter(version -> !once.contains(version))
                    .forEach(version -> findings.add(version + " was acknowledged and is not in the history"));
            Set<String> known = new HashSet<>(handle.createQuery("select id from notification")
                    .mapTo(String.class)
                    .list());
            notifications.stream()
                    .filter(id -> !known.contains(id))
                    .forEach(id -> findings.add("The notification " + id + " was acknowledged and is not known"));
            System.out.printf(
                    "%,d versions of %,d records were acknowledged, %,d of them by outbound messages; %,d are stored%n",
                    versions.size(), newest.size(), notifications.size(), once.size());
        });
    }
}
