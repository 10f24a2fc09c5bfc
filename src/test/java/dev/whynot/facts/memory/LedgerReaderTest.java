package dev.whynot.facts.memory;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.whynot.bench.madeup.MadeUpLedger;
import dev.whynot.facts.Basis;
import dev.whynot.facts.Counts;
import dev.whynot.facts.Dimension;
import dev.whynot.facts.Group;
import dev.whynot.facts.Selection;
import dev.whynot.facts.State;
import dev.whynot.facts.sql.SqlFacts;
import dev.whynot.ledger.TestLedger;
import dev.whynot.reason.Decision;
import dev.whynot.reason.Taxonomy;
import dev.whynot.testsupport.TestDatabase;

/** Loads so many records that parts of them are read beside each other, where there is more than one core. */
class LedgerReaderTest {

    private static final int RECORDS = 40_000;
    private static final Selection ALL = new Selection(
            Optional.empty(), Optional.empty(), Basis.CLOSED, Optional.empty(), Optional.empty(), List.of());
    private static final Dimension OWNER = new Dimension("owner", true);

    private final DataSource database = TestDatabase.withSchema();
    private final Jdbi jdbi = TestLedger.jdbi(database);

    @BeforeEach
    void fill() throws SQLException {
        try (Connection connection = database.getConnection()) {
            MadeUpLedger.fill(connection, RECORDS, new Decision.Versions(1, 1, "model"));
        }
        assertThat(RECORDS).isGreaterThan(2 * LedgerReader.FEWEST_NUMBERS);
    }

    @Test
    void partsTogetherAreAllRecordsEachOnce() {
        List<Integer> told = Collections.synchronizedList(new ArrayList<>());
        Columns columns = new Columns();
        LedgerReader.Reading reading = new LedgerReader(jdbi).read(columns, null, told::add);

        assertThat(reading.records()).isEqualTo(number("select count(*) from record where not deleted"));
        assertThat(columns.live()).isEqualTo(reading.records());
        assertThat(told).isNotEmpty().allMatch(count -> count > 0 && count <= RECORDS);
        State state = state(columns, reading);
        SqlFacts sql = new SqlFacts(jdbi, Taxonomy.bundled());
        for (String dimension : List.of("industry", "persona", "source")) {
            List<Dimension> by = List.of(OWNER, Dimension.custom(dimension));
            assertThat(counts(state, by)).isEqualTo(sql.<Map<List<String>, Counts>>ask(it -> counts(it, by)));
        }
        assertThat(state.numbers(ALL, 0, RECORDS)).hasSize(reading.records()).doesNotHaveDuplicates();
    }

    /** Each commit gives the first record and the last one to the owner of the other. */
    @Test
    void partsAreReadAsOfOneMoment() throws Exception {
        String ends = "record_no in (1, %d)".formatted(RECORDS);
        jdbi.useHandle(handle -> handle.execute(
                "update record set deleted = false, owner = case record_no when 1 then 'Ada' else 'Grace' end where "
                        + ends));
        AtomicBoolean isDone = new AtomicBoolean();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> swaps = threads.submit(() -> {
                while (!isDone.get()) {
                    jdbi.useHandle(handle -> handle.execute(
                            "update record set owner = case owner when 'Ada' then 'Grace' else 'Ada' end where "
                                    + ends));
                }
            });
            try {
                for (int i = 0; i < 10; i++) {
                    Columns columns = new Columns();
                    LedgerReader.Reading reading = new LedgerReader(jdbi).read(columns, null, count -> {});
                    Map<List<String>, Counts> owners = counts(state(columns, reading), List.of(OWNER));
                    assertThat(owners).containsKeys(List.of("Ada"), List.of("Grace"));
                }
            } finally {
                isDone.set(true);
            }
            swaps.get();
        }
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void partsDoNotWaitForOneWhoWaitsForThem() throws Exception {
        AtomicBoolean isDone = new AtomicBoolean();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> locks = threads.submit(() -> {
                while (!isDone.get()) {
                    jdbi.useTransaction(handle -> handle.execute("lock table record in access exclusive mode"));
                }
            });
            try {
                for (int i = 0; i < 10; i++) {
                    try {
                        new LedgerReader(jdbi).read(new Columns(), null, count -> {});
                    } catch (JdbiException e) {
                        assertThat(e).hasStackTraceContaining("lock timeout"); // it is tried again
                    }
                }
            } finally {
                isDone.set(true);
            }
            locks.get();
        }
    }

    private int number(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }

    private static State state(Columns columns, LedgerReader.Reading reading) {
        return new MemoryState(
                columns.publish(reading.position().stamp(), Set.of(MadeUpLedger.ORG)), Taxonomy.bundled());
    }

    private static Map<List<String>, Counts> counts(State state, List<Dimension> by) {
        return state.groups(ALL, List.copyOf(by)).stream().collect(toMap(Group::key, Group::counts));
    }
}
