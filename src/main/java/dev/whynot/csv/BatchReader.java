package dev.whynot.csv;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import dev.whynot.csv.ImportStatus.RowError;
import dev.whynot.ledger.Sighting;
import dev.whynot.mapping.RowException;
import dev.whynot.mapping.RowReader;

/** Reads a file in batches of rows, as many as go into one transaction. */
final class BatchReader {

    private static final int MOST_ROWS = 2_000;
    private static final int FEWEST_ROWS = 100;
    private static final int CHARACTERS = 2_000_000;
    /** How long a batch should be written: nobody else writes meanwhile. */
    private static final long NANOS = 250_000_000;

    private final CsvFile file;
    private final RowReader reader;
    private final String source;
    private final Instant startedAt;
    /** Of the next batch; few at first, as nothing is compiled yet. */
    private volatile int most = 500;

    /**
     * Some rows of a file.
     *
     * @param bytesRead how many bytes of the file are read when these are
     */
    record Batch(List<Sighting> sightings, List<RowError> errors, long bytesRead) {

        int rows() {
            return sightings.size() + errors.size();
        }
    }

    BatchReader(CsvFile file, RowReader reader, String source, Instant startedAt) {
        this.file = file;
        this.reader = reader;
        this.source = source;
        this.startedAt = startedAt;
    }

    /** A batch was written in this time; those that follow are larger or smaller accordingly. */
    void took(Batch batch, long nanos) {
        most = Math.clamp(batch.rows() * NANOS / Math.max(1, nanos), FEWEST_ROWS, MOST_ROWS);
    }

    /** The next rows, or null after the last ones. */
    Batch next() throws IOException {
        int rows = most;
        List<Sighting> sightings = new ArrayList<>(rows);
        List<RowError> errors = new ArrayList<>();
        long characters = 0;
        while (sightings.size() + errors.size() < rows && characters < CHARACTERS) {
            CsvRow row = file.next();
            if (row == null) {
                break;
            }
            switch (row) {
                case CsvRow.Broken broken -> errors.add(new RowError(broken.line(), null, broken.message()));
                case CsvRow.Readable readable -> {
                    characters +=
                            readable.texts().stream().mapToInt(String::length).sum();
                    try {
                        sightings.add(reader.read(readable.texts(), source, asNewAsImport(readable.line())));
                    } catch (RowException e) {
                        errors.add(new RowError(readable.line(), e.column(), e.getMessage()));
                    }
                }
            }
        }
        return sightings.isEmpty() && errors.isEmpty() ? null : new Batch(sightings, errors, file.bytesRead());
    }

    /** Rows without a version of their own: of two with the same id, the later line is the newer state. */
    private Instant asNewAsImport(long line) {
        return startedAt.plus(line, ChronoUnit.MICROS);
    }
}
