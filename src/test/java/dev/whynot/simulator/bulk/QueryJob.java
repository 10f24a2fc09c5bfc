package dev.whynot.simulator.bulk;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.whynot.simulator.org.Tables;
import dev.whynot.simulator.query.BoundQuery;
import dev.whynot.simulator.query.Column;
import dev.whynot.simulator.soql.Query;

/** A query job. Its results are what the org held when it was created, however often they are fetched. */
final class QueryJob {

    private final String id;
    private final String operation;
    private final String version;
    private final CsvFormat format;
    private final Query query;
    private final Tables snapshot;
    private final String object;
    private final int[] rows;
    private final BulkPace pace;
    private final Instant created;
    private final long began;
    private JobState ended;
    private String errorMessage;

    /** @param snapshot of the org as it is now */
    QueryJob(
            String id,
            String operation,
            String version,
            CsvFormat format,
            Query query,
            Tables snapshot,
            BulkPace pace,
            Instant created) {
        this.id = id;
        this.operation = operation;
        this.version = version;
        this.format = format;
        this.query = query;
        this.snapshot = snapshot;
        this.pace = pace;
        this.created = created;
        BoundQuery bound = bind();
        this.object = bound.table().type().name();
        this.rows = bound.rows(operation.equals("queryAll"));
        this.began = System.nanoTime();
    }

    private BoundQuery bind() {
        return new BoundQuery(query, snapshot, created);
    }

    String id() {
        return id;
    }

    int total() {
        return rows.length;
    }

    int defaultPage() {
        return pace.pageRows();
    }

    int longestPage() {
        return pace.mostRows();
    }

    synchronized JobState state() {
        if (ended != null) {
            return ended;
        }
        Duration age = age();
        return age.compareTo(pace.queued()) < 0
                ? JobState.UploadComplete
                : age.compareTo(pace.queued().plus(pace.processing())) < 0 ? JobState.InProgress : JobState.JobComplete;
    }

    synchronized void end(JobState state, String message) {
        ended = state;
        errorMessage = message;
    }

    private Duration age() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private long processed() {
        return switch (state()) {
            case UploadComplete -> 0;
            case JobComplete -> rows.length;
            case InProgress, Failed, Aborted -> {
                double share = (double) age().minus(pace.queued()).toNanos()
                        / Math.max(1, pace.processing().toNanos());
                yield (long) (rows.length * Math.clamp(share, 0, 1));
            }
        };
    }

    /** As the answer to creating it shows it. */
    synchronized Map<String, Object> brief(String userId) {
        Map<String, Object> info = new java.util.LinkedHashMap<>();
        info.put("id", id);
        info.put("operation", operation);
        info.put("object", object);
        info.put("createdById", userId);
        info.put("createdDate", wireFormat(created));
        info.put("systemModstamp", wireFormat(created.plus(age())));
        info.put("state", state().name());
        info.put("concurrencyMode", "Parallel");
        info.put("contentType", "CSV");
        info.put("apiVersion", Double.valueOf(version));
        info.put("lineEnding", format.lineEndName());
        info.put("columnDelimiter", format.delimiterName());
        return info;
    }

    /** As asking for it shows it. */
    synchronized Map<String, Object> full(String userId) {
        Map<String, Object> info = brief(userId);
        info.put("jobType", "V2Query");
        if (state() != JobState.UploadComplete) {
            info.put("numberRecordsProcessed", processed());
            info.put("retries", 0);
            info.put(
                    "totalProcessingTime",
                    Math.min(age().toMillis(), pace.processing().toMillis()));
        }
        info.put("isPkChunkingSupported", true);
        if (errorMessage != null) {
            info.put("errorMessage", errorMessage);
        }
        return info;
    }

    private static String wireFormat(Instant instant) {
        return instant.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString()
                .replace("Z", ".000+0000");
    }

    /** Writes a page: the header, then the rows from {@code first} to before {@code end}. */
    void write(OutputStream out, int first, int end) throws IOException {
        List<Column> columns = bind().columns();
        CsvWriter csv = new CsvWriter(out, format);
        for (Column column : columns) {
            csv.value(column.name());
        }
        csv.endLine();
        for (int i = first; i < end; i++) {
            for (Column column : columns) {
                csv.value(column.at(rows[i]));
            }
            csv.endLine();
        }
        csv.flush();
    }
}
