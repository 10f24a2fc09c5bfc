package dev.whynot.facts.sql;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.stream.IntStream;

import dev.whynot.facts.Age;
import dev.whynot.facts.Attribute;
import dev.whynot.facts.Basis;
import dev.whynot.facts.Dimension;
import dev.whynot.facts.Grouping;
import dev.whynot.facts.Interval;
import dev.whynot.facts.Path;
import dev.whynot.facts.Ranges;

/** How what records are grouped by is written in SQL over the table {@code record}. */
public final class SqlColumns {

    /** The texts that every record has; category and pointsTo follow from the reason and are not here. */
    private static final Map<String, String> BUILT_IN = Map.ofEntries(
            Map.entry("org", "record.org_id"),
            Map.entry("object", "record.object"),
            Map.entry("outcome", "record.outcome"),
            Map.entry("stage", "record.stage"),
            Map.entry("stageLostIn", "record.stage_lost_in"),
            Map.entry("owner", "record.owner"),
            Map.entry("currency", "record.currency"),
            Map.entry("reason", "record.reason"),
            Map.entry("category", "taxonomy.category"),
            Map.entry("pointsTo", "taxonomy.points_to"),
            Map.entry("ownReason", "coalesce(record.own_reason, record.reason)"),
            Map.entry("secondReason", "record.second_reason"),
            Map.entry("contradicted", "case when record.reason is not null then record.contradicted::text end"),
            Map.entry("confidence", tenths("record.confidence")),
            Map.entry("plausibility", "record.plausibility"),
            Map.entry("doubt", "record.doubt"),
            Map.entry("competitorName", "record.competitor"),
            Map.entry("method", "record.method"),
            Map.entry("rawReason", "record.raw_reason"),
            Map.entry("rawDetail", "record.raw_detail"));

    private SqlColumns() {}

    /** Rounded down, so that only what is sure is 1.0; by way of numeric, as 0.9 would else come out as 0.8. */
    private static String tenths(String number) {
        return "case when record.reason is not null then to_char(trunc(%s::numeric, 1), 'FM0.0') end".formatted(number);
    }

    /** The text of a dimension, or null. A mapping's own names are letters, digits and underscores. */
    public static String text(Dimension dimension) {
        return dimension.builtIn()
                ? BUILT_IN.get(dimension.name())
                : "record.dimensions ->> '%s'".formatted(dimension.name());
    }

    /** The stages of a record, as text. */
    public static String stages() {
        return "case when jsonb_array_length(record.stages) > 0 then record.stages::text end";
    }

    /** The column of the days by which records are placed in time. */
    static String day(Basis basis) {
        return switch (basis) {
            case CLOSED -> "record.closed_on";
            case CREATED -> "record.created_on";
        };
    }

    /** The number that ranges are of, or null. */
    static String number(Ranges.Measure measure) {
        return switch (measure) {
            case AMOUNT -> "record.amount";
            case AGE -> notBelowZero("record.closed_on - record.created_on");
        };
    }

    /** The value by which a record is grouped; never null. */
    static String value(Grouping grouping) {
        String text =
                switch (grouping) {
                    case Dimension dimension -> text(dimension);
                    case Ranges ranges -> label(ranges);
                    case Interval interval ->
                        "to_char(date_trunc('%s', %s), 'YYYY-MM-DD')"
                                .formatted(interval.unit().code(), day(interval.basis()));
                    case Age age -> age(age);
                    case Path.STAGES -> stages();
                    case Path.DAYS_BEFORE_LOSS -> "record.stage_lost_days::text";
                };
        return "coalesce(%s, '%s')".formatted(text, Attribute.NONE);
    }

    private static String age(Age age) {
        String days = "case when record.outcome = 'open' then date '%s' else record.closed_on end - record.created_on"
                .formatted(age.today());
        return notBelowZero(days) + "::text";
    }

    /** PostgreSQL's greatest passes over null, which has to stay null here. */
    private static String notBelowZero(String number) {
        return "(case when (%1$s) < 0 then 0 else (%1$s) end)".formatted(number);
    }

    private static String label(Ranges ranges) {
        String number = number(ranges.measure());
        return IntStream.range(0, ranges.bounds().size())
                .mapToObj(i -> "when %s < %s then '%s'"
                        .formatted(
                                number,
                                ranges.bounds().get(i).toPlainString(),
                                ranges.labels().get(i)))
                .collect(joining(
                        " ",
                        "case ",
                        " when %s is not null then '%s' end"
                                .formatted(number, ranges.labels().getLast())));
    }
}
