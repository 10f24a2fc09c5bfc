package dev.whynot.analytics;

import java.util.Map;
import java.util.SortedMap;

/**
 * A duration that a share of the records did not exceed, and how many records that was read off: a median of three
 * records says little.
 *
 * @param days the duration
 * @param records how many records have a duration
 */
public record Quantile(int days, long records) {

    /**
     * The shortest duration that at least this share of the records did not exceed: number {@code ceil(share *
     * records)} of them in order. It is always the duration of some record, never one in between, and the same as
     * PostgreSQL's {@code percentile_disc} (definition 1 of R. J. Hyndman, Y. Fan, "Sample quantiles in statistical
     * packages", American Statistician 50, 1996, 361-365).
     *
     * @param share above 0, at most 1; 0.5 is the median
     * @param recordsByDays how many records took so many days; days with none may be there or not
     * @return null if there are no records
     */
    public static Quantile of(double share, SortedMap<Integer, Long> recordsByDays) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share " + share);
        }
        long records =
                recordsByDays.values().stream().mapToLong(Long::longValue).sum();
        // at least the first: a tiny share of few records is none of them
        long number = Math.max(1, (long) Math.ceil(share * records));
        long seen = 0;
        for (Map.Entry<Integer, Long> each : recordsByDays.entrySet()) {
            seen += each.getValue();
            if (seen >= number) {
                return new Quantile(each.getKey(), records);
            }
        }
        return null;
    }
}
