package dev.whynot.analytics;

import static dev.whynot.testsupport.Api.get;
import static dev.whynot.testsupport.Api.importFile;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import dev.whynot.testsupport.PostgresForService;
import dev.whynot.testsupport.SharedData;

/** Each question of the two public data sets, answered a second time from the file with loops and nothing else. */
@QuarkusTest
@WithTestResource(PostgresForService.class)
class RealDataTest {

    private static final String OPPORTUNITIES = "?org=crm-sales-again";
    private static final String LEADS = "?org=x-education-again";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MM-yy");
    private static final Set<String> LOST_TAGS = Set.of(
            "Already a student",
            "Closed by Horizzon",
            "Diploma holder (Not Eligible)",
            "Graduation in progress",
            "Interested  in full time MBA",
            "Interested in other courses",
            "invalid number",
            "Lateral student",
            "Lost to EINS",
            "Lost to Others",
            "Not doing further education",
            "number not provided",
            "opp hangup",
            "Recognition issue (DEC approval)",
            "switched off",
            "University not recognized",
            "Want to take admission but has financial problems",
            "wrong number given");

    /** What is counted of a group. */
    private static final class Count {
        private int records;
        private int open;
        private int won;
        private int lost;
        private BigDecimal lostAmount = BigDecimal.ZERO;
        private BigDecimal wonAmount = BigDecimal.ZERO;

        void add(String outcome, BigDecimal amount) {
            records++;
            switch (outcome) {
                case "won" -> {
                    won++;
                    wonAmount = wonAmount.add(amount);
                }
                case "lost" -> {
                    lost++;
                    lostAmount = lostAmount.add(amount);
                }
                default -> open++;
            }
        }

        static Count of(Map<String, ?> tally) {
            Count count = new Count();
            count.records = (Integer) tally.get("records");
            count.open = (Integer) tally.get("open");
            count.won = (Integer) tally.get("won");
            count.lost = (Integer) tally.get("lost");
            count.lostAmount = amount(tally.get("lostAmount"));
            count.wonAmount = amount(tally.get("wonAmount"));
            return count;
        }

        /** Neither file names a currency. */
        private static BigDecimal amount(Object amounts) {
            List<?> list = (List<?>) amounts;
            assertThat(list).hasSizeLessThanOrEqualTo(1);
            return list.isEmpty()
                    ? BigDecimal.ZERO
                    : new BigDecimal(((Map<?, ?>) list.getFirst()).get("amount").toString());
        }

        @Override
        public String toString() {
            return "%d records: %d open, %d won (%s), %d lost (%s)"
                    .formatted(
                            records,
                            open,
                            won,
                            wonAmount.stripTrailingZeros().toPlainString(),
                            lost,
                            lostAmount.stripTrailingZeros().toPlainString());
        }
    }

