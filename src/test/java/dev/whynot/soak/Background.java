package dev.whynot.soak;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something again and again beside the rest, until it is closed. What it throws is a finding and ends it. */
public final class Background implements AutoCloseable {

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /** One turn. */
    @FunctionalInterface
    public interface Turn {

        /** Does it; how long until the next. */
        Duration take() throws Exception;
    }

    private Background(String name, Findings findings, Turn turn) {
        this.thread = Thread.ofPlatform().name(name).daemon().start(() -> run(name, findings, turn));
    }

    /** Begins at once, in a thread of its own. */
    public static Background start(String name, Findings findings, Turn turn) {
        return new Background(name, findings, turn);
    }

    private void run(String name, Findings findings, Turn turn) {
        try {
            Duration pause = turn.take();
            while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = turn.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | AssertionError e) {
            findings.add("%s ended: %s".formatted(name, e));
            e.printStackTrace();
        }
    }

    /** Waits for the turn that is under way. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
