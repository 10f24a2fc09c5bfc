package dev.whynot.bench.madeup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.function.BiConsumer;

import dev.whynot.ledger.Outcome;

/**
 * A column of the table {@code record}; those that the list leaves out are null or have a default.
 *
 * @param value writes that of an opportunity
 */
record Column(String name, BiConsumer<Opportunity, Line> value) {

    private static final byte[] NOT = "f".getBytes(US_ASCII);
    private static final byte[] TRUE = "t".getBytes(US_ASCII);
    private static final byte[] ID = "006".getBytes(US_ASCII);
    private static final byte[] POINT = ".".getBytes(US_ASCII);
    private static final byte[] OPEN = "{".getBytes(US_ASCII);
    private static final byte[] COMMA = ", ".getBytes(US_ASCII);
    private static final byte[] QUOTE = "\"".getBytes(US_ASCII);
    private static final byte[] CLOSE = "}".getBytes(US_ASCII);
    private static final byte[][] OUTCOMES =
            Outcome.codes().stream().map(code -> code.getBytes(US_ASCII)).toArray(byte[][]::new);

    /** What is written of each opportunity. */
    static List<Column> all(String decidedWith) {
        byte[] versions = decidedWith.getBytes(US_ASCII);
        return List.of(
                constant("org_id", MadeUpLedger.ORG),
                constant("object", "opportunity"),
                new Column("record_id", (record, line) -> line.text(ID).padded(record.number, 15)),
                new Column("record_no", (record, line) -> line.number(record.number)),
                new Column("change_no", (record, line) -> line.number(record.number)),
                constant("versions", "{\"1\": 1782777600000000}"),
                new Column("deleted", (record, line) -> line.text(record.isDeleted ? TRUE : NOT)),
                new Column("outcome", (record, line) -> line.text(OUTCOMES[record.outcome.ordinal()])),
                new Column("stage", (record, line) -> line.text(record.stage)),
                new Column("stage_before_close", (record, line) -> line.text(record.stageLostIn)),
                new Column("stage_lost_in", (record, line) -> line.text(record.stageLostIn)),
                new Column("created_on", (record, line) -> line.day(record.createdOn)),
                new Column("close_date", (record, line) -> line.day(record.closeDate)),
                new Column("closed_on", (record, line) -> line.day(record.closedOn)),
                new Column("amount", Column::amount),
                new Column("currency", (record, line) -> line.text(record.currency)),
                new Column("owner", (record, line) -> line.text(record.owner)),
                new Column("raw_reason", (record, line) -> line.text(record.rawReason())),
                new Column("raw_detail", (record, line) -> line.text(record.rawDetail())),
                new Column("reason", (record, line) -> line.text(record.reason)),
                new Column("second_reason", (record, line) -> line.text(record.secondReason)),
                new Column("method", (record, line) -> line.text(record.method)),
                new Column("contradicted", (record, line) -> line.text(record.isContradicted ? TRUE : NOT)),
                new Column("decided_with", (record, line) -> line.text(record.reason == null ? null : versions)),
                new Column("raw_reason_key", Column::rawReasonKey),
                new Column("raw_detail_key", Column::rawDetailKey),
                new Column("plausibility", (record, line) -> line.text(record.plausibility)),
                new Column("doubt", (record, line) -> line.text(record.doubt)),
                new Column("competitor", (record, line) -> line.text(record.competitor)),
                new Column("dimensions", Column::dimensions),
                constant("source", "bench"),
                constant("changed_at", "2026-06-30 12:00:00+00"));
    }

    private static Column constant(String name, String value) {
        byte[] bytes = value.getBytes(US_ASCII);
        return new Column(name, (record, line) -> line.text(bytes));
    }

    private static void amount(Opportunity record, Line line) {
        if (record.amount < 0) {
            line.none();
        } else {
            line.number(record.amount / 100).text(POINT).padded(record.amount % 100, 2);
        }
    }

    private static void rawReasonKey(Opportunity record, Line line) {
        if (record.rawReason < 0) {
            line.none();
        } else {
            line.signed(record.rawReasonKey());
        }
    }

    private static void rawDetailKey(Opportunity record, Line line) {
        if (record.rawDetail < 0) {
            line.none();
        } else {
            line.signed(record.rawDetailKey());
        }
    }

    private static void dimensions(Opportunity record, Line line) {
        line.text(OPEN);
        boolean isFirst = true;
        for (Attribute attribute : Attribute.values()) {
            byte[] value = record.attribute(attribute);
            if (value != null) {
                if (!isFirst) {
                    line.text(COMMA);
                }
                line.text(attribute.jsonKey()).text(value).text(QUOTE);
                isFirst = false;
            }
        }
        line.text(CLOSE);
    }
}
