package dev.whynot.testsupport;

import java.time.Duration;

/** Lets a program close what it opened, also after Ctrl-C. */
public final class CleanStop {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private CleanStop() {}

    /** When the program is told to end, this thread is interrupted and waited for first. */
    public static void of(Thread main) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            main.interrupt();
            try {
                main.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}
