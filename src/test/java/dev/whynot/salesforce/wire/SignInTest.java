package dev.whynot.salesforce.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.whynot.simulator.Settings;
import dev.whynot.simulator.Simulator;
import dev.whynot.simulator.fault.Call;
import dev.whynot.simulator.fault.Fault;
import dev.whynot.testsupport.PostgresForService;

/** Signs in by JWT bearer; client credentials are those of all tests that follow an org. */
@QuarkusTest
@WithTestResource(PostgresForService.class)
class SignInTest {

    @TempDir
    Path folder;

    private static KeyPair pair;
    private Simulator salesforce;

    @BeforeAll
    static void makeAPair() throws Exception {
        pair = Pem.keyPair(2048);
    }

    @BeforeEach
    void start() {
        salesforce = Simulator.start(Settings.standard().withPort(0).withPublicKey(pair.getPublic()));
    }

    @AfterEach
    void stop() {
        salesforce.close();
    }

    @Test
    void signsInByJwtWithEitherFormOfTheKey() throws Exception {
        for (Path key : new Path[] {Pem.pkcs8(folder, pair), Pem.pkcs1(folder, pair)}) {
            SalesforceApi api = api(key, Settings.standard().username());
            assertThat(api.orgId()).isEqualTo(salesforce.organizationId());
            assertThat(api.query("SELECT COUNT() FROM Lead").total()).isNotNegative();
        }
    }

    @Test
    void renewsASessionByJwt() throws Exception {
        SalesforceApi api = api(Pem.pkcs8(folder, pair), Settings.standard().username());
        api.orgId();
        salesforce.arm(Fault.sessionEnds().on(Call.QUERY).nth(1));
        assertThat(api.query("SELECT COUNT() FROM Lead").total()).isNotNegative();
        assertThat(salesforce.calls().count(Call.TOKEN)).isEqualTo(2);
    }

    /** The pause before a new try would be 20 ms. */
    @Test
    void salesforceIsLeftAloneAsLongAsItAsks() throws Exception {
        SalesforceApi api = api(Pem.pkcs8(folder, pair), Settings.standard().username());
        for (Call call : new Call[] {Call.TOKEN, Call.RESOURCES}) {
            salesforce.arm(Fault.tooManyRequests(Duration.ofSeconds(1)).on(call));
        }
        long start = System.nanoTime();
        assertThat(api.told().maxCalls()).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(salesforce.calls().count(Call.TOKEN)).isEqualTo(2);
        assertThat(salesforce.calls().count(Call.RESOURCES)).isEqualTo(2);
    }

    @Test
    void foreignKeyOrUserIsRefusedOnceAndNotTriedAgainAtOnce() throws Exception {
        SalesforceApi foreignKey =
                api(Pem.pkcs8(folder, Pem.keyPair(2048)), Settings.standard().username());
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(foreignKey::orgId).hasMessageContaining("refused the sign-in: invalid_grant");
        }
        assertThat(salesforce.calls().count(Call.TOKEN)).isEqualTo(1);

        SalesforceApi foreignUser = api(Pem.pkcs8(folder, pair), "nobody@acme.example");
        assertThatThrownBy(foreignUser::orgId).hasMessageContaining("user hasn't approved this consumer");
    }

    private SalesforceApi api(Path key, String username) {
        SalesforceSettings settings = TestSettings.with(Map.of(
                "login-url",
                salesforce.url(),
                "client-id",
                Settings.standard().clientId(),
                "username",
                username,
                "private-key",
                key.toString(),
                "retry-pause",
                "20ms"));
        return new SalesforceApi(settings, Clock.systemUTC(), () -> {});
    }
}
