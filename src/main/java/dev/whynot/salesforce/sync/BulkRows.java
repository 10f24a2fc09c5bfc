package dev.whynot.salesforce.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import dev.whynot.salesforce.wire.SalesforceException;

/** Reads the rows of a page of a Bulk result, some at a time. */
final class BulkRows {

    private static final int BATCH = 2_000;

    private BulkRows() {}

    /**
     * Reads a page.
     *
     * @param job whose result it is, for errors
     * @param readers makes the reader of rows with these columns
     * @param take takes what was read, and clears the reader
     * @return how many rows there were
     * @throws SalesforceException if it broke off, or is none
     */
    static long read(
            String job, InputStream page, Function<List<String>, RecordReader> readers, Consumer<RecordReader> take) {
        long rows = 0;
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder().ofCsvRecord(new InputStreamReader(page, StandardCharsets.UTF_8))) {
            Iterator<CsvRecord> records = csv.iterator();
            if (records.hasNext()) {
                RecordReader reader = reader(job, records.next().getFields(), readers);
                while (records.hasNext()) {
                    reader.read(records.next().getFields());
                    if (reader.rows() >= BATCH || !records.hasNext()) {
                        rows += reader.rows();
                        take.accept(reader);
                    }
                }
            }
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw SalesforceException.incomplete(
                    "A page of Bulk job %s broke off after %d rows: %s".formatted(job, rows, e.getMessage()));
        }
        return rows;
    }

    private static RecordReader reader(String job, List<String> columns, Function<List<String>, RecordReader> readers) {
        try {
            return readers.apply(columns);
        } catch (IllegalArgumentException e) {
            throw SalesforceException.incomplete(
                    "A page of Bulk job %s has other columns than were asked for: %s".formatted(job, e.getMessage()));
        }
    }
}
