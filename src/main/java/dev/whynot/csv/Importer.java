package dev.whynot.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.quarkus.runtime.ShutdownEvent;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

import dev.whynot.csv.ImportStatus.State;
import dev.whynot.http.ProblemException;
import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.SalesObject;
import dev.whynot.mapping.Mapping;
import dev.whynot.mapping.Revisions;
import dev.whynot.mapping.RowReader;

/** Receives files and imports them one after the other in the background. */
@ApplicationScoped
class Importer {

    private static final Logger LOG = Logger.getLogger(Importer.class);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private final Spool spool;
    private final ImportStore store;
    private final Ledger ledger;
    private final Revisions revisions;
    private final Clock clock;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import").factory());

    Importer(Spool spool, ImportStore store, Ledger ledger, Revisions revisions, Clock clock) {
        this.spool = spool;
        this.store = store;
        this.ledger = ledger;
        this.revisions = revisions;
        this.clock = clock;
    }

    /**
     * Receives a file and queues its import.
     *
     * @return the id of the import
     * @throws ProblemException if it is not a CSV file that this mapping can read, or cannot be kept meanwhile
     */
    long accept(Mapping mapping, SalesObject object, InputStream received) throws IOException {
        long id = store.nextId();
        try {
            spool.receive(id, received);
            List<String> missing = missing(id, mapping, object);
            store.add(
                    id,
                    mapping.name(),
                    object.code(),
                    mapping.org(),
                    Files.size(spool.file(id)),
                    missing,
                    clock.instant());
            LOG.infof(
                    "Import %d: received, %s by mapping %s%s",
                    id, object.code(), mapping.name(), missing.isEmpty() ? "" : "; no column for " + missing);
        } catch (Spool.NotUtf8Exception | CsvParseException | IllegalArgumentException e) {
            spool.delete(id);
            throw ProblemException.badRequest("body", e.getMessage());
        } catch (FileSystemException e) {
            LOG.errorf("Import %d: the file cannot be kept in the data folder: %s", id, e.getMessage());
            spool.delete(id);
            throw ProblemException.unavailable("The file cannot be kept on the disk of this service: "
                    + Objects.requireNonNullElse(e.getReason(), "its log says why"));
        } catch (IOException | RuntimeException e) {
            spool.delete(id);
            throw e;
        }
        worker.execute(() -> run(id, mapping, object));
        return id;
    }

    /** Says of the imports that were under way here when the service stopped that they are interrupted. */
    void interruptLeftovers() throws IOException {
        spool.lock();
        List<Long> ids = spool.ids();
        if (ids.isEmpty()) {
            return;
        }
        store.interrupt(ids, clock.instant());
        for (long id : ids) {
            spool.delete(id);
        }
        LOG.warnf("Interrupted by the last stop, send the files again: imports %s", ids);
    }

    /** Lets the batch that is being written be committed; what is left is interrupted. */
    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        worker.shutdownNow();
        if (!worker.awaitTermination(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("An import does not stop");
        }
    }

    private List<String> missing(long id, Mapping mapping, SalesObject object) throws IOException {
        try (CsvFile file = new CsvFile(spool.file(id))) {
            return new RowReader(mapping, 0, object, file.columns()).missing();
        }
    }

    private void run(long id, Mapping mapping, SalesObject object) {
        MDC.put("import", id);
        try {
            store.start(id);
            importFile(id, mapping, object);
            store.finish(id, State.DONE, null, clock.instant());
        } catch (InterruptedException | IOException | RuntimeException | Error e) {
            if (worker.isShutdown()) {
                LOG.warnf("Import %d: interrupted, the service stops", id);
                return; // the file stays, so that the next start says so of the import
            }
            LOG.errorf(e, "Import %d: failed", id);
            if (!isRecorded(id, e)) {
                return;
            }
        }
        try {
            spool.delete(id);
        } catch (IOException e) {
            LOG.warnf(e, "Import %d: its file cannot be deleted", id);
        }
    }

    private void importFile(long id, Mapping mapping, SalesObject object) throws IOException, InterruptedException {
        try (CsvFile file = new CsvFile(spool.file(id))) {
            long size = Files.size(spool.file(id));
            RowReader reader = new RowReader(mapping, revisions.revision(mapping), object, file.columns());
            BatchReader batches = new BatchReader(file, reader, "csv:" + id, clock.instant());
            ImportProgress progress = new ImportProgress(id, size, clock);
            Overlap.run(batches::next, batch -> {
                long begunAt = System.nanoTime();
                ledger.takeIn(
                        batch.sightings(),
                        (handle, taken) -> store.advance(
                                handle, id, batch.bytesRead(), taken.accepted(), taken.unchanged(), batch.errors()));
                batches.took(batch, System.nanoTime() - begunAt);
                progress.advance(batch);
            });
            progress.done();
        }
    }

    /** Says of an import that it failed; where even that fails, its file has to stay for the next start to say so. */
    private boolean isRecorded(long id, Throwable failure) {
        try {
            Throwable cause = failure;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            store.finish(id, State.FAILED, "The import could not go on: " + cause, clock.instant());
            return true;
        } catch (RuntimeException e) {
            LOG.errorf(e, "Import %d: cannot be marked as failed", id);
            return false;
        }
    }
}
