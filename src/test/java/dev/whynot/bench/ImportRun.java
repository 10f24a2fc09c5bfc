package dev.whynot.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import dev.whynot.testsupport.PackagedService;

/**
 * One import.
 *
 * @param receiving from the first byte sent to the answer that the file is received
 * @param importing from then to its end
 * @param serviceCpu processor time of the service over both
 * @param postgresCpu processor time of PostgreSQL over both
 */
record ImportRun(Duration receiving, Duration importing, Duration serviceCpu, Duration postgresCpu) {

    private static final Duration BETWEEN_ASKING = Duration.ofMillis(100);
    private static final Set<String> UNDER_WAY = Set.of("queued", "running");

    /**
     * Sends the file as any client would, and waits until it is imported.
     *
     * @throws IllegalStateException if the import failed, or if another number of rows was new, known or rejected
     */
    static ImportRun of(PackagedService service, Export export, int accepted, int unchanged)
            throws IOException, InterruptedException {
        OwnDatabase database = OwnDatabase.of(service);
        Duration serviceCpu = service.cpu();
        Duration postgresCpu = database.cpu();
        long sent = System.nanoTime();
        JsonNode received = service.post("/api/v1/imports?mapping=salesforce&object=opportunity", export.file());
        long importing = System.nanoTime();
        String itself = "/api/v1/imports/" + received.required("id").asLong();
        JsonNode status = service.get(itself);
        while (UNDER_WAY.contains(status.required("state").asText())) {
            Thread.sleep(BETWEEN_ASKING);
            status = service.get(itself);
        }
        long done = System.nanoTime();
        boolean isAsExpected = status.required("state").asText().equals("done")
                && status.required("rows").asInt() == accepted + unchanged
                && status.required("accepted").asInt() == accepted
                && status.required("unchanged").asInt() == unchanged
                && status.required("rejected").asInt() == 0;
        if (!isAsExpected) {
            throw new IllegalStateException("Expected %,d rows to be accepted and %,d to be unchanged, but: %s"
                    .formatted(accepted, unchanged, status));
        }
        return new ImportRun(
                Duration.ofNanos(importing - sent),
                Duration.ofNanos(done - importing),
                service.cpu().minus(serviceCpu),
                database.cpu().minus(postgresCpu));
    }
}
