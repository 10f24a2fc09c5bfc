package dev.whynot;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.whynot.testsupport.PackagedService;

/** A service that goes down in the middle of an import: the next start goes on, nothing is lost or counted twice. */
class InterruptedImportIT {

    private static final int ROWS = 60_000;
    private static final String IMPORTS = "/api/v1/imports?mapping=salesforce&object=opportunity";

    @Test
    void importOfKilledServiceCanBeRunAgain(@TempDir Path folder) throws Exception {
        importWithInterruption(folder, PackagedService::kill);
    }

    @Test
    void importOfStoppedServiceCanBeRunAgain(@TempDir Path folder) throws Exception {
        importWithInterruption(folder, service -> {
            service.close();
            assertThat(service.postmasterPid()).as("PostgreSQL stopped too").doesNotExist();
        });
    }

    @FunctionalInterface
    private interface Interruption {
        void of(PackagedService service) throws Exception;
    }

    private static void importWithInterruption(Path folder, Interruption interruption) throws Exception {
        Path file = writeOpportunities(folder.resolve("opportunities.csv"));
        Path data = folder.resolve("data");

        int id;
        try (PackagedService service = PackagedService.start(data)) {
            id = service.post(IMPORTS, file).get("id").asInt();
            waitUntilSomeAreIn(service, id);
            interruption.of(service);
        }

        try (PackagedService service = PackagedService.start(data)) {
            JsonNode interrupted = service.get("/api/v1/imports/" + id);
            assertThat(interrupted.get("state").asText()).isEqualTo("interrupted");
            assertThat(interrupted.get("rows").asInt()).isBetween(1, ROWS - 1);
            int accepted = interrupted.get("accepted").asInt();
            assertThat(tally(service).get("records").asInt()).isEqualTo(accepted);

            int again = service.post(IMPORTS, file).get("id").asInt();
            JsonNode done = waitUntilDone(service, again);
            assertThat(done.get("rows").asInt()).isEqualTo(ROWS);
            assertThat(done.get("unchanged").asInt()).isEqualTo(accepted);
            assertThat(done.get("rejected").asInt()).isZero();
            assertRightNumbers(service);
        }

        try (PackagedService service = PackagedService.start(data)) {
            assertRightNumbers(service);
        }
    }

    private static void assertRightNumbers(PackagedService service) throws Exception {
        JsonNode tally = tally(service);
        assertThat(tally.get("records").asInt()).isEqualTo(ROWS);
        assertThat(tally.get("won").asInt()).isEqualTo(ROWS / 3);
        assertThat(tally.get("lost").asInt()).isEqualTo(ROWS / 3);
        assertThat(tally.get("open").asInt()).isEqualTo(ROWS / 3);
        assertThat(tally.get("lostAmount").get(0).get("amount").decimalValue())
                .isEqualByComparingTo(Long.toString(sumOfLostAmounts()));
    }

    private static JsonNode tally(PackagedService service) throws Exception {
        return service.get("/api/v1/summary").get("tally");
    }

    private static void waitUntilSomeAreIn(PackagedService service, int id) throws Exception {
        for (int i = 0; i < 3_000; i++) {
            JsonNode status = service.get("/api/v1/imports/" + id);
            assertThat(status.get("state").asText()).as("killed too late").isIn("queued", "running");
            if (status.get("rows").asInt() > 0) {
                return;
            }
            MILLISECONDS.sleep(10);
        }
        throw new AssertionError("no row came in");
    }

    private static JsonNode waitUntilDone(PackagedService service, int id) throws Exception {
        for (int i = 0; i < 1_800; i++) {
            JsonNode status = service.get("/api/v1/imports/" + id);
            if (status.get("state").asText().equals("done")) {
                return status;
            }
            MILLISECONDS.sleep(100);
        }
        throw new AssertionError("the import does not end");
    }

    private static Path writeOpportunities(Path file) throws Exception {
        try (var out = Files.newBufferedWriter(file)) {
            out.write("Id,StageName,IsClosed,IsWon,Amount,CurrencyIsoCode,CloseDate,SystemModstamp,Loss_Reason__c\n");
            for (int i = 0; i < ROWS; i++) {
                String end = ",EUR,2026-03-01,2026-03-01T10:00:00.000Z,";
                out.write("006%012d,".formatted(i)
                        + switch (i % 3) {
                            case 0 -> "Closed Lost,true,false," + i + end + "Zu teuer";
                            case 1 -> "Closed Won,true,true," + i + end;
                            default -> "Proposal,false,false," + i + end;
                        }
                        + "\n");
            }
        }
        return file;
    }

    private static long sumOfLostAmounts() {
        long sum = 0;
        for (int i = 0; i < ROWS; i += 3) {
            sum += i;
        }
        return sum;
    }
}
