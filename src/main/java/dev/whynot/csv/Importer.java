package dev.whynot.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import de.siegmar.fastcsv.reader.CsvParseException;
import org.jboss.logging.Logger;

import dev.whynot.csv.ImportStatus.State;
import dev.whynot.http.ProblemException;
import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.SalesObject;
import dev.whynot.mapping.Mapping;
import dev.whynot.mapping.RowReader;

/** Receives files and imports them one after the other in the background. */
@ApplicationScoped
class Importer {

    private static final Logger LOG = Logger.getLogger(Importer.class);

    private final Spool spool;
    private final ImportStore store;
    private final Ledger ledger;
    private final Clock clock;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import").factory());

    Importer(Spool spool, ImportStore store, Ledger ledger, Clock clock) {
        this.spool = spool;
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Receives a file and queues its import.
     *
     * @return the id of the import
     * @throws ProblemException if it is not a CSV file that this mapping can read
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
        } catch (RuntimeException e) {
            spool.delete(id);
            throw e;
        }
        worker.execute(() -> run(id, mapping, object));
        return id;
    }

    /** Says of the imports that were under way here when the service stopped that they are interrupted. */
    void interruptLeftovers() throws IOException {
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

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    private List<String> missing(long id, Mapping mapping, SalesObject object) throws IOException {
        try (CsvFile file = new CsvFile(spool.file(id))) {
            return new RowReader(mapping, object, file.columns()).missing();
        }
    }

    private void run(long id, Mapping mapping, SalesObject object) {
        store.start(id, clock.instant());
        try (CsvFile file = new CsvFile(spool.file(id))) {
            long size = Files.size(spool.file(id));
            RowReader reader = new RowReader(mapping, object, file.columns());
            BatchReader batches = new BatchReader(file, reader, "csv:" + id, clock.instant());
            ImportProgress progress = new ImportProgress(id, size, clock);
            Overlap.run(batches::next, batch -> {
                ledger.takeIn(
                        batch.sightings(),
                        (handle, taken) -> store.advance(
                                handle,
                                id,
                                batch.bytesRead(),
                                taken.accepted(),
                                taken.unchanged(),
                                batch.errors(),
                                clock.instant()));
                progress.advance(batch);
            });
            store.finish(id, State.DONE, null, clock.instant());
            progress.done();
        } catch (InterruptedException e) {
            LOG.warnf("Import %d: interrupted, the service stops", id);
            return; // the file stays, so that the next start says so of the import
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "Import %d: failed", id);
            store.finish(id, State.FAILED, "The import could not go on: " + e.getMessage(), clock.instant());
        }
        try {
            spool.delete(id);
        } catch (IOException e) {
            LOG.warnf(e, "Import %d: its file cannot be deleted", id);
        }
    }
}
