package dev.whynot.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A client that trusts nothing and repairs nothing: it shows what came. */
final class TestClient implements AutoCloseable {

    static final String DATA = "/services/data/v66.0";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Simulator simulator;
    private final HttpClient http = HttpClient.newHttpClient();
    private String token = "";

    TestClient(Simulator simulator) throws IOException {
        this.simulator = simulator;
        signIn();
    }

    void signIn() throws IOException {
        HttpResponse<String> answer = post(
                "/services/oauth2/token",
                "application/x-www-form-urlencoded",
                "grant_type=client_credentials&client_id=" + simulator.clientId() + "&client_secret="
                        + simulator.clientSecret());
        token = json(answer).path("access_token").asText();
    }

    String token() {
        return token;
    }

    HttpResponse<String> query(String soql) throws IOException {
        return get(DATA + "/query?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8));
    }

    HttpResponse<String> queryAll(String soql) throws IOException {
        return get(DATA + "/queryAll?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8));
    }

    /** One column of the rows of a query that fits one page. */
    List<String> column(String field, String soql) throws IOException {
        return column(field, json(query(soql)).path("records"));
    }

    static List<String> column(String field, JsonNode records) {
        List<String> values = new ArrayList<>();
        records.forEach(record -> values.add(record.path(field).asText(null)));
        return values;
    }

    HttpResponse<String> get(String path, String... headers) throws IOException {
        return send(request(path, headers).GET());
    }

    HttpResponse<byte[]> bytes(String path, String... headers) throws IOException {
        try {
            return http.send(request(path, headers).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    HttpResponse<String> post(String path, String contentType, String body) throws IOException {
        return send(request(path, "Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> method(String method, String path, String body) throws IOException {
        return send(request(path).method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A bulk job for this query; its id. */
    String bulk(String operation, String soql, String more) throws IOException {
        HttpResponse<String> answer = post(
                DATA + "/jobs/query",
                "application/json",
                "{\"operation\":\"" + operation + "\",\"query\":\"" + soql + "\"" + more + "}");
        return json(answer).path("id").asText();
    }

    JsonNode job(String id) throws IOException {
        return json(get(DATA + "/jobs/query/" + id));
    }

    JsonNode finished(String id) throws IOException {
        while (true) {
            JsonNode job = job(id);
            if (!List.of("UploadComplete", "InProgress")
                    .contains(job.path("state").asText())) {
                return job;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    HttpResponse<String> results(String id, String parameters) throws IOException {
        return get(DATA + "/jobs/query/" + id + "/results" + parameters, "Accept", "text/csv");
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.url() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    static String errorCode(HttpResponse<String> answer) throws IOException {
        return answer.statusCode() + " "
                + json(answer).path(0).path("errorCode").asText();
    }

    @Override
    public void close() {
        http.close();
    }
}
