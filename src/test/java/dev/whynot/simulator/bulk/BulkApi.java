package dev.whynot.simulator.bulk;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.whynot.simulator.http.Body;
import dev.whynot.simulator.http.Refusal;
import dev.whynot.simulator.http.Request;
import dev.whynot.simulator.http.Response;
import dev.whynot.simulator.org.Org;
import dev.whynot.simulator.org.Tables;
import dev.whynot.simulator.query.BoundQuery;
import dev.whynot.simulator.query.Column;
import dev.whynot.simulator.soql.Query;

/** {@code /services/data/vXX.0/jobs/query}. */
public final class BulkApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Org org;
    private final BulkPace pace;
    private final QueryJobs jobs = new QueryJobs();

    public BulkApi(Org org, BulkPace pace) {
        this.org = org;
        this.pace = pace;
    }

    /** @param version such as {@code 66.0} */
    public Response create(Request request, String version) {
        JsonNode asked = json(request);
        String operation = asked.path("operation").asText();
        if (!operation.equals("query") && !operation.equals("queryAll")) {
            throw invalidJob("InvalidJob : Unsupported operation: " + operation);
        }
        if (!asked.path("contentType").asText("CSV").equals("CSV")) {
            throw invalidJob("InvalidJob : Unsupported content type, only CSV is supported");
        }
        CsvFormat format = CsvFormat.of(
                        asked.path("columnDelimiter").asText("COMMA"),
                        asked.path("lineEnding").asText("LF"))
                .orElseThrow(() -> invalidJob("InvalidJob : Unknown columnDelimiter or lineEnding"));
        Query query = Query.parse(asked.path("query").asText());
        Tables snapshot = org.snapshot();
        refuseWhatBulkCannot(query, snapshot);
        QueryJob job = new QueryJob(
                jobs.nextId(),
                operation,
                version,
                format,
                query,
                snapshot,
                pace,
                org.clock().now());
        jobs.add(job);
        return json(job.brief(org.userId()));
    }

    private void refuseWhatBulkCannot(Query query, Tables tables) {
        if (query.isAggregate() || query.isCount()) {
            throw unsupported("Aggregate Relationships not supported in Bulk Query");
        }
        if (query.hasSubSelect()) {
            throw unsupported("Nested queries are not supported in Bulk Query");
        }
        if (query.offset() != null) {
            throw unsupported("OFFSET is not supported in Bulk Query");
        }
        List<Column> columns = new BoundQuery(query, tables, org.clock().now()).columns();
        if (columns.stream().anyMatch(column -> column.field().type().isCompound())) {
            throw unsupported("Selecting compound data not supported in Bulk Query");
        }
    }

    public Response list() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("done", true);
        body.put(
                "records",
                jobs.all().stream().map(job -> job.full(org.userId())).toList());
        body.put("nextRecordsUrl", null);
        return json(body);
    }

    public Response status(String id) {
        return json(job(id).full(org.userId()));
    }

    public Response abort(String id, Request request) {
        QueryJob job = job(id);
        if (!json(request).path("state").asText().equals("Aborted")) {
            throw new Refusal(400, "INVALIDJOBSTATE", "Only the state Aborted can be set");
        }
        if (job.state().isOver()) {
            throw new Refusal(400, "INVALIDJOBSTATE", "Aborting a job in the state " + job.state() + " is not allowed");
        }
        job.end(JobState.Aborted, null);
        return json(job.full(org.userId()));
    }

    public Response delete(String id) {
        QueryJob job = job(id);
        if (!job.state().isOver()) {
            throw new Refusal(400, "INVALIDJOBSTATE", "Can only delete jobs in states: JobComplete, Aborted, Failed");
        }
        jobs.remove(id);
        return Response.empty();
    }

    public Response results(String id, Request request) {
        QueryJob job = job(id);
        if (job.state() != JobState.JobComplete) {
            throw new Refusal(400, "INVALIDJOBSTATE", "Results are not available: the job is " + job.state());
        }
        int first = request.parameter("locator")
                .map(locator -> jobs.row(locator)
                        .filter(row -> row <= job.total())
                        .orElseThrow(() -> new Refusal(400, "INVALID_QUERY_LOCATOR", "invalid query locator")))
                .orElse(0);
        int end = (int) Math.min(job.total(), (long) first + page(job, request));
        return Response.of(200, "text/csv", new Body.Streamed(out -> job.write(out, first, end)))
                .with("Sforce-Locator", end == job.total() ? "null" : jobs.locator(end))
                .with("Sforce-NumberOfRecords", String.valueOf(end - first));
    }

    private static int page(QueryJob job, Request request) {
        try {
            int rows = request.parameter("maxRecords").map(Integer::parseInt).orElse(job.defaultPage());
            if (rows > 0) {
                return Math.min(rows, job.longestPage());
            }
        } catch (NumberFormatException e) {
            // refused below, like a number that is too small
        }
        throw new Refusal(400, "INVALID_ARGUMENT", "maxRecords must be a positive number");
    }

    /** Ends the job in this state, where it is known. */
    public void end(String id, JobState state, String message) {
        jobs.find(id).ifPresent(job -> job.end(state, message));
    }

    /** Makes the job disappear, where it is known. */
    public void forget(String id) {
        jobs.remove(id);
    }

    public void expireLocators() {
        jobs.expireLocators();
    }

    /** Ids of the jobs that have not been deleted, oldest first. */
    public List<String> ids() {
        return jobs.all().stream().map(QueryJob::id).toList();
    }

    private QueryJob job(String id) {
        return jobs.find(id).orElseThrow(Refusal::notFound);
    }

    private static Refusal invalidJob(String message) {
        return new Refusal(400, "INVALIDJOB", message);
    }

    private static Refusal unsupported(String message) {
        return new Refusal(400, "FUNCTIONALITY_NOT_ENABLED", message);
    }

    private static JsonNode json(Request request) {
        try {
            return JSON.readTree(request.body());
        } catch (IOException e) {
            throw new Refusal(400, "JSON_PARSER_ERROR", "Unexpected character in the request body");
        }
    }

    private static Response json(Map<String, Object> body) {
        try {
            return Response.of(200, "application/json;charset=UTF-8", JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
