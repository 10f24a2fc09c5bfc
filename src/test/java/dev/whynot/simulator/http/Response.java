package dev.whynot.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer and how it is to be delivered. */
public record Response(int status, Map<String, String> headers, Body body, Delivery delivery) {

    private static final byte[] NOTHING = {};

    public static Response of(int status, String contentType, String text) {
        return of(status, contentType, new Body.Bytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static Response of(int status, String contentType, Body body) {
        return new Response(status, Map.of("Content-Type", contentType), body, Delivery.PLAIN);
    }

    /** 204. */
    public static Response empty() {
        return new Response(204, Map.of(), new Body.Bytes(NOTHING), Delivery.PLAIN);
    }

    public Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body, delivery);
    }

    public Response delivered(Delivery how) {
        return new Response(status, headers, body, how);
    }
}
