package dev.whynot.simulator.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.whynot.simulator.http.Body;
import dev.whynot.simulator.http.Response;

/** JSON as Salesforce writes it: date-times are {@code 2026-03-01T12:34:56.000+0000}. */
final class Json {

    static final String TYPE = "application/json;charset=UTF-8";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** Writes a document. */
    interface Writing {

        void to(JsonGenerator json) throws IOException;
    }

    static Response response(int status, Object body) {
        return response(status, json -> json.writePOJO(body));
    }

    static Response response(int status, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.of(status, TYPE, new Body.Bytes(bytes.toByteArray()));
    }

    /** @param value as rows hold it */
    static void write(JsonGenerator json, Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case LocalDate date -> json.writeString(date.toString());
            case Instant instant -> json.writeString(text(instant));
            default -> throw new IllegalStateException("No JSON for " + value.getClass());
        }
    }

    private static String text(Instant instant) {
        String text = instant.toString();
        return text.substring(0, text.length() - 1) + ".000+0000";
    }
}
