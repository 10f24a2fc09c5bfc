package dev.whynot.facts.memory;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.whynot.facts.Basis;
import dev.whynot.facts.Counts;
import dev.whynot.facts.Dimension;
import dev.whynot.facts.Facts;
import dev.whynot.facts.Filter;
import dev.whynot.facts.Group;
import dev.whynot.facts.Money;
import dev.whynot.facts.Selection;
import dev.whynot.facts.State;
import dev.whynot.facts.sql.SqlFacts;
import dev.whynot.http.ProblemException;
import dev.whynot.ledger.Field;
import dev.whynot.ledger.Field.Core;
import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.Outcome;
import dev.whynot.ledger.RecordKey;
import dev.whynot.ledger.SalesObject;
import dev.whynot.ledger.Sighting;
import dev.whynot.ledger.TestLedger;
import dev.whynot.reason.Taxonomy;
import dev.whynot.testsupport.TestDatabase;

class FollowerTest {

    private static final Selection ALL = new Selection(
            Optional.empty(), Optional.empty(), Basis.CLOSED, Optional.empty(), Optional.empty(), List.of());
    private static final Dimension OWNER = new Dimension("owner", true);
    private static final int PATIENCE_SECONDS = 60;

    private final DataSource database = TestDatabase.withSchema();
    private final Jdbi jdbi = TestLedger.jdbi(database);
    private final Ledger ledger = TestLedger.on(jdbi);
    private final Facts sql = new SqlFacts(jdbi, Taxonomy.bundled());
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private static MemoryFacts loaded(Jdbi jdbi, Facts ledger) {
        MemoryFacts facts = new MemoryFacts(jdbi, Taxonomy.bundled(), ledger);
        facts.catchUp();
        return facts;
    }

    private MemoryFacts loaded() {
        return loaded(jdbi, sql);
    }

    private void take(String id, Map<Field, ?> values) {
        ledger.takeIn(List.of(sighting(id, values)));
    }

    private Sighting sighting(String id, Map<Field, ?> values) {
        now = now.plusSeconds(1);
        Map<Field, Object> all = new HashMap<>(Map.of(Core.OUTCOME, Outcome.OPEN));
        all.putAll(values);
        return Sighting.dated(new RecordKey("acme", SalesObject.LEAD, id), now, "test", all);
    }

    private static Map<List<String>, Counts> groups(Facts facts, Dimension... by) {
        return facts.ask(state -> state.groups(ALL, List.of(by)).stream().collect(toMap(Group::key, Group::counts)));
    }

    private static Map<String, Long> owners(Facts facts) {
        return groups(facts, OWNER).entrySet().stream()
                .collect(toMap(group -> group.getKey().getFirst(), group -> group.getValue()
                        .records()));
    }

    @Test
    void nothingIsAnsweredBeforeAllIsLoaded() {
        MemoryFacts facts = new MemoryFacts(jdbi, Taxonomy.bundled(), sql);
        assertThatThrownBy(() -> owners(facts))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("being loaded");
        facts.catchUp();
        assertThat(owners(facts)).isEmpty();
    }

    @Test
    void newDimensionsAndValuesAppearWithoutBeingLoadedAnew() {
        take("1", Map.of(Core.OWNER, "Ada"));
        MemoryFacts facts = loaded();
        assertThat(facts.<List<Dimension>>ask(state -> List.copyOf(state.dimensions())))
                .isEqualTo(Dimension.BUILT_IN);

        take("2", Map.of(Core.OWNER, "Grace", new Field.Dimension("industry"), "Retail"));
        assertThat(owners(facts)).isEqualTo(Map.of("Ada", 1L, "Grace", 1L));
        Dimension industry = Dimension.custom("industry");
        assertThat(groups(facts, industry)).containsOnlyKeys(List.of("Retail"), List.of("(none)"));
        assertThat(groups(facts, industry, OWNER)).isEqualTo(groups(sql, industry, OWNER));
        assertThat(facts.follower().loaded()).as("loaded once, at the start").isEqualTo(1);
    }

