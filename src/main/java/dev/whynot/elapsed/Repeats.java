package dev.whynot.elapsed;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import io.quarkus.runtime.ShutdownEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Does things again and again, by elapsed time: the scheduler of Quarkus goes by the time of day, and stands still for
 * an hour when the clock is set back by one. None waits for another, and none is done twice at once.
 */
@Singleton
public class Repeats {

    private static final Logger LOG = Logger.getLogger(Repeats.class);

    /** The start comes first. */
    private static final Duration FIRST = Duration.ofSeconds(1);

    private final boolean isOn;
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(
            0, Thread.ofPlatform().name("repeats-", 1).daemon().factory());

    /** @param isOn off only in tests, which take each step themselves */
    Repeats(@ConfigProperty(name = "whynot.repeats", defaultValue = "true") boolean isOn) {
        this.isOn = isOn;
    }

    /**
     * Does something from now on until the service stops; what it throws is logged, and it is done again.
     *
     * @param name of it, for the log
     * @param pause from its end to its next begin
     */
    public void every(Duration pause, String name, Runnable task) {
        every(pause, FIRST, name, task);
    }

    /** The same, for the first time after a while. */
    public synchronized void every(Duration pause, Duration first, String name, Runnable task) {
        if (isOn) {
            threads.setCorePoolSize(threads.getCorePoolSize() + 1);
            threads.scheduleWithFixedDelay(
                    () -> run(name, task), first.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** Nothing new begins before the others stop. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent stop) {
        threads.shutdown();
    }

    private static void run(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) { // whatever it is, the next time may go well
            LOG.errorf(e, "%s failed", name);
        }
    }
}
