package dev.whynot.dashboards;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jdbi.v3.core.Jdbi;

/** Holds the figures that one makes of the views against those of the API, each by its name. */
record ViewsAgainstApi(Jdbi jdbi) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final int TRIES = 20;

    /**
     * Fails where they differ.
     *
     * @return the figures
     */
    Map<String, String> assertSame(Slice slice) throws JsonProcessingException {
        for (int i = 0; i < TRIES; i++) {
            long before = lastChange();
            Map<String, String> ofApi = ofApi(slice);
            Map<String, String> ofViews = ofViews(slice);
            if (lastChange() == before) { // else reasons were decided anew in between
                assertThat(ofViews).as("%s", slice).isEqualTo(ofApi);
                return ofViews;
            }
        }
        throw new AssertionError("the ledger does not stop to change");
    }

    private long lastChange() {
        return jdbi.withHandle(handle -> handle.createQuery("select last from change_clock")
                .mapTo(Long.class)
                .one());
    }

    private static Map<String, String> ofApi(Slice slice) throws JsonProcessingException {
        Map<String, String> figures = new TreeMap<>();
        JsonNode summary = get("/api/v1/summary?" + slice.query());
        JsonNode tally = summary.required("tally");
        put(figures, "won", tally.required("won"));
        put(figures, "lost", tally.required("lost"));
        put(figures, "undated", summary.required("undated"));
        putRate(figures, "all", tally.required("lossRate"));
        putAmounts(figures, "all", tally.required("lostAmount"));
        for (String by : List.of("reason,category,pointsTo", "ownReason")) {
            for (JsonNode row : get("/api/v1/breakdown?limit=10000&filter=outcome:lost&by=" + by + "&" + slice.query())
                    .required("rows")) {
                String key = by + " " + key(row);
                put(figures, key, row.required("lost"));
                putAmounts(figures, key, row.required("lostAmount"));
            }
        }
        for (JsonNode row : get("/api/v1/breakdown?limit=10000&filter=outcome:won,lost&by=industry&" + slice.query())
                .required("rows")) {
            put(figures, "industry " + key(row) + " lost", row.required("lost"));
            put(figures, "industry " + key(row) + " won", row.required("won"));
        }
        for (JsonNode row :
                get("/api/v1/breakdown?limit=10000&by=owner&" + slice.query()).required("rows")) {
            putRate(figures, "owner " + key(row), row.required("lossRate"));
        }
        if (slice.from() != null) {
            for (JsonNode series : get("/api/v1/trend?interval=month&limit=1000&by=reason&filter=outcome:lost&"
                            + slice.query())
                    .required("series")) {
                for (JsonNode point : series.required("points")) {
                    if (point.required("lost").intValue() > 0) {
                        put(
                                figures,
                                series.required("key").asText() + " in "
                                        + point.required("start").asText(),
                                point.required("lost"));
                    }
                }
            }
        }
        return figures;
    }

    private Map<String, String> ofViews(Slice slice) {
        Map<String, String> figures = new TreeMap<>();
        String closed = slice.where("closed_on");
        String day = slice.where("day");
        String always = slice.period(null, null).where("");
        put(figures, "select 'won', count(*) from whynot_decided where lost = 0 and " + closed);
        put(figures, "select 'lost', count(*) from whynot_rejection where " + closed);
        put(
                figures,
                slice.from() == null
                        ? "select 'undated', 0"
                        : "select 'undated', count(*) from whynot_decided where closed_on is null and " + always);
        put(figures, """
                select 'all rate', to_char(avg(lost), '0.0000000000')
                from whynot_decided where %s having count(*) > 0
                """.formatted(closed));
        put(figures, """
                select 'all ' || coalesce(currency, '-'), sum(amount)
                from whynot_decided where lost = 1 and %s group by currency having sum(amount) is not null
                """.formatted(closed));
        for (List<String> by : List.of(
                List.of("reason,category,pointsTo", "reason || '|' || category || '|' || points_to"),
                List.of("ownReason", "own_reason"))) {
            put(figures, """
                    select '%s ' || %s, sum(lost) from whynot_reason_daily where %s group by 1
                    """.formatted(by.getFirst(), by.getLast(), day));
            put(figures, """
                    select '%s ' || %s || ' ' || coalesce(currency, '-'), sum(lost_amount)
                    from whynot_reason_daily where %s group by 1 having sum(lost_amount) is not null
                    """.formatted(by.getFirst(), by.getLast(), day));
        }
        put(figures, """
                select 'industry ' || coalesce(dimensions ->> 'industry', '(none)') || ' lost', count(*) filter (where lost = 1)
                from whynot_decided where %s group by 1
                """.formatted(closed));
        put(figures, """
                select 'industry ' || coalesce(dimensions ->> 'industry', '(none)') || ' won', count(*) - sum(lost)
                from whynot_decided where %s group by 1
                """.formatted(closed));
        put(figures, """
                select 'owner ' || coalesce(owner, '(none)') || ' rate', to_char(avg(lost), '0.0000000000')
                from whynot_decided where %s group by 1
                """.formatted(closed));
        if (slice.from() != null) {
            put(figures, """
                    select reason || ' in ' || date_trunc('month', day)::date, sum(lost)
                    from whynot_reason_daily where %s group by 1
                    """.formatted(day));
        }
        return figures;
    }

    /** Takes over the rows of a name and a number. */
    private void put(Map<String, String> figures, String sql) {
        jdbi.useHandle(handle -> handle.createQuery(sql)
                .map((row, context) -> Map.entry(
                        row.getString(1), plain(new BigDecimal(row.getString(2).strip()))))
                .forEach(figure -> assertThat(figures.put(figure.getKey(), figure.getValue()))
                        .as("once: %s", figure.getKey())
                        .isNull()));
    }

    private static void put(Map<String, String> figures, String name, JsonNode number) {
        figures.put(name, plain(number.decimalValue()));
    }

    private static void putRate(Map<String, String> figures, String name, JsonNode rate) {
        if (!rate.isNull()) {
            String rounded =
                    String.format(Locale.ROOT, "%.10f", rate.required("value").decimalValue());
            figures.put(name + " rate", plain(new BigDecimal(rounded)));
        }
    }

    private static void putAmounts(Map<String, String> figures, String name, JsonNode amounts) {
        for (JsonNode money : amounts) {
            String currency = money.required("currency").asText("-");
            put(figures, name + " " + currency, money.required("amount"));
        }
    }

    private static String key(JsonNode row) {
        List<String> values = new ArrayList<>();
        row.required("key").forEach(value -> values.add(value.asText()));
        return String.join("|", values);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static JsonNode get(String path) throws JsonProcessingException {
        return JSON.readTree(given().urlEncodingEnabled(false)
                .get(path.replaceFirst("[?&]$", ""))
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200)
                .extract()
                .asString());
    }
}
