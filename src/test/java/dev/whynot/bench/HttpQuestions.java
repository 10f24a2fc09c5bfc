package dev.whynot.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;

import dev.whynot.bench.madeup.MadeUpLedger;
import dev.whynot.testsupport.PackagedService;

/**
 * The packaged service on a ledger that it finds full, asked for breakdowns that differ in dimensions, filter and period.
 *
 * @param ready from the start of the process until it is ready
 * @param loading what its health tells of the facts; empty if it tells nothing
 * @param alive the same load of questions whether it is alive, which shows how quiet the machine was
 */
record HttpQuestions(Duration ready, Optional<JsonNode> loading, SteadyLoad load, SteadyLoad alive) {

    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 10, 1);
    private static final int START_WITHIN_DAYS = 1_300;
    private static final int SHORTEST_DAYS = 28;
    private static final int LONGEST_DAYS = 400;

    /** Asks so many a second, for three times as long as counts, until Java has compiled what is needed, and then for this time. */
    static HttpQuestions measure(Path scratch, BenchPostgres postgres, int perSecond, Duration time)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (PackagedService service = PackagedService.start(
                scratch.resolve("data"),
                List.of(),
                Map.of("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(), "QUARKUS_DATASOURCE_USERNAME", "postgres"))) {
            Duration ready = Duration.ofNanos(System.nanoTime() - start);
            Optional<JsonNode> loading = loading(service);
            SteadyLoad.run(perSecond, time.multipliedBy(3), new Addresses(service, new Random(1))::next);
            URI alive = URI.create(service.url("/q/health/live"));
            SteadyLoad.run(perSecond, time, () -> alive);
            return new HttpQuestions(
                    ready,
                    loading,
                    SteadyLoad.run(perSecond, time, new Addresses(service, new Random(2))::next),
                    SteadyLoad.run(perSecond, time, () -> alive));
        }
    }

    private static Optional<JsonNode> loading(PackagedService service) throws IOException, InterruptedException {
        for (JsonNode check : service.get("/q/health").required("checks")) {
            if (check.required("name").asText().equals("facts")) {
                return Optional.of(check.path("data"));
            }
        }
        return Optional.empty();
    }

    private record Addresses(PackagedService service, Random random) {

        URI next() {
            List<String> names = new ArrayList<>(MadeUpLedger.vocabulary().keySet());
            Collections.shuffle(names, random);
            List<String> values = MadeUpLedger.vocabulary().get(names.get(2));
            String value = values.get(random.nextInt(Math.min(3, values.size())));
            LocalDate from = FIRST_DAY.plusDays(random.nextInt(START_WITHIN_DAYS));
            LocalDate to = from.plusDays(random.nextInt(SHORTEST_DAYS, LONGEST_DAYS));
            return URI.create(service.url("/api/v1/breakdown?by=%s,%s&filter=%s&from=%s&to=%s"
                    .formatted(
                            names.get(0),
                            names.get(1),
                            URLEncoder.encode(names.get(2) + ":" + value, StandardCharsets.UTF_8),
                            from,
                            to)));
        }
    }
}
