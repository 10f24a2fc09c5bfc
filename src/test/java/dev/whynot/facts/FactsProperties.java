package dev.whynot.facts;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.facts.memory.MemoryFacts;
import dev.whynot.facts.sql.SqlFacts;
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

/** Whatever the ledger holds and whatever is asked: the columns in memory and SQL on the ledger answer the same. */
class FactsProperties {

    private static final Jdbi JDBI = TestLedger.jdbi(TestDatabase.withSchema());
    private static final Ledger LEDGER = TestLedger.on(JDBI);
    private static final Facts SQL = new SqlFacts(JDBI, Taxonomy.bundled());
    private static final Path FILE = file();
    private static final MemoryFacts FOLLOWING = withFile();

    private static final List<String> ORGS = List.of("sample", "acme", "ümläut");
    private static final List<Field> FIELDS = List.of(
            Core.OUTCOME,
            Core.STAGE,
            Core.STAGE_BEFORE_CLOSE,
            Core.CREATED_ON,
            Core.CLOSE_DATE,
            Core.AMOUNT,
            Core.CURRENCY,
            Core.OWNER,
            Core.RAW_REASON,
            Core.RAW_DETAIL,
            Core.DELETED,
            new Field.Dimension("industry"),
            new Field.Dimension("size"),
            new Field.Dimension("late"));
    private static final List<String> TEXTS = List.of("a", "b", "日本", "(none)", "a,b\\\"'", "zu teuer", "no budget");

    private static MemoryFacts memory() {
        MemoryFacts facts = new MemoryFacts(JDBI, Taxonomy.bundled(), SQL);
        facts.catchUp();
        return facts;
    }

    private static MemoryFacts withFile() {
        MemoryFacts facts = new MemoryFacts(JDBI, Taxonomy.bundled(), SQL, FILE);
        facts.catchUp();
        return facts;
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void memoryAndSqlAnswerTheSame(@ForAll long seed) {
        Random random = new Random(seed);
        if (random.nextInt(4) == 0) {
            FOLLOWING.catchUp();
            FOLLOWING.keep();
        }
        LEDGER.takeIn(IntStream.range(0, 1 + random.nextInt(120))
                .mapToObj(i -> sighting(random))
                .toList());
        MemoryFacts memory =
                switch (random.nextInt(6)) {
                    case 0 -> memory();
                    case 1 -> withFile();
                    default -> FOLLOWING;
                };
        for (int i = 0; i < 12; i++) {
            Question question = SQL.ask(state -> {
                Selection selection = selection(state, random);
                return new Question(selection, by(state, selection, random));
            });
            assertThat(answers(memory, question)).as("%s", question).isEqualTo(answers(SQL, question));
        }
    }

    private static Path file() {
        try {
            return Files.createTempDirectory(Path.of("target"), "facts").resolve("columns");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Question(Selection selection, List<Grouping> by) {}

    private record Answers(
            String stamp,
            Map<List<String>, Counts> groups,
            long undated,
            List<Long> page,
            List<Long> all,
            List<BigDecimal> bounds,
            List<Object> rows,
            Object dimensions,
            Object orgs) {}

    private static Answers answers(Facts facts, Question question) {
        return facts.ask(state -> {
            Selection selection = question.selection();
            List<Grouping> by = question.by();
            List<Long> all = new ArrayList<>();
            state.numbers(selection, all::addAll);
            return new Answers(
                    state.stamp(),
                    state.groups(selection, by).stream().collect(toMap(Group::key, Group::counts)),
                    state.undated(selection),
                    List.copyOf(state.numbers(selection, 20, 7)),
                    all,
                    state.bounds(selection, Ranges.Measure.values()[by.size() % 2], 2 + by.size()),
                    rows(state, selection, by),
                    state.dimensions(),
                    Map.copyOf(state.orgs().stream().collect(toMap(org -> org, org -> true))));
        });
    }

    /** Each record by its number, then the values that are told apart. */
    private static List<Object> rows(State state, Selection selection, List<Grouping> by) {
        List<Attribute> attributes = by.stream()
                .filter(Attribute.class::isInstance)
                .map(Attribute.class::cast)
                .toList();
        Rows rows = state.rows(selection, attributes, 1 + by.size());
        Map<Long, List<Object>> records = new TreeMap<>();
        for (int row = 0; row < rows.size(); row++) {
            List<Object> record = new ArrayList<>(List.of(rows.outcomes()[row], rows.days()[row]));
            for (Rows.Column column : rows.columns()) {
                char code = column.codes()[row];
                record.add(code == Rows.RARE ? "rare" : "is " + column.values().get(code));
            }
            records.put(rows.numbers()[row], record);
        }
        return List.of(
                rows.size(),
                records,
                rows.columns().stream().map(Rows.Column::values).toList());
    }

    private static Sighting sighting(Random random) {
        Map<Field, Object> values = new HashMap<>();
        for (Field field : FIELDS) {
            if (random.nextInt(5) > 0) {
                values.put(field, value(field, random));
            }
        }
        values.put(Core.OUTCOME, value(Core.OUTCOME, random));
        return Sighting.dated(
                new RecordKey(
                        any(ORGS, random),
                        SalesObject.values()[random.nextInt(2)],
                        "r" + random.nextInt(random.nextBoolean() ? 30 : 3_000)),
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(100_000_000)),
                "test",
                values);
    }

    private static Object value(Field field, Random random) {
        return switch (field) {
            case Core.OUTCOME -> Outcome.values()[random.nextInt(3)];
            case Core.CREATED_ON, Core.CLOSE_DATE -> random.nextInt(6) == 0 ? null : day(random);
            case Core.AMOUNT -> random.nextInt(6) == 0 ? null : amount(random);
            case Core.CURRENCY -> random.nextInt(6) == 0 ? null : any(List.of("EUR", "CHF", "KWD"), random);
            case Core.DELETED -> random.nextInt(5) == 0;
            case Core.OWNER -> random.nextInt(6) == 0 ? null : "owner " + random.nextInt(400);
            default -> random.nextInt(6) == 0 ? null : any(TEXTS, random);
        };
    }

    private static LocalDate day(Random random) {
        return random.nextInt(50) == 0
                ? any(List.of(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31)), random)
                : LocalDate.of(2024, 1, 1).plusDays(random.nextInt(900));
    }

    private static BigDecimal amount(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> new BigDecimal("123456789012345678");
            case 1 -> new BigDecimal("0.000000000000000001");
            case 2 -> new BigDecimal("-12.3456");
            case 3 -> new BigDecimal("99999999999999.9999");
            case 4 -> BigDecimal.ZERO;
            case 5 -> new BigDecimal("1000");
            case 6 -> new BigDecimal("-0.5");
            default -> BigDecimal.valueOf(random.nextInt(100_000_000), 2);
        };
    }

