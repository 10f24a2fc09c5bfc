package dev.whynot.csv;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jboss.logging.Logger;

/** Says in the log how far an import is. */
final class ImportProgress {

    private static final Logger LOG = Logger.getLogger(Importer.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final long id;
    private final long size;
    private final Clock clock;
    private final Instant startedAt;
    private Instant saidAt;
    private long rows;
    private long rejected;

    ImportProgress(long id, long size, Clock clock) {
        this.id = id;
        this.size = size;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.saidAt = startedAt;
    }

    void advance(BatchReader.Batch batch) {
        rows += batch.rows();
        rejected += batch.errors().size();
        if (Duration.between(saidAt, clock.instant()).compareTo(EVERY) >= 0) {
            saidAt = clock.instant();
            LOG.infof("Import %d: %d %%, %,d rows, %,d rows/s", id, 100 * batch.bytesRead() / size, rows, perSecond());
        }
    }

    void done() {
        LOG.infof("Import %d: done, %,d rows, of them %,d rejected, %,d rows/s", id, rows, rejected, perSecond());
    }

    private long perSecond() {
        return rows
                * 1_000
                / Math.max(Duration.between(startedAt, clock.instant()).toMillis(), 1);
    }
}
