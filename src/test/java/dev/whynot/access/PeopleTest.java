package dev.whynot.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** People who sign in by an OIDC provider: scripts with its access tokens, browsers with a session. */
@QuarkusTest
@WithTestResource(Provider.class)
class PeopleTest {

    @Inject
    Tokens tokens;

    @Test
    void accessIsNotOpenAndTokensWorkBesidePeople() {
        Response nobody = given().get("/api/v1/session");
        assertThat(nobody.statusCode()).as("not led to the provider").isEqualTo(401);
        assertThat(nobody.header("Link")).isEqualTo("</sign-in>; rel=\"sign-in\"");
        String secret = tokens.create(NewToken.of("beside", List.of("read"), null), Caller.COMMAND)
                .secret()
                .value();
        assertThat(by(secret).get("/api/v1/session").jsonPath().getString("name"))
                .isEqualTo("beside");
        assertThat(by(TokenSecret.random().value()).get("/api/v1/session").statusCode())
                .isEqualTo(401);
    }

    @Test
    void rolesOfTheProviderStandForScopes() {
        Response ada =
                by(Provider.token("ada", List.of("Sales Leads", "Chess"))).get("/api/v1/session");
        assertThat(ada.jsonPath().getString("actor")).isEqualTo("person:ada");
        assertThat(ada.jsonPath().getString("name")).isEqualTo("ada@acme.example");
        assertThat(ada.jsonPath().getList("scopes", String.class)).containsExactly("read", "review");
        assertThat(by(Provider.token("ada", List.of("Sales Leads")))
                        .get("/api/v1/tokens")
                        .statusCode())
                .isEqualTo(403);
        assertThat(by(Provider.token("bob", List.of("Everybody")))
                        .get("/api/v1/session")
                        .jsonPath()
                        .getList("scopes", String.class))
                .containsExactly("read");
        assertThat(by(Provider.token("eve", List.of("admin")))
                        .get("/api/v1/audit")
                        .statusCode())
                .isEqualTo(200);
        assertThat(by(Provider.token("mallory", List.of("Chess")))
                        .get("/api/v1/summary")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void tokensThatAreOverOrForOthersOrOfOthersAreRefused() {
        assertThat(by(Provider.token("eve", List.of("admin"))).get("/q/metrics").statusCode())
                .isEqualTo(200);
        for (String wrong : List.of(
                Provider.expired(), Provider.forAnotherService(), Provider.byAnotherKey(), "a.b.c", "nonsense")) {
            Response answer = by(wrong).get("/api/v1/summary");
            assertThat(answer.statusCode()).as(wrong).isEqualTo(401);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
            assertThat(by(wrong).get("/q/metrics").statusCode()).as(wrong).isEqualTo(401);
        }
    }

    @Test
    void browserSignsInByTheProviderAndOut() {
        Response begun = given().redirects().follow(false).get("/sign-in");
        assertThat(begun.statusCode()).isEqualTo(302);
        String authorize = begun.header("Location");
        assertThat(authorize)
                .contains("/authorize", "code_challenge=", "code_challenge_method=S256", "client_id=whynot");
        String back = parameter(authorize, "redirect_uri");
        assertThat(URI.create(back).getPath()).isEqualTo("/sign-in");

        Map<String, String> cookies = new HashMap<>(begun.cookies());
        Response returned = given().redirects()
                .follow(false)
                .cookies(cookies)
                .queryParam("code", Provider.ADAS_CODE)
                .queryParam("state", parameter(authorize, "state"))
                .get("/sign-in");
        assertThat(Provider.ASKED)
                .contains("code=" + Provider.ADAS_CODE)
                .anyMatch(it -> it.startsWith("code_verifier="));
        assertThat(returned.detailedCookies().asList())
                .filteredOn(cookie -> cookie.getName().startsWith("q_session"))
                .isNotEmpty()
                .allSatisfy(cookie -> {
                    assertThat(cookie.isHttpOnly()).isTrue();
                    assertThat(cookie.getSameSite()).isEqualToIgnoringCase("lax");
                });
        Map<String, String> session = new HashMap<>(returned.cookies());
        session.values().removeIf(String::isEmpty);

        Response ada = given().cookies(session).get("/api/v1/session");
        assertThat(ada.statusCode()).isEqualTo(200);
        assertThat(ada.jsonPath().getString("actor")).isEqualTo("person:ada");
        assertThat(ada.jsonPath().getString("signOut")).isEqualTo("/sign-out");

        assertThat(classify(session, "X-Other", "x")).as("no origin").isEqualTo(403);
        assertThat(classify(session, "Origin", "https://evil.example")).isEqualTo(403);
        assertThat(classify(session, "Origin", origin())).isEqualTo(200);

        Response out = given().redirects().follow(false).cookies(session).get("/sign-out");
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.detailedCookies().asList())
                .filteredOn(cookie -> cookie.getName().startsWith("q_session"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie.getMaxAge()).isZero());
        assertThat(given().cookie("q_session", "made-up").get("/api/v1/session").statusCode())
                .isEqualTo(401);
    }

    private static int classify(Map<String, String> session, String header, String value) {
        return given().cookies(session)
                .header(header, value)
                .contentType("application/json")
                .body("{\"texts\": [\"zu teuer\"]}")
                .post("/api/v1/reasons/classify")
                .statusCode();
    }

    private static String origin() {
        return io.restassured.RestAssured.baseURI + ":" + io.restassured.RestAssured.port;
    }

    private static String parameter(String url, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(url);
        assertThat(found.find()).as(name + " in " + url).isTrue();
        return java.net.URLDecoder.decode(found.group(1), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static RequestSpecification by(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
