package dev.whynot.analytics.findings;

import java.util.List;

import dev.whynot.analytics.changes.ChangePoint;
import dev.whynot.analytics.drivers.FoundDrivers;
import dev.whynot.analytics.drivers.Stamped;

/**
 * What is new in a week, in no language.
 *
 * @param decided records that were decided until its Sunday
 */
record WeekFound(
        String stamp, long decided, long undated, FoundDrivers drivers, List<Change> changes, List<Shift> shifts)
        implements Stamped {

    /** A week from which on the loss rate was another. */
    record Change(String object, ChangePoint point) {}
}
