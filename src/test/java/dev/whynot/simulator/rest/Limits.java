package dev.whynot.simulator.rest;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.whynot.simulator.http.Refusal;

/** How many API calls the org has made today, of how many. */
public final class Limits {

    private final int daily;
    private int used;

    public Limits(int daily) {
        this.daily = daily;
    }

    /** Counts a call. At the limit it refuses, but for a look at the limits. */
    synchronized void count(boolean isLookAtLimits) {
        if (used >= daily && !isLookAtLimits) {
            throw new Refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
        }
        used = Math.min(daily, used + 1);
    }

    public synchronized void setUsed(int calls) {
        used = calls;
    }

    public synchronized int used() {
        return used;
    }

    /** As in {@code Sforce-Limit-Info}. */
    synchronized String info() {
        return "api-usage=" + used + "/" + daily;
    }

    synchronized Map<String, Object> all() {
        Map<String, Object> limits = new LinkedHashMap<>();
        limits.put("DailyApiRequests", limit(daily, daily - used));
        limits.put("DailyAsyncApexExecutions", limit(250_000, 250_000));
        limits.put("DailyBulkApiBatches", limit(15_000, 15_000));
        limits.put("DailyBulkV2QueryFileStorageMB", limit(976_562, 976_562));
        limits.put("DailyBulkV2QueryJobs", limit(10_000, 10_000));
        limits.put("DailyStandardVolumePlatformEvents", limit(10_000, 10_000));
        limits.put("DataStorageMB", limit(1_024, 512));
        limits.put("FileStorageMB", limit(1_024, 1_000));
        return limits;
    }

    private static Map<String, Integer> limit(int max, int remaining) {
        Map<String, Integer> limit = new LinkedHashMap<>();
        limit.put("Max", max);
        limit.put("Remaining", remaining);
        return limit;
    }
}
