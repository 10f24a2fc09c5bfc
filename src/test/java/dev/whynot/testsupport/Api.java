package dev.whynot.testsupport;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;

import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;

/** Calls of the API that several tests make. */
public final class Api {

    private static final JsonPathConfig EXACT_NUMBERS = new JsonPathConfig(JsonPathConfig.NumberReturnType.BIG_DECIMAL);

    private Api() {}

    /** Imports a file and waits for the end: its status. */
    public static JsonPath importFile(String query, Path file) throws InterruptedException {
        return importBody(query, file.toFile());
    }

    /** Imports a text and waits for the end: its status. */
    public static JsonPath importText(String query, String csv) throws InterruptedException {
        return importBody(query, csv);
    }

    /** The answer to a question that must be right. */
    public static JsonPath get(String path, Object... pathParameters) {
        return given().urlEncodingEnabled(false)
                .get(path, pathParameters)
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200)
                .extract()
                .jsonPath(EXACT_NUMBERS);
    }

    private static JsonPath importBody(String query, Object body) throws InterruptedException {
        var request = given().contentType("text/csv; charset=UTF-8");
        request = body instanceof File file ? request.body(file) : request.body((String) body);
        int id = request.post("/api/v1/imports?" + query)
                .then()
                .log()
                .ifValidationFails()
                .statusCode(202)
                .extract()
                .path("id");
        for (int i = 0; i < 6_000; i++) {
            JsonPath status = get("/api/v1/imports/" + id);
            if (!status.getString("state").matches("queued|running")) {
                assertThat(status.getLong("rows"))
                        .isEqualTo(
                                status.getLong("accepted") + status.getLong("unchanged") + status.getLong("rejected"));
                return status;
            }
            MILLISECONDS.sleep(20);
        }
        throw new AssertionError("import " + id + " does not end");
    }
}
