package dev.whynot.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.whynot.testsupport.PackagedService;
import dev.whynot.testsupport.PackagedService.Output;

/** The command beside the packaged service that runs on the same folder. */
class TokenCommandIT {

    @Test
    void firstTokenIsMadeByTheCommandAndRevokedByIt(@TempDir Path data) throws Exception {
        try (PackagedService service = PackagedService.start(data, List.of(), Map.of("WHYNOT_ACCESS", "tokens"))) {
            assertThat(service.status("/api/v1/summary")).isEqualTo(401);

            Output made = command(data, "token", "create", "--name", "first", "--scopes", "read,review", "--days", "1");
            assertThat(made.exitCode()).as(made.said()).isZero();
            assertThat(made.said()).contains("'first', may read, review until").doesNotContain("\tat ");
            String secret = made.said().lines().toList().getLast();
            assertThat(secret).startsWith("wn_");
            assertThat(status(service, secret)).isEqualTo(200);

            Output list = command(data, "token", "list");
            assertThat(list.exitCode()).isZero();
            assertThat(list.said()).contains("1\tfirst\tread,review\t").doesNotContain(secret);

            assertThat(command(data, "token", "revoke", "1").exitCode()).isZero();
            int status = 200;
            for (int i = 0; i < 600 && status == 200; i++) {
                Thread.sleep(100);
                status = status(service, secret);
            }
            assertThat(status).isEqualTo(401);

            assertThat(command(data, "token", "revoke", "77"))
                    .isEqualTo(new Output(1, "There is no token 77" + System.lineSeparator()));
            assertThat(command(data, "token", "create", "--scopes", "read").said())
                    .contains("What the token is for has to be said");
            Output odd = command(data, "token", "create", "--nam", "x");
            assertThat(odd.exitCode()).isEqualTo(2);
            assertThat(odd.said()).contains("There is no option '--nam'", "token create --name NAME");
        }
        Output stopped = command(data, "token", "list");
        assertThat(stopped.exitCode()).isEqualTo(1);
        assertThat(stopped.said().lines()).hasSize(1);
        assertThat(stopped.said()).contains("runs on the folder " + data, "QUARKUS_DATASOURCE_JDBC_URL");
        Output away = PackagedService.command(
                data,
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://127.0.0.1:1/whynot",
                        "QUARKUS_DATASOURCE_PASSWORD",
                        "hush"),
                "token",
                "list");
        assertThat(away.exitCode()).isEqualTo(1);
        assertThat(away.said().lines()).hasSize(1);
        assertThat(away.said()).startsWith("The database cannot be reached").doesNotContain("hush");
        assertThat(command(data, "tokens").exitCode()).isEqualTo(2);
    }

    private static Output command(Path data, String... arguments) throws Exception {
        return PackagedService.command(data, Map.of(), arguments);
    }

    private static int status(PackagedService service, String secret) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(service.url("/api/v1/summary")))
                                    .header("Authorization", "Bearer " + secret)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
