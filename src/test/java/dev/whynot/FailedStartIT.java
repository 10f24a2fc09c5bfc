package dev.whynot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.whynot.testsupport.PackagedService;

/** A service that cannot start says why, and leaves nothing running. */
class FailedStartIT {

    @Test
    void secondServiceOnOneFolderIsRefusedAndDoesNotDisturbTheFirst(@TempDir Path data) throws Exception {
        try (PackagedService first = PackagedService.start(data)) {
            assertThat(PackagedService.failingStart(data, 0))
                    .contains("Another Whynot runs on the folder " + data)
                    .contains("WHYNOT_DATA_DIR")
                    .doesNotContain("\tat ");
            assertThat(first.get("/api/v1/summary").get("tally").get("records").asInt())
                    .isZero();
        }
    }

    @Test
    void portInUseIsNamedAndPostgresStopped(@TempDir Path data) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PackagedService.failingStart(data, taken.getLocalPort()))
                    .contains("Port " + taken.getLocalPort() + " seems to be in use");
        }
        assertThat(PackagedService.postmasterPid(data)).doesNotExist();
    }

    @Test
    void openAccessOnAnAddressThatOthersReachIsRefused(@TempDir Path data) throws Exception {
        assertThat(PackagedService.failingStart(data, 0, Map.of("QUARKUS_HTTP_HOST", "0.0.0.0")))
                .contains("QUARKUS_HTTP_HOST is 0.0.0.0")
                .contains("WHYNOT_ACCESS=tokens")
                .contains("token create")
                .doesNotContain("\tat ");
        assertThat(PackagedService.failingStart(data, 0, Map.of("WHYNOT_ACCESS", "none")))
                .contains("WHYNOT_ACCESS is 'none'", "'open' or 'tokens'")
                .doesNotContain("\tat ");
        assertThat(PackagedService.failingStart(data, 0, Map.of("WHYNOT_ACCESS_ROLES", "Sales=everything")))
                .contains("WHYNOT_ACCESS_ROLES has 'Sales=everything'")
                .doesNotContain("\tat ");
        assertThat(PackagedService.postmasterPid(data)).doesNotExist();
    }
}