    @Test
    void dimensionsAreListedInTheSameOrderAsByTheLedger() {
        Map<Field, Object> values = new HashMap<>();
        for (String name : List.of("b", "B", "a_c", "aB", "ab", "Zebra", "z1", "z_2", "Z10")) {
            values.put(new Field.Dimension(name), "x");
        }
        take("1", values);
        assertThat(loaded().<List<Dimension>>ask(state -> state.dimensions()))
                .isEqualTo(sql.<List<Dimension>>ask(state -> state.dimensions()));
    }

    @Test
    void updatesDeletesAndUndeletesAreSeenAtOnce() {
        take("1", Map.of(Core.OWNER, "Ada", Core.AMOUNT, new BigDecimal("10.5"), Core.CURRENCY, "EUR"));
        MemoryFacts facts = loaded();
        take("1", Map.of(Core.OWNER, "Grace"));
        assertThat(owners(facts)).isEqualTo(Map.of("Grace", 1L));

        take("1", Map.of(Core.OUTCOME, Outcome.WON));
        assertThat(groups(facts).get(List.<String>of()))
                .isEqualTo(new Counts(1, 0, 1, 0, List.of(), List.of(new Money("EUR", new BigDecimal("10.5")))));

        take("1", Map.of(Core.DELETED, true));
        assertThat(owners(facts)).isEmpty();
        take("1", Map.of(Core.DELETED, false));
        assertThat(owners(facts)).isEqualTo(Map.of("Grace", 1L));
        take("1", Map.of(Core.AMOUNT, new BigDecimal("123456789012345678.12345"), Core.OUTCOME, Outcome.LOST));
        assertThat(groups(facts, OWNER)).as("more digits than a column holds").isEqualTo(groups(sql, OWNER));
        take("1", Map.of(Core.AMOUNT, BigDecimal.ONE, Core.OUTCOME, Outcome.LOST));
        assertThat(groups(facts, OWNER)).isEqualTo(groups(sql, OWNER));
    }

