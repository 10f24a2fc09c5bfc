package dev.whynot.analytics.findings;

import java.util.List;

import dev.whynot.analytics.changes.ChangePoint;

/** Which change points were not known a week before. */
final class NewChangePoints {

    private static final int MOST_WEEKS_AGO = 8;

    private NewChangePoints() {}

    /**
     * Those of the last 8 weeks, the one in question included, that were not found before: no change in the same direction
     * with an interval of its date that shares a week with that of the new one.
     */
    static List<ChangePoint> among(List<ChangePoint> now, List<ChangePoint> before, WholeWeek week) {
        return now.stream()
                .filter(point ->
                        !point.at().isBefore(week.minus(MOST_WEEKS_AGO - 1).monday()))
                .filter(point -> before.stream().noneMatch(known -> isSame(point, known)))
                .toList();
    }

    private static boolean isSame(ChangePoint one, ChangePoint other) {
        return isUp(one) == isUp(other)
                && !one.earliest().isAfter(other.latest())
                && !other.earliest().isAfter(one.latest());
    }

    static boolean isUp(ChangePoint point) {
        return point.difference().value() > 0;
    }
}
