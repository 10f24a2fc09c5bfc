package dev.whynot.simulator;

import static dev.whynot.simulator.TestClient.DATA;
import static dev.whynot.simulator.TestClient.errorCode;
import static dev.whynot.simulator.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JacksonException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.whynot.simulator.fault.ArmedFault;
import dev.whynot.simulator.fault.Call;
import dev.whynot.simulator.fault.Fault;
import dev.whynot.simulator.org.OrgShape;

class FaultsTest {

    private static final String ALL = "SELECT Id, Name FROM Lead";

    private final Simulator salesforce =
            Simulator.start(Settings.standard().withOrg(OrgShape.standard().withVolume(0, 2_500, 1)));
    private TestClient client;

    @BeforeEach
    void connect() throws IOException {
        client = new TestClient(salesforce);
    }

    @AfterEach
    void stop() {
        client.close();
        salesforce.close();
    }

    @Test
    void endsTheSessionBetweenTwoPages() throws IOException {
        salesforce.arm(Fault.sessionEnds().on(Call.QUERY_MORE));
        String next = json(client.query(ALL)).path("nextRecordsUrl").asText();

        assertThat(errorCode(client.get(next))).isEqualTo("401 INVALID_SESSION_ID");
        client.signIn();
        assertThat(client.get(next).statusCode()).isEqualTo(200);
    }

    @Test
    void strikesTheNthCallAndAsManyAsToldTo() throws IOException {
        ArmedFault fault =
                salesforce.arm(Fault.unavailable().on(Call.QUERY).nth(2).times(2));

        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            codes.add(errorCode(client.query(ALL)));
        }

        assertThat(codes).containsExactly("200 ", "503 SERVER_UNAVAILABLE", "503 SERVER_UNAVAILABLE", "200 ");
        assertThat(fault.fired()).isEqualTo(2);
        assertThat(salesforce.calls().count(Call.QUERY)).isEqualTo(4);
        assertThat(salesforce.calls().queries()).containsOnly(ALL);
    }

    @Test
    void strikesByChanceTheSameCallsEachTime() throws IOException {
        List<String> first = struckByChance();
        salesforce.disarm();

        assertThat(struckByChance()).isEqualTo(first).contains("500 UNKNOWN_EXCEPTION", "200 ");
    }

    private List<String> struckByChance() throws IOException {
        salesforce.arm(Fault.unknownException().on(Call.LIMITS).withProbability(0.5, 42));
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            codes.add(errorCode(client.get(DATA + "/limits")));
        }
        return codes;
    }

    @Test
    void tellsWhenToComeBack() throws IOException {
        salesforce.arm(Fault.tooManyRequests(Duration.ofSeconds(7)));

        HttpResponse<String> answer = client.query(ALL);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
    }

    @Test
    void strikesOnlyCallsThatMentionAText() throws IOException {
        salesforce.arm(Fault.requestLimitExceeded().mentioning("FROM User").always());

        assertThat(client.query(ALL).statusCode()).isEqualTo(200);
        assertThat(errorCode(client.query("SELECT Id FROM User"))).isEqualTo("403 REQUEST_LIMIT_EXCEEDED");
    }

    @Test
    void cutsTheConnectionBeforeAndWithinTheBody() throws IOException {
        // the client asks again by itself when a connection ends without a word
        ArmedFault before = salesforce.arm(Fault.cutBefore().on(Call.LIMITS).always());
        assertThatIOException().isThrownBy(() -> client.get(DATA + "/limits"));
        before.disarm();

        salesforce.arm(Fault.cutAfter(500).on(Call.QUERY));
        assertThatIOException().isThrownBy(() -> client.query(ALL));

        salesforce.arm(Fault.cutAfter(1_000_000).on(Call.LIMITS));
        assertThatIOException().isThrownBy(() -> client.get(DATA + "/limits"));

        assertThat(client.query(ALL).statusCode()).isEqualTo(200);
    }

    @Test
    void cutsBulkResultsShort() throws IOException {
        String id = client.bulk("query", ALL, "");
        client.finished(id);
        salesforce.arm(Fault.cutAfter(40_000).on(Call.BULK_RESULTS));
        salesforce.arm(Fault.cutAfter(100_000_000).on(Call.BULK_RESULTS).nth(2));

        assertThatIOException().isThrownBy(() -> client.results(id, ""));
        assertThatIOException().isThrownBy(() -> client.results(id, ""));
        assertThat(client.results(id, "").statusCode()).isEqualTo(200);
    }

    @Test
    void breaksJsonOffAndAnswersWithPagesOfProxies() throws IOException {
        salesforce.arm(Fault.malformedJson().on(Call.QUERY));
        HttpResponse<String> broken = client.query(ALL);
        assertThat(broken.statusCode()).isEqualTo(200);
        assertThatIOException().isThrownBy(() -> json(broken)).isInstanceOf(JacksonException.class);

        salesforce.arm(Fault.htmlPage(502));
        HttpResponse<String> page = client.query(ALL);
        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.body()).startsWith("<html>");
    }

    @Test
    void answersSlowly() throws IOException {
        salesforce.arm(Fault.slow(Duration.ofMillis(150)).on(Call.LIMITS));
        salesforce.arm(Fault.dribble(100, Duration.ofMillis(20)).on(Call.LIMITS).nth(2));

        assertThat(took(() -> client.get(DATA + "/limits"))).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        assertThat(took(() -> client.get(DATA + "/limits"))).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    private interface Asking {
        HttpResponse<String> ask() throws IOException;
    }

    private static Duration took(Asking asking) throws IOException {
        long start = System.nanoTime();
        assertThat(asking.ask().statusCode()).isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void forgetsLocators() throws IOException {
        String next = json(client.query(ALL)).path("nextRecordsUrl").asText();
        salesforce.arm(Fault.locatorsExpire());

        assertThat(errorCode(client.get(next))).isEqualTo("400 INVALID_QUERY_LOCATOR");
    }

    @Test
    void failsTheSignInToo() throws IOException {
        salesforce.arm(Fault.unavailable().on(Call.TOKEN));

        client.signIn();

        assertThat(errorCode(client.get(DATA + "/limits"))).isEqualTo("401 INVALID_SESSION_ID");
        assertThat(salesforce.calls().count(Call.TOKEN)).isEqualTo(2);
    }
}
