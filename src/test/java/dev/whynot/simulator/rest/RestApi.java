package dev.whynot.simulator.rest;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.whynot.simulator.bulk.BulkApi;
import dev.whynot.simulator.fault.Call;
import dev.whynot.simulator.http.Refusal;
import dev.whynot.simulator.http.Request;
import dev.whynot.simulator.http.Response;
import dev.whynot.simulator.org.Org;
import dev.whynot.simulator.org.Table;
import dev.whynot.simulator.query.BoundQuery;
import dev.whynot.simulator.soql.Query;

/** What is under {@code /services/data/vXX.0}, for a client that is signed in. */
public final class RestApi {

    private static final int NEWEST = 66;
    private static final int OLDEST = 47;

    private final Org org;
    private final Limits limits;
    private final BulkApi bulk;
    private final Cursors cursors;
    private final QueryApi queries;

    /** @param cursorLife how long a query's further pages can be asked for, by the org's clock */
    public RestApi(Org org, Limits limits, BulkApi bulk, Duration cursorLife) {
        this.org = org;
        this.limits = limits;
        this.bulk = bulk;
        this.cursors = new Cursors(cursorLife, org.clock()::now);
        this.queries = new QueryApi(org, cursors);
    }

    /** Forgets the queries that have more pages. */
    public void expireLocators() {
        cursors.expire();
        bulk.expireLocators();
    }

    Response answer(Route route, Request request) {
        int version = route.version().isEmpty() ? 0 : (int) Double.parseDouble(route.version());
        if (version < OLDEST || version > NEWEST) {
            throw Refusal.notFound();
        }
        return switch (route.call()) {
            case RESOURCES -> resources(route.version());
            case QUERY ->
                queries.query(request, route.version(), route.argument(0).equals("queryAll"));
            case QUERY_MORE -> queries.more(route.argument(0), route.version());
            case LIMITS -> Json.response(200, limits.all());
            case SOBJECTS -> org.read(() -> objects(route.version()));
            case DESCRIBE -> org.read(() -> describe(route.argument(0), route.version()));
            case RECORD -> org.read(() -> record(route, request));
            case BULK_CREATE -> bulk.create(request, route.version());
            case BULK_LIST -> bulk.list();
            case BULK_STATUS -> bulk.status(route.argument(0));
            case BULK_ABORT -> bulk.abort(route.argument(0), request);
            case BULK_DELETE -> bulk.delete(route.argument(0));
            case BULK_RESULTS -> bulk.results(route.argument(0), request);
            case TOKEN, USERINFO, VERSIONS, GET_TOPIC, GET_SCHEMA, SUBSCRIBE, FETCH, PUBLISH, DELIVER, OTHER ->
                throw Refusal.notFound();
        };
    }

    static Response versions() {
        return Json.response(
                200,
                IntStream.rangeClosed(OLDEST, NEWEST).mapToObj(RestApi::version).toList());
    }

    private static Map<String, String> version(int number) {
        Map<String, String> about = new LinkedHashMap<>();
        String season = List.of("Spring", "Summer", "Winter").get((number - OLDEST + 2) % 3);
        about.put("label", season + " (v" + number + ")");
        about.put("url", "/services/data/v" + number + ".0");
        about.put("version", number + ".0");
        return about;
    }

    private static Response resources(String version) {
        Map<String, String> resources = new LinkedHashMap<>();
        for (String name : List.of("sobjects", "query", "queryAll", "limits", "jobs")) {
            resources.put(name, "/services/data/v" + version + "/" + name);
        }
        return Json.response(200, resources);
    }

    private Response objects(String version) {
        Describes describes = new Describes(version);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("encoding", "UTF-8");
        body.put("maxBatchSize", 200);
        body.put(
                "sobjects",
                org.tables().all().stream()
                        .map(table -> describes.brief(table.type()))
                        .toList());
        return Json.response(200, body);
    }

    private Response describe(String object, String version) {
        return Json.response(200, new Describes(version).full(table(object).type()));
    }

    private Response record(Route route, Request request) {
        Table table = table(route.argument(0));
        String fields = request.parameter("fields")
                .orElseGet(() -> String.join(
                        ",",
                        table.type().visibleFields().stream()
                                .map(field -> field.name())
                                .toList()));
        Query query = Query.parse("SELECT " + fields + " FROM " + table.type().name());
        int row = table.find(route.argument(1));
        if (row < 0 || table.isDeleted(row)) {
            throw Refusal.notFound();
        }
        BoundQuery bound = new BoundQuery(query, org.tables(), org.clock().now());
        return Json.response(200, json -> new RecordWriter(bound, route.version()).write(json, row));
    }

    private Table table(String object) {
        return org.tables().find(object).orElseThrow(Refusal::notFound);
    }

    static boolean isUnder(Call call) {
        return switch (call) {
            case TOKEN, USERINFO, VERSIONS -> false;
            default -> true;
        };
    }
}
