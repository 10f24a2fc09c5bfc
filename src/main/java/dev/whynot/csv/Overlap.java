package dev.whynot.csv;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Writes one batch while the next is read, so that both cores have work. */
final class Overlap {

    private Overlap() {}

    /** Gives the next batch, or null after the last. */
    @FunctionalInterface
    interface Reader<T> {
        T next() throws IOException;
    }

    /**
     * Reads all batches and writes them in their order.
     *
     * @throws InterruptedException if the thread is asked to stop; no batch is written halfway then
     */
    static <T> void run(Reader<T> reader, Consumer<T> writer) throws IOException, InterruptedException {
        try (ExecutorService writing = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("import-writer").factory())) {
            Future<?> last = null;
            for (T batch = reader.next(); batch != null; batch = reader.next()) {
                await(last);
                T next = batch;
                last = writing.submit(() -> writer.accept(next));
            }
            await(last);
        }
    }

    private static void await(Future<?> written) throws InterruptedException {
        if (written == null) {
            return;
        }
        try {
            written.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }
}
