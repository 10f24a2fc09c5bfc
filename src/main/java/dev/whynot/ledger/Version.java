package dev.whynot.ledger;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * How new a state of a record is. Sources date states by whole seconds, so that two states may bear the same instant;
 * of those the one that was seen later holds, and of one state that was read twice the reading by the newer mapping.
 *
 * @param at when the record took this state, in microseconds
 * @param rank orders states of one instant: 0 is a state that nothing can follow at its instant any more, read by a
 *     mapping that never changed
 */
public record Version(Instant at, long rank) implements Comparable<Version> {

    /** After this time the last state of an instant is visible, also to a clock that differs from the source's. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private static final long RANKS_PER_REVISION = 1L << 20;
    private static final Comparator<Version> ORDER = comparing(Version::at).thenComparing(Version::rank);

    public Version {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** The last state of an instant, read by a mapping that never changed. */
    public static Version of(Instant at) {
        return new Version(at, 0);
    }

    /**
     * A state as it was seen at some time.
     *
     * @param seenAt when the source was asked
     * @param revision how often the mapping had changed by then
     */
    public static Version of(Instant at, Instant seenAt, int revision) {
        long settled = SETTLED.toMillis();
        long after = Math.clamp(Duration.between(at, seenAt).toMillis(), -settled, settled);
        return new Version(at, revision * RANKS_PER_REVISION + after - settled);
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    static Version later(Version one, Version other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
