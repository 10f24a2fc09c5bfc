package dev.whynot.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.whynot.simulator.Settings;

/** A Salesforce simulator in a process of its own, with many made-up opportunities. */
final class SimulatedOrg implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern URL = Pattern.compile("http://[0-9.:]+");
    private static final String API = "/services/data/v66.0";
    private static final int PAGE = 50_000;

    private final Process process;
    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String token;

    private SimulatedOrg(Process process, String url) throws IOException, InterruptedException {
        this.process = process;
        this.url = url;
        this.token = token();
    }

    static SimulatedOrg start(int opportunities) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx2g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.whynot.simulator.Main",
                        "--opportunities=" + opportunities,
                        "--leads=0",
                        "--pubsub-port=0",
                        "--daily-api-requests=1000000")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher found = URL.matcher(line);
            if (found.find()) {
                return new SimulatedOrg(process, found.group());
            }
        }
        throw new IOException("The simulator did not start");
    }

    /** What a service needs to connect to it. */
    Map<String, String> connection() {
        return Map.of(
                "WHYNOT_SALESFORCE_LOGIN_URL", url,
                "WHYNOT_SALESFORCE_CLIENT_ID", Settings.standard().clientId(),
                "WHYNOT_SALESFORCE_CLIENT_SECRET", Settings.standard().clientSecret());
    }

    /** Host and port of its Pub/Sub API. */
    String pubSub() throws IOException, InterruptedException {
        return json(send(control(""))).required("pubSub").asText();
    }

    /** Makes so many leads, each in a transaction with an event of its own. */
    void burst(int leads) throws IOException, InterruptedException {
        send(control("/burst/Lead").POST(HttpRequest.BodyPublishers.ofString("{\"records\":%d}".formatted(leads))));
    }

    private HttpRequest.Builder control(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/simulator" + path));
    }

    /** How many opportunities there are, deleted ones too. */
    long opportunities() throws IOException, InterruptedException {
        return json(get("/queryAll?q=" + encoded("SELECT COUNT() FROM Opportunity")))
                .required("totalSize")
                .asLong();
    }

    /**
     * The yardstick: how long it takes to have the same rows by the same Bulk query when nobody looks at them. It bounds
     * what any reader can reach.
     */
    Duration download(long rows) throws IOException, InterruptedException {
        String soql = "SELECT %s FROM Opportunity".formatted(String.join(", ", COLUMNS));
        String body = JSON.writeValueAsString(Map.of(
                "operation",
                "queryAll",
                "query",
                soql,
                "contentType",
                "CSV",
                "columnDelimiter",
                "COMMA",
                "lineEnding",
                "LF"));
        long start = System.nanoTime();
        String job = "/jobs/query/"
                + json(send(request("/jobs/query")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))))
                        .required("id")
                        .asText();
        while (!json(get(job)).required("state").asText().equals("JobComplete")) {
            Thread.sleep(50);
        }
        long read = 0;
        String locator = "";
        while (!locator.equals("null")) {
            HttpResponse<Void> page = http.send(
                    request("%s/results?maxRecords=%d%s"
                                    .formatted(job, PAGE, locator.isEmpty() ? "" : "&locator=" + locator))
                            .header("Accept", "text/csv")
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            read += page.headers().firstValueAsLong("Sforce-NumberOfRecords").orElse(0);
            locator = page.headers().firstValue("Sforce-Locator").orElse("null");
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (read != rows) {
            throw new IllegalStateException("The simulator gave %,d of %,d rows".formatted(read, rows));
        }
        return took;
    }

    /** About what the service asks for. */
    private static final List<String> COLUMNS = List.of(
            "Id",
            "SystemModstamp",
            "IsDeleted",
            "CreatedDate",
            "CloseDate",
            "StageName",
            "Amount",
            "Owner.Name",
            "OwnerId",
            "Loss_Reason__c",
            "Loss_Reason_Detail__c",
            "IsWon",
            "IsClosed",
            "Type",
            "LeadSource",
            "Account.Name",
            "AccountId",
            "Account.Industry",
            "Account.NumberOfEmployees",
            "Account.BillingCountry",
            "Campaign.Name",
            "CampaignId",
            "Competitor__c");

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private String token() throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&client_id=%s&client_secret=%s"
                .formatted(
                        encoded(Settings.standard().clientId()),
                        encoded(Settings.standard().clientSecret()));
        return json(http.send(
                                HttpRequest.newBuilder(URI.create(url + "/services/oauth2/token"))
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(HttpRequest.BodyPublishers.ofString(form))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body())
                .required("access_token")
                .asText();
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + API + path)).header("Authorization", "Bearer " + token);
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