    /**
     * At every commit Ada and Grace have twenty records each. A question that saw one of the two of a swap, or one of them
     * twice, would count otherwise.
     */
    @Test
    void nobodyEverSeesPartOfACommitOnWhicheverReplica() throws Exception {
        List<String> ids = new ArrayList<>(
                IntStream.range(0, 40).mapToObj(Integer::toString).toList());
        List<Sighting> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(owned(ids.get(i), i < 20 ? "Ada" : "Grace"));
        }
        ledger.takeIn(all);
        List<MemoryFacts> replicas = List.of(loaded(), loaded());
        AtomicBoolean isDone = new AtomicBoolean();
        AtomicInteger asked = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                MemoryFacts replica = replicas.get(i % 2);
                readers.add(threads.submit(() -> {
                    long seen = 0;
                    while (!isDone.get()) {
                        seen = checkOneState(replica, seen);
                        asked.incrementAndGet();
                    }
                }));
            }
            try {
                for (int round = 0; round < 150; round++) {
                    int pairs = 1 + round % 7;
                    List<Sighting> swap = new ArrayList<>();
                    for (int i = 0; i < pairs; i++) {
                        swap.add(owned(ids.get(i), "Grace"));
                        swap.add(owned(ids.get(20 + i), "Ada"));
                        Collections.swap(ids, i, 20 + i);
                    }
                    Collections.rotate(ids.subList(0, 20), 3);
                    Collections.rotate(ids.subList(20, 40), 5);
                    long committed = ledger.takeIn(swap).lastChangeNo();
                    for (MemoryFacts replica : replicas) {
                        assertThat(checkOneState(replica, committed))
                                .as("what is committed is seen by whoever asks then")
                                .isGreaterThanOrEqualTo(committed);
                    }
                }
            } finally {
                isDone.set(true);
            }
            for (Future<?> reader : readers) {
                reader.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        }
        assertThat(asked.get()).isPositive();
    }

    private Sighting owned(String id, String owner) {
        return sighting(
                id,
                Map.of(
                        Core.OWNER,
                        owner,
                        Core.OUTCOME,
                        Outcome.WON,
                        Core.AMOUNT,
                        BigDecimal.TEN,
                        Core.CURRENCY,
                        "EUR"));
    }

    private static long checkOneState(Facts facts, long atLeast) {
        return facts.ask(state -> {
            String stamp = state.stamp();
            Counts expected = new Counts(20, 0, 20, 0, List.of(), List.of(new Money("EUR", BigDecimal.valueOf(200))));
            assertThat(state.groups(ALL, List.of(OWNER)))
                    .as(stamp)
                    .containsExactlyInAnyOrder(
                            new Group(List.of("Ada"), expected), new Group(List.of("Grace"), expected));
            assertThat(state.numbers(ALL, 0, 100)).as(stamp).hasSize(40).doesNotHaveDuplicates();
            long number = Long.parseLong(stamp.substring(stamp.lastIndexOf('-') + 1));
            assertThat(number).as("time does not run backwards").isGreaterThanOrEqualTo(atLeast);
            return number;
        });
    }

    @Test
    void anotherLedgerIsLoadedAnew() {
        take("1", Map.of(Core.OWNER, "Ada"));
        take("2", Map.of(Core.OWNER, "Ada"));
        MemoryFacts facts = loaded();
        assertThat(owners(facts)).isEqualTo(Map.of("Ada", 2L));

        jdbi.useTransaction(handle -> {
            handle.execute("delete from record where record_id = '1'");
            handle.execute("update record set owner = 'Grace'");
            handle.execute("update change_clock set ledger_id = gen_random_uuid()");
        });
        assertThat(owners(facts)).isEqualTo(Map.of("Grace", 1L));
        assertThat(facts.<String>ask(state -> state.stamp())).isEqualTo(sql.<String>ask(state -> state.stamp()));
    }

    @Test
    void ledgerThatWentBackIsLoadedAnew() {
        take("1", Map.of(Core.OWNER, "Ada"));
        take("2", Map.of(Core.OWNER, "Grace"));
        MemoryFacts facts = loaded();
        jdbi.useTransaction(handle -> {
            handle.execute("delete from record where record_id = '2'");
            handle.execute("update change_clock set last = 1");
        });
        assertThat(owners(facts)).as("an older backup").isEqualTo(Map.of("Ada", 1L));
    }

    @Test
    void answersStayWhileTheLedgerIsAwayAndFollowWhenItIsBack() {
        take("1", Map.of(Core.OWNER, "Ada"));
        Switch line = new Switch(database);
        MemoryFacts facts = loaded(TestLedger.jdbi(line.dataSource()), sql);

        line.cut();
        take("1", Map.of(Core.OWNER, "Grace"));
        assertThat(owners(facts)).isEqualTo(Map.of("Ada", 1L));
        int tries = line.tries();
        assertThat(owners(facts)).isEqualTo(Map.of("Ada", 1L));
        assertThat(line.tries())
                .as("who asks does not try again: each try may take seconds")
                .isEqualTo(tries);
        assertThat(facts.follower().isAway()).isTrue();
        facts.follower().retry();
        assertThat(facts.follower().isAway()).isTrue();

        line.mend();
        facts.follower().retry();
        assertThat(facts.follower().isAway()).isFalse();
        assertThat(owners(facts)).isEqualTo(Map.of("Grace", 1L));
        take("1", Map.of(Core.OWNER, "Linus"));
        assertThat(owners(facts)).isEqualTo(Map.of("Linus", 1L));
    }

    @Test
    @Timeout(value = PATIENCE_SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void questionsDoNotHangWithALedgerThatHangs() throws SQLException {
        take("1", Map.of(Core.OWNER, "Ada"));
        MemoryFacts facts = loaded();
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table change_clock in access exclusive mode");
            assertThat(owners(facts)).isEqualTo(Map.of("Ada", 1L));
            assertThat(facts.follower().isAway()).isTrue();
            other.rollback();
            other.setAutoCommit(true);
        }
        take("1", Map.of(Core.OWNER, "Grace"));
        facts.follower().retry();
        assertThat(facts.follower().isAway()).isFalse();
        assertThat(owners(facts)).isEqualTo(Map.of("Grace", 1L));
    }

    @Test
    void loadThatFailsIsTriedAgain() {
        take("1", Map.of(Core.OWNER, "Ada"));
        Switch line = new Switch(database);
        line.cut();
        MemoryFacts facts = loaded(TestLedger.jdbi(line.dataSource()), sql);
        assertThatThrownBy(() -> owners(facts)).isInstanceOf(ProblemException.class);
        line.mend();
        facts.follower().retry();
        assertThat(owners(facts)).isEqualTo(Map.of("Ada", 1L));
    }

    @Test
    void nobodyWaitsForALedgerThatIsKnownToBeAway() throws Exception {
        take("1", Map.of(Core.OWNER, "Ada"));
        Switch line = new Switch(database);
        MemoryFacts facts = loaded(TestLedger.jdbi(line.dataSource()), sql);
        line.cut();
        facts.catchUp();
        line.hang();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> retry = threads.submit(facts.follower()::retry);
            line.awaitHanging();
            List<Future<Map<String, Long>>> askers = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> owners(facts)))
                    .toList();
            try {
                for (Future<Map<String, Long>> asker : askers) {
                    assertThat(asker.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(Map.of("Ada", 1L));
                }
            } finally {
                line.cut();
            }
            retry.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void onlyOneOfManyFindsOutThatTheLedgerIsAway() throws Exception {
        take("1", Map.of(Core.OWNER, "Ada"));
        Switch line = new Switch(database);
        MemoryFacts facts = loaded(TestLedger.jdbi(line.dataSource()), sql);
        line.hang();
        int tries = line.tries();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Map<String, Long>>> askers = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> owners(facts)))
                    .toList();
            line.awaitHanging();
            line.cut();
            for (Future<Map<String, Long>> asker : askers) {
                assertThat(asker.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(Map.of("Ada", 1L));
            }
        }
        assertThat(line.tries() - tries)
                .as("tries that may have taken seconds each")
                .isOne();
    }

    @Test
    void whatIsNotKeptInMemoryTheLedgerAnswers() {
        take("1", Map.of(Core.OWNER, "Ada", Core.RAW_DETAIL, "They said no"));
        take("2", Map.of(Core.OWNER, "Ada"));
        AtomicInteger askedOfLedger = new AtomicInteger();
        MemoryFacts facts = loaded(jdbi, new Facts() {
            @Override
            public <T> T ask(Function<State, T> questions) {
                askedOfLedger.incrementAndGet();
                return sql.ask(questions);
            }
        });
        assertThat(owners(facts)).isEqualTo(Map.of("Ada", 2L));
        assertThat(askedOfLedger).hasValue(0);
        Dimension detail = new Dimension("rawDetail", true);
        assertThat(groups(facts, detail, OWNER))
                .containsOnlyKeys(List.of("They said no", "Ada"), List.of("(none)", "Ada"));
        assertThat(askedOfLedger).hasValue(1);
        Selection filtered = new Selection(
                ALL.org(),
                ALL.object(),
                ALL.basis(),
                ALL.from(),
                ALL.to(),
                List.of(new Filter(detail, List.of("They said no"), false)));
        assertThat(facts.<Long>ask(state -> state.total(filtered).records())).isOne();
        assertThat(askedOfLedger).hasValue(2);
    }

    /** The line to the database, which can be cut. */
    private static final class Switch {

        private final DataSource dataSource;
        private final AtomicInteger tries = new AtomicInteger();
        private final CountDownLatch hanging = new CountDownLatch(1);
        private volatile boolean isCut;
        private volatile CountDownLatch hangs = new CountDownLatch(0);

        Switch(DataSource real) {
            dataSource = (DataSource) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("getConnection")) {
                            pass();
                        }
                        try {
                            return method.invoke(real, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        private void pass() throws SQLException, InterruptedException {
            tries.incrementAndGet();
            if (hangs.getCount() > 0) {
                hanging.countDown();
                hangs.await();
            }
            if (isCut) {
                throw new SQLException("The line is cut", "08006");
            }
        }

        DataSource dataSource() {
            return dataSource;
        }

        int tries() {
            return tries.get();
        }

        /** Whoever wants a connection waits. */
        void hang() {
            hangs = new CountDownLatch(1);
        }

        void awaitHanging() throws InterruptedException {
            assertThat(hanging.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }

        /** Whoever wants a connection, or waits for one, gets none. */
        void cut() {
            isCut = true;
            hangs.countDown();
        }

        void mend() {
            isCut = false;
        }
    }
}
