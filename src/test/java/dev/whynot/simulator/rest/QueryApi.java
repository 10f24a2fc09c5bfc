package dev.whynot.simulator.rest;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.whynot.simulator.http.Refusal;
import dev.whynot.simulator.http.Request;
import dev.whynot.simulator.http.Response;
import dev.whynot.simulator.org.Org;
import dev.whynot.simulator.query.Aggregation;
import dev.whynot.simulator.query.BoundQuery;
import dev.whynot.simulator.soql.Query;

/** {@code query}, {@code queryAll} and their further pages. */
final class QueryApi {

    private static final Pattern BATCH_SIZE = Pattern.compile("batchSize\\s*=\\s*(\\d+)", Pattern.CASE_INSENSITIVE);
    private static final int SMALLEST_BATCH = 200;
    private static final int LARGEST_BATCH = 2000;

    private final Org org;
    private final Cursors cursors;

    QueryApi(Org org, Cursors cursors) {
        this.org = org;
        this.cursors = cursors;
    }

    /** @param isAll whether rows in the bin count too */
    Response query(Request request, String version, boolean isAll) {
        Query query = Query.parse(request.parameter("q")
                .orElseThrow(() -> new Refusal(400, "MALFORMED_QUERY", "A query string has to be specified")));
        return org.read(() -> {
            BoundQuery bound = new BoundQuery(query, org.tables(), org.clock().now());
            if (query.isAggregate()) {
                return aggregated(new Aggregation(bound).results(isAll));
            }
            int[] rows = bound.rows(isAll);
            if (query.isCount()) {
                return Json.response(200, json -> {
                    json.writeStartObject();
                    json.writeNumberField("totalSize", rows.length);
                    json.writeBooleanField("done", true);
                    json.writeArrayFieldStart("records");
                    json.writeEndArray();
                    json.writeEndObject();
                });
            }
            int batchSize = batchSize(request);
            Cursors.Cursor cursor = rows.length > batchSize ? cursors.open(query, rows, batchSize) : null;
            return page(bound, rows, 0, batchSize, cursor, version);
        });
    }

    /** @param locator as in {@code 01g...-2000} */
    Response more(String locator, String version) {
        Matcher parts = Pattern.compile("(\\w{18})-(\\d{1,9})").matcher(locator);
        Cursors.Cursor cursor = parts.matches() ? cursors.find(parts.group(1)).orElse(null) : null;
        int first = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
        if (cursor == null || first > cursor.rows().length) {
            throw new Refusal(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        return org.read(() -> {
            BoundQuery bound =
                    new BoundQuery(cursor.query(), org.tables(), org.clock().now());
            return page(bound, cursor.rows(), first, cursor.batchSize(), cursor, version);
        });
    }

    private static int batchSize(Request request) {
        Matcher asked =
                BATCH_SIZE.matcher(request.header("Sforce-Query-Options").orElse(""));
        return asked.find()
                ? Math.clamp(Integer.parseInt(asked.group(1)), SMALLEST_BATCH, LARGEST_BATCH)
                : LARGEST_BATCH;
    }

    private static Response page(
            BoundQuery bound, int[] rows, int first, int batchSize, Cursors.Cursor cursor, String version) {
        int end = Math.min(rows.length, first + batchSize);
        RecordWriter writer = new RecordWriter(bound, version);
        return Json.response(200, json -> {
            json.writeStartObject();
            json.writeNumberField("totalSize", rows.length);
            json.writeBooleanField("done", end == rows.length);
            if (end < rows.length) {
                json.writeStringField(
                        "nextRecordsUrl", "/services/data/v" + version + "/query/" + cursor.id() + "-" + end);
            }
            json.writeArrayFieldStart("records");
            for (int i = first; i < end; i++) {
                // purged since the query began
                if (!bound.table().isPurged(rows[i])) {
                    writer.write(json, rows[i]);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static Response aggregated(List<Map<String, Object>> results) {
        return Json.response(200, json -> {
            json.writeStartObject();
            json.writeNumberField("totalSize", results.size());
            json.writeBooleanField("done", true);
            json.writeArrayFieldStart("records");
            for (Map<String, Object> result : results) {
                aggregate(json, result);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void aggregate(JsonGenerator json, Map<String, Object> result) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("attributes");
        json.writeStringField("type", "AggregateResult");
        json.writeEndObject();
        for (Map.Entry<String, Object> value : result.entrySet()) {
            json.writeFieldName(value.getKey());
            Json.write(json, value.getValue());
        }
        json.writeEndObject();
    }
}
