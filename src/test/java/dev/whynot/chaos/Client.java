package dev.whynot.chaos;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.whynot.soak.MessageSender;
import dev.whynot.testsupport.PackagedService;

/** Calls a service that may be in trouble. */
final class Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String IMPORTS = "/api/v1/imports?mapping=salesforce&object=opportunity";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * An answer, of whatever status.
     *
     * @param status 0 if there was none within ten seconds
     * @param isStale whether it says that what changed since is missing
     */
    record Answer(int status, boolean hasRetryAfter, boolean isStale, String body) {

        static final Answer NONE = new Answer(0, false, false, "");

        /** The status, for 503 with whether it says when to come back. */
        String kind() {
            return switch (status) {
                case 0 -> MessageSender.NO_ANSWER;
                case 503 -> hasRetryAfter ? "503 with Retry-After" : "503 without Retry-After";
                default -> Integer.toString(status);
            };
        }

        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    Answer get(PackagedService service, String path) throws InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(service.url(path))).build(), PATIENCE);
    }

    /** Sends a file of opportunities. */
    Answer send(PackagedService service, Path file) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url(IMPORTS)))
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        return answer(request, PATIENCE.multipliedBy(3));
    }

    /** The status of an import when it has ended; empty if it does not within a minute. */
    Optional<JsonNode> ended(PackagedService service, long id) throws IOException, InterruptedException {
        for (int i = 0; i < 600; i++) {
            Answer answer = get(service, "/api/v1/imports/" + id);
            if (answer.status() == 200 && !answer.json().get("state").asText().matches("queued|running")) {
                return Optional.of(answer.json());
            }
            MILLISECONDS.sleep(100);
        }
        return Optional.empty();
    }

    private Answer answer(HttpRequest request, Duration patience) throws InterruptedException {
        HttpRequest limited = HttpRequest.newBuilder(request, (name, value) -> true)
                .timeout(patience)
                .build();
        try {
            HttpResponse<String> response = http.send(limited, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Retry-After").isPresent(),
                    response.headers().firstValue("Warning").orElse("").startsWith("110"),
                    response.body());
        } catch (IOException e) {
            return Answer.NONE;
        }
    }
}