    private static Selection selection(State state, Random random) {
        Optional<LocalDate> from = random.nextInt(3) == 0 ? Optional.of(day(random)) : Optional.empty();
        Optional<LocalDate> to = random.nextInt(3) == 0 ? Optional.of(day(random)) : Optional.empty();
        Selection all = new Selection(
                random.nextBoolean() ? Optional.empty() : Optional.of(any(List.copyOf(state.orgs()), random)),
                random.nextBoolean() ? Optional.empty() : Optional.of(SalesObject.values()[random.nextInt(2)]),
                Basis.values()[random.nextInt(2)],
                from,
                to,
                List.of());
        List<Filter> filters = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Attribute attribute = attribute(state, all, random);
            List<String> values = new ArrayList<>();
            List<Group> groups = state.groups(all, List.of(attribute));
            for (int j = random.nextInt(3); j >= 0; j--) {
                values.add(
                        groups.isEmpty() || random.nextInt(8) == 0
                                ? any(TEXTS, random)
                                : any(groups, random).key().getFirst());
            }
            filters.add(new Filter(attribute, values, random.nextInt(3) == 0));
        }
        return all.with(filters);
    }

    private static List<Grouping> by(State state, Selection selection, Random random) {
        List<Grouping> by = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            by.add(
                    switch (random.nextInt(6)) {
                        case 0 ->
                            new Interval(
                                    Basis.values()[random.nextInt(2)],
                                    Interval.Unit.values()[random.nextInt(Interval.Unit.values().length)]);
                        case 1 -> new Age(LocalDate.of(2025, 6, 1));
                        case 2 -> dev.whynot.facts.Path.values()[random.nextInt(2)];
                        default -> attribute(state, selection, random);
                    });
        }
        return by;
    }

    private static Attribute attribute(State state, Selection selection, Random random) {
        String name = any(Attributes.names(state), random);
        return Attributes.find(state, name, selection).orElseThrow();
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
