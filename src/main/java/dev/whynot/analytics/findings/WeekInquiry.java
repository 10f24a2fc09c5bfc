package dev.whynot.analytics.findings;

import java.util.List;

import dev.whynot.analytics.changes.ChangePoint;
import dev.whynot.analytics.changes.ChangePoints;
import dev.whynot.analytics.drivers.FoundDrivers;
import dev.whynot.analytics.drivers.Progress;
import dev.whynot.analytics.drivers.Sought;
import dev.whynot.facts.Selection;
import dev.whynot.facts.State;
import dev.whynot.reason.Taxonomy;

/**
 * What is new in a week. Nothing is kept from the last time: what was known the week before is what the records of the
 * same state tell that were decided until then. So the same week has the same findings as long as its records, and those
 * before, stay as they are.
 *
 * @param selection without a period
 */
record WeekInquiry(Selection selection, WholeWeek week, Taxonomy taxonomy) implements Sought<WeekFound> {

    @Override
    public WeekFound in(State state, Progress progress) {
        Selection now = week.until(selection);
        Selection before = week.minus(1).until(selection);
        FoundDrivers known = FoundDrivers.of(state, before, progress);
        FoundDrivers drivers = FoundDrivers.of(state, now, progress).without(known, state);
        List<WeekFound.Change> changes = Objects.of(state, now).stream()
                .flatMap(object -> {
                    progress.check();
                    List<ChangePoint> points = NewChangePoints.among(
                            ChangePoints.of(state, object),
                            ChangePoints.of(state, week.minus(1).until(object)),
                            week);
                    return points.stream()
                            .map(point ->
                                    new WeekFound.Change(object.objectCode().orElseThrow(), point));
                })
                .toList();
        return new WeekFound(
                state.stamp(),
                state.total(now).decided(),
                state.undated(now),
                drivers,
                changes,
                new Shifts(state, selection, taxonomy).newIn(week));
    }
}
