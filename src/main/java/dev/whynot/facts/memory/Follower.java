package dev.whynot.facts.memory;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

import dev.whynot.facts.memory.LedgerReader.Position;
import dev.whynot.facts.memory.LedgerReader.Reading;

/** Keeps the columns as the ledger is: builds them, then follows its change numbers. */
final class Follower {

    private static final Logger LOG = Logger.getLogger(Follower.class);
    private static final long SAY_EVERY_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long KEEP_EVERY_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int FEWEST_TO_KEEP = 5_000;

    private final Jdbi jdbi;
    private final Optional<ColumnFile> file;
    private final LedgerReader reader;
    private final ReentrantLock writing = new ReentrantLock();
    private Columns columns = new Columns();
    private volatile Position position;
    /** What the file holds, if there is one. */
    private volatile Position kept;

    private long keptAt;
    private volatile Snapshot snapshot;
    private volatile Columns.Footprint footprint = new Columns.Footprint(0, 0, 0);
    private volatile int loaded;
    private volatile long toLoad;
    private volatile boolean isAway;
    /** Looks at the ledger: many who ask at once share one. */
    private volatile long begun;

    private long finished;

    /** @param file where the columns are kept until the next start */
    Follower(Jdbi jdbi, Optional<ColumnFile> file) {
        this.jdbi = jdbi;
        this.file = file;
        this.reader = new LedgerReader(jdbi);
    }

    /** The newest state that is there; null until all is loaded. */
    Snapshot snapshot() {
        return snapshot;
    }

    Columns.Footprint footprint() {
        return footprint;
    }

    /** Records that are read so far, while they are loaded. */
    int loaded() {
        return loaded;
    }

    /** About how many are to be loaded. */
    long toLoad() {
        return toLoad;
    }

    /** Whether the ledger could not be reached last time: what there is may be old. */
    boolean isAway() {
        return isAway;
    }

    /** By how many changes what there is lies behind the ledger; not a number while nothing is there or it is away. */
    double behind() {
        Position at = position;
        if (at == null || isAway) {
            return Double.NaN;
        }
        try {
            return Math.max(0, reader.position().changeNo() - at.changeNo());
        } catch (JdbiException e) {
            return Double.NaN;
        }
    }

    /** Takes over what was committed until now. While the ledger is away nothing changes. */
    void catchUp() {
        catchUp(false);
    }

    /** Sees whether the ledger, if it was away, is back. */
    void retry() {
        catchUp(true);
    }

    private void catchUp(boolean evenIfAway) {
        if (isAway && !evenIfAway) {
            return; // each try may take seconds, also the one that somebody else may be making now
        }
        long needed = begun + 1; // a look that began before we were asked may have missed something
        writing.lock();
        try {
            if (finished >= needed || isAway && !evenIfAway) {
                return; // somebody who waited beside us has looked, or found out that nobody can
            }
            long look = ++begun;
            follow();
            finished = look;
            isAway = false;
        } catch (JdbiException e) {
            if (!isAway) {
                LOG.warnf("The ledger cannot be read, answers stay as they were: %s", e.getMessage());
            }
            isAway = true;
        } finally {
            writing.unlock();
        }
    }

    private void follow() {
        Position now = reader.position();
        if (now.equals(position)) {
            return;
        }
        boolean isNew =
                position == null || !position.ledger().equals(now.ledger()) || position.changeNo() > now.changeNo();
        if (isNew) {
            long startedAt = System.nanoTime();
            Optional<ColumnFile.Kept> found = file.flatMap(it -> it.read(now));
            found.ifPresentOrElse(it -> goOnFrom(it, startedAt), this::load);
        } else {
            publish(columns, reader.read(columns, position, count -> {}));
        }
    }

    private void goOnFrom(ColumnFile.Kept found, long startedAt) {
        loaded = found.columns().live();
        Reading reading = reader.read(found.columns(), found.position(), count -> {});
        publish(found.columns(), reading);
        columns = found.columns();
        kept = found.position();
        LOG.infof(
                "Facts: %d records in memory after %.1f s; all but %d of them as they were kept on disk",
                columns.live(), (System.nanoTime() - startedAt) / 1e9, reading.records());
    }

    private void load() {
        toLoad = jdbi.withHandle(handle -> handle.createQuery(
                        "select greatest(0, reltuples)::int8 from pg_class where oid = 'record'::regclass")
                .mapTo(Long.class)
                .one());
        long startedAt = System.nanoTime();
        AtomicLong saidAt = new AtomicLong(startedAt);
        Columns all = new Columns();
        Reading reading = reader.read(all, null, count -> {
            loaded = count;
            long now = System.nanoTime();
            long before = saidAt.get();
            if (now - before > SAY_EVERY_NANOS && saidAt.compareAndSet(before, now)) {
                LOG.infof("Facts: %d of about %d records loaded", count, toLoad);
            }
        });
        loaded = reading.records();
        publish(all, reading);
        columns = all;
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        LOG.infof(
                "Facts: %d records in memory after %.1f s, %.0f a second; %d bytes a record and %d MB of texts",
                reading.records(),
                seconds,
                reading.records() / seconds,
                footprint.records() / Math.max(1, footprint.live()),
                footprint.texts() >> 20);
    }

    /** Keeps the columns on disk, if much has changed since they were kept, or anything at all and this is the end. */
    void keep(boolean isEnd) {
        writing.lock();
        Snapshot now = snapshot;
        Position at = position;
        writing.unlock();
        if (file.isEmpty() || now == null || at.equals(kept) || !isEnd && !isDue(now, at)) {
            return;
        }
        try {
            file.get().write(now, at);
            kept = at;
        } catch (IOException | RuntimeException e) {
            LOG.warnf("Facts: the next start will read all records, as they could not be kept on disk: %s", e);
        }
        keptAt = System.nanoTime();
    }

    private boolean isDue(Snapshot now, Position at) {
        boolean isOther = kept == null || !kept.ledger().equals(at.ledger());
        long changes = at.changeNo() - (isOther ? 0 : kept.changeNo());
        return changes > Math.max(FEWEST_TO_KEEP, now.live() / 10)
                && (keptAt == 0 || System.nanoTime() - keptAt > KEEP_EVERY_NANOS);
    }

    private void publish(Columns written, Reading reading) {
        snapshot = written.publish(reading.position().stamp(), reading.orgs());
        footprint = written.footprint();
        position = reading.position();
    }
}
