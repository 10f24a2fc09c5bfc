package dev.whynot.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request that has arrived whole.
 *
 * @param path decoded, without the query
 * @param parameters of the query, decoded
 * @param headers by lower-case name
 */
public record Request(
        String method, String path, Map<String, String> parameters, Map<String, String> headers, byte[] body) {

    static Request of(String method, String target, Map<String, String> headers, byte[] body) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        return new Request(
                method,
                URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8),
                mark < 0 ? Map.of() : form(target.substring(mark + 1)),
                headers,
                body);
    }

    /** The name, whatever its case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as a posted form. */
    public Map<String, String> form() {
        return form(text());
    }

    private static Map<String, String> form(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                values.put(decode(parts[0]), parts.length == 1 ? "" : decode(parts[1]));
            }
        }
        return values;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
