package dev.whynot.facts;

import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import de.siegmar.fastcsv.writer.CsvWriter;

/** Records as CSV: RFC 4180, one line a record. */
final class RecordsCsv {

    private static final List<String> FIXED = List.of(
            "org",
            "object",
            "id",
            "outcome",
            "stage",
            "stageLostIn",
            "createdOn",
            "closedOn",
            "amount",
            "currency",
            "owner",
            "rawReason",
            "rawDetail",
            "reason",
            "ownReason",
            "category",
            "pointsTo",
            "secondReason",
            "contradicted",
            "confidence",
            "method",
            "plausibility",
            "doubt",
            "competitorName");

    private final CsvWriter csv;
    private final List<String> dimensions;

    RecordsCsv(Writer writer, List<String> dimensions) {
        this.csv = CsvWriter.builder().bufferSize(0).build(writer); // the writer has a buffer, which its owner flushes
        this.dimensions = dimensions;
    }

    void header() {
        List<String> names = new ArrayList<>(FIXED);
        names.addAll(dimensions);
        csv.writeRecord(names);
    }

    void record(RecordView record) {
        List<String> values = new ArrayList<>();
        add(
                values,
                record.org(),
                record.object().code(),
                record.id(),
                record.outcome().code(),
                record.stage(),
                record.stageLostIn(),
                record.createdOn(),
                record.closedOn(),
                record.amount(),
                record.currency(),
                record.owner(),
                record.rawReason(),
                record.rawDetail(),
                record.reason(),
                record.ownReason(),
                record.category(),
                record.pointsTo() == null ? null : record.pointsTo().code(),
                record.secondReason(),
                record.reason() == null ? null : record.contradicted(),
                record.confidence(),
                record.method() == null ? null : record.method().code(),
                record.plausibility() == null ? null : record.plausibility().code(),
                record.doubt(),
                record.competitorName());
        dimensions.forEach(name -> add(values, record.dimensions().get(name)));
        csv.writeRecord(values);
    }

    private static void add(List<String> values, Object... more) {
        for (Object value : more) {
            values.add(
                    switch (value) {
                        case null -> null;
                        case BigDecimal number -> number.toPlainString();
                        case String text -> harmless(text);
                        default -> Objects.toString(value);
                    });
        }
    }

    /**
     * Spreadsheets take a text that begins like this for a formula, and anyone who fills in a web form could put one
     * there; an apostrophe in front keeps it a text (OWASP, "CSV Injection").
     */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
