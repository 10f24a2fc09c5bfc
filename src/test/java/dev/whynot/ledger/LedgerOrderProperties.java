package dev.whynot.ledger;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.ledger.Field.Core;
import dev.whynot.testsupport.TestDatabase;

/**
 * Any order, any duplication and any interleaving of the same record versions ends in the same ledger, with the same
 * history and the same tallies.
 */
class LedgerOrderProperties {

    private static final Jdbi JDBI = TestLedger.jdbi(TestDatabase.withSchema());
    private static final List<Field> FIELDS = List.of(
            Core.OUTCOME,
            Core.STAGE,
            Core.STAGE_BEFORE_CLOSE,
            Core.CLOSE_DATE,
            Core.AMOUNT,
            Core.RAW_REASON,
            Core.RAW_DETAIL,
            Core.DELETED,
            new Field.Dimension("region"));

    /** What one source saw of one of a few records at one of a few versions. */
    record Seen(int record, int version, int rank, List<Field> fields, int seed) {

        Sighting sighting(String org) {
            Random random = new Random(seed);
            FieldSet set = FieldSet.of(fields);
            return new Sighting(
                    new RecordKey(org, SalesObject.OPPORTUNITY, "r" + record),
                    new Version(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(version), rank),
                    true,
                    "source" + seed,
                    set,
                    set.fields().stream().map(field -> value(field, random)).collect(toCollection(ArrayList::new)));
        }

        private static Object value(Field field, Random random) {
            return switch (field) {
                case Core.OUTCOME -> Outcome.values()[random.nextInt(3)];
                case Core.CLOSE_DATE -> random.nextInt(4) == 0 ? null : LocalDate.of(2026, 1, 1 + random.nextInt(3));
                case Core.AMOUNT -> random.nextInt(4) == 0 ? null : BigDecimal.valueOf(random.nextInt(3) * 100L, 1);
                case Core.DELETED -> random.nextInt(5) == 0;
                default ->
                    random.nextInt(4) == 0
                            ? null
                            : List.of("price", "x", "no budget").get(random.nextInt(3));
            };
        }
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void orderDuplicationAndInterleavingDoNotMatter(@ForAll("seen") List<Seen> seen, @ForAll long seed)
            throws Exception {
        String inOrder = "a" + Long.toHexString(System.nanoTime());
        String shuffled = "b" + Long.toHexString(System.nanoTime());

        Ledger one = TestLedger.on(JDBI);
        seen.forEach(each -> one.takeIn(List.of(each.sighting(inOrder))));
        takeInByTwoWriters(seen, shuffled, new Random(seed));

        assertThat(records(shuffled)).isEqualTo(records(inOrder));
        assertThat(histories(one, shuffled)).isEqualTo(histories(one, inOrder));
        assertThat(tallies(shuffled)).isEqualTo(tallies(inOrder));
    }

    /** Two replicas take in the same sightings, some twice, in batches of random size and random order, at once. */
    private static void takeInByTwoWriters(List<Seen> seen, String org, Random random) throws Exception {
        List<Seen> all = new ArrayList<>(seen);
        seen.stream().filter(each -> random.nextBoolean()).forEach(all::add);
        Collections.shuffle(all, random);
        List<List<Sighting>> batches = new ArrayList<>();
        for (int i = 0; i < all.size(); ) {
            int next = Math.min(all.size(), i + 1 + random.nextInt(5));
            batches.add(all.subList(i, next).stream()
                    .map(each -> each.sighting(org))
                    .toList());
            i = next;
        }
        int half = batches.size() / 2;
        List<Callable<Void>> writers =
                List.of(() -> takeIn(batches.subList(0, half)), () -> takeIn(batches.subList(half, batches.size())));
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (Future<Void> writer : both.invokeAll(writers)) {
                writer.get();
            }
        }
    }

    private static Void takeIn(List<List<Sighting>> batches) {
        Ledger replica = TestLedger.on(JDBI);
        batches.forEach(replica::takeIn);
        return null;
    }

    @Provide
    static Arbitrary<List<Seen>> seen() {
        // any set, or one that comes again and again, as those of real sources do
        Arbitrary<List<Field>> fields = Arbitraries.oneOf(
                Arbitraries.of(FIELDS).list().uniqueElements().ofMinSize(1).ofMaxSize(FIELDS.size()),
                Arbitraries.of(FIELDS, FIELDS.subList(0, 2), FIELDS.subList(1, 2)));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(-1, 1),
                        fields,
                        Arbitraries.integers().between(0, 1_000_000))
                .as(Seen::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    private static List<Map<String, Object>> records(String org) {
        return JDBI.withHandle(
                handle -> handle.createQuery("""
                        select
                            record_id, deleted, outcome, stage, stage_before_close, stage_lost_in, close_date, closed_on,
                            amount, raw_reason, raw_detail, reason, confidence, method, dimensions::text as dimensions,
                            versions::text as versions
                        from record where org_id = :org order by record_id
                        """).bind("org", org).mapToMap().list());
    }

    private static List<List<String>> histories(Ledger ledger, String org) {
        return List.of("r0", "r1", "r2").stream()
                .map(id -> ledger.history(new RecordKey(org, SalesObject.OPPORTUNITY, id)).stream()
                        .map(change ->
                                "%s %s: %s -> %s".formatted(change.at(), change.field(), change.from(), change.to()))
                        .toList())
                .toList();
    }

    private static List<Map<String, Object>> tallies(String org) {
        return JDBI.withHandle(
                handle -> handle.createQuery("""
                        select outcome, reason, count(*) as records, sum(amount) as amount
                        from record where org_id = :org and not deleted
                        group by outcome, reason order by outcome, reason
                        """).bind("org", org).mapToMap().list());
    }
}
