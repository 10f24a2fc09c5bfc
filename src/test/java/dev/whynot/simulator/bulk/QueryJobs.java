package dev.whynot.simulator.bulk;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.whynot.simulator.org.Ids;

/** The query jobs of an org, oldest first. Results locators stay good until they are told to expire. */
final class QueryJobs {

    private final Map<String, QueryJob> jobs = new LinkedHashMap<>();
    private int lastId;
    private int locatorAge;

    synchronized String nextId() {
        return Ids.to18("750Wn0" + String.format(java.util.Locale.ROOT, "%09d", ++lastId));
    }

    synchronized void add(QueryJob job) {
        jobs.put(job.id(), job);
    }

    synchronized Optional<QueryJob> find(String id) {
        return Ids.isId(id) ? Optional.ofNullable(jobs.get(Ids.to18(id))) : Optional.empty();
    }

    synchronized void remove(String id) {
        find(id).ifPresent(job -> jobs.remove(job.id()));
    }

    synchronized List<QueryJob> all() {
        return List.copyOf(jobs.values());
    }

    synchronized void expireLocators() {
        locatorAge++;
    }

    /** Opaque to clients: which row comes next. */
    synchronized String locator(int row) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((locatorAge + ":" + row).getBytes(StandardCharsets.US_ASCII));
    }

    /** The row that the locator stands for; empty where it is unknown or has expired. */
    synchronized Optional<Integer> row(String locator) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(locator), StandardCharsets.US_ASCII).split(":");
            return parts.length == 2 && parts[0].equals(String.valueOf(locatorAge))
                    ? Optional.of(Integer.parseInt(parts[1]))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