    private static List<NamedCsvRecord> rows(Path file) throws Exception {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            return csv.stream().toList();
        }
    }

    private static List<NamedCsvRecord> opportunities() throws Exception {
        Path file = SharedData.CRM_SALES_OPPORTUNITIES.file();
        importFile("mapping=crm-sales-opportunities-again", file);
        return rows(file);
    }

    private static List<NamedCsvRecord> leads() throws Exception {
        Path file = SharedData.X_EDUCATION_LEADS.file();
        importFile("mapping=x-education-again", file);
        return rows(file);
    }

    private static String outcome(NamedCsvRecord opportunity) {
        return switch (opportunity.getField("deal_stage")) {
            case "Won" -> "won";
            case "Lost" -> "lost";
            default -> "open";
        };
    }

    private static String outcomeOfLead(NamedCsvRecord lead) {
        return lead.getField("Converted").equals("1")
                ? "won"
                : LOST_TAGS.contains(lead.getField("Tags")) ? "lost" : "open";
    }

    private static BigDecimal amount(NamedCsvRecord opportunity) {
        String value = opportunity.getField("close_value");
        return value.isEmpty() ? BigDecimal.ZERO : new BigDecimal(value);
    }

    private static LocalDate date(NamedCsvRecord opportunity, String column) {
        String value = opportunity.getField(column);
        return value.isEmpty() ? null : LocalDate.parse(value, DATE);
    }

    private static String value(NamedCsvRecord row, String column) {
        String value = row.getField(column).strip();
        return value.isEmpty() || value.equals("Select") ? "(none)" : value;
    }

    private static Map<String, String> texts(Map<String, Count> counts) {
        return counts.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, count -> count.getValue().toString(), (a, b) -> a, TreeMap::new));
    }

    private static Map<String, String> breakdown(String path, String... by) {
        List<Map<String, ?>> rows = get(path).getList("rows");
        Map<String, Count> counts = new HashMap<>();
        for (Map<String, ?> row : rows) {
            Map<?, ?> key = (Map<?, ?>) row.get("key");
            List<String> values = new ArrayList<>();
            for (String dimension : by) {
                values.add(key.get(dimension).toString());
            }
            counts.put(String.join(" | ", values), Count.of(row));
        }
        assertThat(counts).hasSize(rows.size());
        return texts(counts);
    }

    private static Map<String, String> count(
            List<NamedCsvRecord> rows,
            Function<NamedCsvRecord, String> key,
            Function<NamedCsvRecord, String> outcome,
            Function<NamedCsvRecord, BigDecimal> amount) {
        Map<String, Count> counts = new HashMap<>();
        for (NamedCsvRecord row : rows) {
            counts.computeIfAbsent(key.apply(row), text -> new Count()).add(outcome.apply(row), amount.apply(row));
        }
        return texts(counts);
    }

    @Test
    void opportunitiesByTwoDimensionsWithTheirAmounts() throws Exception {
        List<NamedCsvRecord> rows = opportunities();
        assertThat(breakdown("/api/v1/breakdown" + OPPORTUNITIES + "&by=owner,product&limit=10000", "owner", "product"))
                .hasSizeGreaterThan(100)
                .isEqualTo(count(
                        rows,
                        row -> value(row, "sales_agent") + " | " + value(row, "product"),
                        RealDataTest::outcome,
                        RealDataTest::amount));

        List<NamedCsvRecord> some = rows.stream()
                .filter(row -> value(row, "product").equals("GTX Basic")
                        && date(row, "close_date") != null
                        && !outcome(row).equals("open")
                        && YearMonth.from(date(row, "close_date")).equals(YearMonth.of(2017, 6)))
                .toList();
        assertThat(breakdown(
                        "/api/v1/breakdown" + OPPORTUNITIES
                                + "&by=account,stage&limit=10000&filter=product:GTX%20Basic&from=2017-06-01&to=2017-06-30",
                        "account",
                        "stage"))
                .isNotEmpty()
                .isEqualTo(count(
                        some,
                        row -> value(row, "account") + " | " + value(row, "deal_stage"),
                        RealDataTest::outcome,
                        RealDataTest::amount));
    }

    @Test
    void leadsByTwoDimensions() throws Exception {
        List<NamedCsvRecord> rows = leads();
        assertThat(breakdown(
                        "/api/v1/breakdown" + LEADS + "&by=leadSource,occupation&limit=10000",
                        "leadSource",
                        "occupation"))
                .hasSizeGreaterThan(20)
                .isEqualTo(count(
                        rows,
                        row -> value(row, "Lead Source") + " | " + value(row, "What is your current occupation"),
                        RealDataTest::outcomeOfLead,
                        row -> BigDecimal.ZERO));
        assertThat(get("/api/v1/trend" + LEADS).getInt("undated"))
                .as("the file has no dates")
                .isEqualTo((int) rows.stream()
                        .filter(row -> !outcomeOfLead(row).equals("open"))
                        .count());
        assertThat(get("/api/v1/trend" + LEADS + "&basis=created").getInt("undated"))
                .isEqualTo(rows.size());
        assertThat(get("/api/v1/cohorts" + LEADS).getInt("undated")).isEqualTo(rows.size());
        assertThat(get("/api/v1/cohorts" + LEADS).getList("cohorts")).isEmpty();
    }

    @Test
    void opportunitiesPerMonthAndQuarter() throws Exception {
        List<NamedCsvRecord> rows = opportunities();
        assertThat(trend("/api/v1/trend" + OPPORTUNITIES))
                .isEqualTo(count(
                        rows.stream()
                                .filter(row -> !outcome(row).equals("open"))
                                .toList(),
                        row -> YearMonth.from(date(row, "close_date")).atDay(1).toString(),
                        RealDataTest::outcome,
                        RealDataTest::amount));
        assertThat(trend("/api/v1/trend" + OPPORTUNITIES + "&basis=created&interval=quarter"))
                .isEqualTo(count(
                        rows.stream()
                                .filter(row -> date(row, "engage_date") != null)
                                .toList(),
                        row -> {
                            LocalDate day = date(row, "engage_date");
                            return "%d-%02d-01"
                                    .formatted(
                                            day.getYear(), List.of(1, 4, 7, 10).get((day.getMonthValue() - 1) / 3));
                        },
                        RealDataTest::outcome,
                        RealDataTest::amount));
    }

    /** No month of these data is without a record. */
    private static Map<String, String> trend(String path) {
        List<Map<String, ?>> points = get(path).getList("series[0].points");
        assertThat(points).isNotEmpty();
        return texts(points.stream().collect(toMap(point -> (String) point.get("start"), Count::of)));
    }

    /** All that is open is years old, so by the ages of the curve everything is known and shares are plain. */
    @Test
    void opportunitiesByTheMonthTheyBegan() throws Exception {
        List<NamedCsvRecord> rows = opportunities();
        List<NamedCsvRecord> begun =
                rows.stream().filter(row -> date(row, "engage_date") != null).toList();
        var answer = get("/api/v1/cohorts" + OPPORTUNITIES + "&limit=6");
        List<Map<String, ?>> cohorts = answer.getList("cohorts");
        assertThat(texts(cohorts.stream().collect(toMap(cohort -> (String) cohort.get("start"), Count::of))))
                .isEqualTo(count(
                        begun,
                        row -> YearMonth.from(date(row, "engage_date")).atDay(1).toString(),
                        RealDataTest::outcome,
                        RealDataTest::amount));
        assertThat(answer.getInt("undated")).isEqualTo(rows.size() - begun.size());
        for (int after = 0; after <= 6; after++) {
            int days = new int[] {0, 30, 61, 91, 122, 152, 183}[after];
            assertThat(answer.getDouble("all.curve[%d].lost.value".formatted(after)))
                    .as("lost after %d days", days)
                    .isCloseTo(share(begun, "lost", days), within(1e-9));
            assertThat(answer.getDouble("all.curve[%d].won.value".formatted(after)))
                    .as("won after %d days", days)
                    .isCloseTo(share(begun, "won", days), within(1e-9));
        }
    }

    private static double share(List<NamedCsvRecord> rows, String outcome, int days) {
        long ended = rows.stream()
                .filter(row -> outcome(row).equals(outcome)
                        && ChronoUnit.DAYS.between(date(row, "engage_date"), date(row, "close_date")) <= days)
                .count();
        return (double) ended / rows.size();
    }

    @Test
    void opportunitiesAreSeenInOneStageEach() throws Exception {
        List<NamedCsvRecord> rows = opportunities();
        var funnel = get("/api/v1/funnel" + OPPORTUNITIES);
        Map<String, Long> stages = new TreeMap<>();
        for (String stage : List.of("Prospecting", "Engaging")) {
            stages.put(
                    stage,
                    rows.stream()
                            .filter(row -> row.getField("deal_stage").equals(stage))
                            .count());
        }
        List<String> names = funnel.getList("stages.stage");
        Map<String, Long> answered = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            answered.put(names.get(i), funnel.getLong("stages[%d].entered".formatted(i)));
            assertThat(funnel.getInt("stages[%d].lost".formatted(i))).isZero();
        }
        assertThat(answered).isEqualTo(stages);
        assertThat(funnel.getInt("withoutStage")).isEqualTo((int)
                rows.stream().filter(row -> outcome(row).equals("lost")).count());
    }
}
