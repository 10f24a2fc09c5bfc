package dev.whynot.simulator.org;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The org's time, in whole seconds as Salesforce keeps it. Runs until it is set. */
public final class OrgClock {

    private volatile Instant stopped;
    private volatile Duration ahead = Duration.ZERO;

    public Instant now() {
        Instant now = stopped == null ? Instant.now().plus(ahead) : stopped;
        return now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Stops the clock at this instant. */
    public void set(Instant instant) {
        stopped = instant;
    }

    /** Moves the clock on, whether it runs or stands. */
    public void advance(Duration by) {
        if (stopped == null) {
            ahead = ahead.plus(by);
        } else {
            stopped = stopped.plus(by);
        }
    }

    /** Lets it run with the machine's time. */
    public void run() {
        ahead = Duration.ZERO;
        stopped = null;
    }
}
