package dev.whynot.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Singleton;

import org.jdbi.v3.core.Jdbi;

import dev.whynot.reason.CompetitorNames;

/**
 * The competitors of each org, as its records name them. They are read now and then; records that bear other names by it
 * are then decided anew.
 */
@Singleton
public class Competitors {

    /** The dimension that holds what was entered. */
    static final String DIMENSION = "competitor";

    private static final String SEPARATOR = " + ";
    private static final CompetitorNames NONE = CompetitorNames.of(Map.of());

    private final Jdbi jdbi;
    private volatile Map<String, Org> byOrg = Map.of();
    /** The state of the ledger that they were read of; null before. */
    private volatile String stamp;

    Competitors(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Org(Set<String> spellings, CompetitorNames names) {}

    /**
     * Reads the names anew, if the ledger has changed since.
     *
     * @return the orgs that have spellings which they did not have before, or lack some; none when they are first read
     */
    public Set<String> refresh() {
        String now = jdbi.withHandle(handle -> handle.createQuery("select ledger_id || '-' || last from change_clock")
                .mapTo(String.class)
                .one());
        String before = stamp;
        if (now.equals(before)) {
            return Set.of();
        }
        Map<String, Map<String, Long>> spellings = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select org_id, dimensions ->> :dimension as spelling, count(*) as records
                        from record
                        where dimensions ->> :dimension is not null and not deleted
                        group by org_id, spelling
                        """)
                .bind("dimension", DIMENSION)
                .map((row, context) -> spellings
                        .computeIfAbsent(row.getString("org_id"), org -> new HashMap<>())
                        .put(row.getString("spelling"), row.getLong("records")))
                .list());
        Map<String, Org> fresh = new HashMap<>();
        spellings.forEach(
                (org, counts) -> fresh.put(org, new Org(Set.copyOf(counts.keySet()), CompetitorNames.of(counts))));
        Set<String> changed = new HashSet<>(fresh.keySet());
        changed.addAll(byOrg.keySet());
        changed.removeIf(org -> fresh.containsKey(org)
                && byOrg.containsKey(org)
                && fresh.get(org).spellings().equals(byOrg.get(org).spellings()));
        byOrg = Map.copyOf(fresh);
        stamp = now;
        return before == null ? Set.of() : changed;
    }

    /**
     * Who stood in competition for a lost record: by what was entered, else by what its texts say.
     *
     * @return names in one spelling each, joined by {@code " + "}; null if there is none
     */
    String named(String org, String entered, String rawReason, String rawDetail) {
        CompetitorNames names = byOrg.containsKey(org) ? byOrg.get(org).names() : NONE;
        List<String> found = entered == null ? List.of() : names.inField(entered);
        if (found.isEmpty()) {
            found = new ArrayList<>();
            for (String text : new String[] {rawReason, rawDetail}) {
                if (text != null) {
                    found.addAll(names.inText(text));
                }
            }
        }
        return found.isEmpty()
                ? null
                : String.join(SEPARATOR, found.stream().distinct().sorted().toList());
    }
}
