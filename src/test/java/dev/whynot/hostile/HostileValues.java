package dev.whynot.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Values that nobody should send, as they stand in an address or in a JSON body. */
final class HostileValues {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "a\r\nX-Injected: yes",
            "\n",
            "\t",
            "'",
            "\"",
            "\\",
            "a\\",
            "' OR '1'='1",
            "'; DROP TABLE record; --",
            "1) UNION SELECT null--",
            "$$ || pg_sleep(60) || $$",
            "?",
            ":org",
            "<org>",
            "%",
            "%25",
            "%s%n%d",
            "_",
            "{0}",
            "${jndi:ldap://127.0.0.1:1/a}",
            "<script>alert(1)</script>",
            "../..",
            "../../../../etc/passwd",
            "/",
            ".",
            ";a=b",
            "-",
            ",",
            ",,,",
            ":",
            "-:",
            "(none)",
            "null",
            "{}",
            "0",
            "-1",
            "+5",
            "1.5",
            "1e3",
            "0x10",
            "٣",
            "１２",
            "2147483648",
            "9223372036854775808",
            "-9223372036854775809",
            "99999999999999999999999999999999",
            "1e400",
            "NaN",
            "2026-02-30",
            "2026-13-01",
            "0000-01-01",
            "-0001-01-01",
            "10000-01-01",
            "+99999-12-31",
            "2026-1-1",
            "20260101",
            "2026-01-01T00:00:00Z",
            "٢٠٢٦-٠١-٠١",
            "😀",
            "👩‍👩‍👧",
            "\u202eevil",
            "e\u0301",
            "\ufeff",
            "\uffff",
            "İ",
            "a".repeat(3_000),
            ",".repeat(1_000),
            "(".repeat(1_000),
            "\\".repeat(1_000),
            "a".repeat(20_000),
            "a".repeat(100_000),
            "😀".repeat(10_000));

    /** What is no encoding of any text. */
    private static final List<String> BROKEN = List.of(
            "%",
            "%2",
            "%ZZ",
            "%-1",
            "a%",
            "%u0041",
            "%C3%28",
            "%C3",
            "%E0%A4",
            "%FF%FE",
            "%ED%A0%80",
            "%C0%80",
            "%F5%80%80%80",
            "%2e%2e%2f",
            "%252e%252e",
            "%0",
            "ä",
            "😀",
            "a+b",
            "%2B",
            "a;b",
            "a=b",
            "a%26b%3Dc",
            "<>",
            "|",
            "^");

    private HostileValues() {}

    /** As in the path or the query of an address. */
    static List<String> encoded() {
        return Stream.concat(TEXTS.stream().map(HostileValues::encoded), BROKEN.stream())
                .distinct()
                .toList();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /** Cursors that look like those of this service, of rows that are not there. */
    static List<String> cursors() {
        return Stream.of(
                        "0",
                        "-1",
                        "+5",
                        "1e3",
                        "",
                        " ",
                        "x",
                        "\0",
                        "1\0002",
                        "٣",
                        "2147483648",
                        "999999999999999999",
                        "9223372036854775807",
                        "9223372036854775808",
                        "-9223372036854775808",
                        "1; DROP TABLE record",
                        "9".repeat(2_000))
                .flatMap(key -> Stream.of(
                                Base64.getUrlEncoder(), Base64.getUrlEncoder().withoutPadding())
                        .map(encoder -> encoder.encodeToString(key.getBytes(UTF_8))))
                .distinct()
                .toList();
    }

    /** As the value of a header that HTTP knows. */
    static List<String> oddHeaders() {
        return List.of(
                "",
                "*",
                "\"",
                "\"a\"",
                "W/\"",
                "W/",
                ",,,",
                ";",
                "*/*;q=x",
                "a/b",
                "bytes=9-1",
                "😀",
                "%00",
                "a".repeat(3_000));
    }

    /** As the value of a header: a line end would end the header. */
    static List<String> headers() {
        return TEXTS.stream()
                .filter(text -> text.chars().noneMatch(c -> c == '\r' || c == '\n' || c == '\0'))
                .toList();
    }

    /** As the value of a field of a JSON body, some of them not JSON. */
    static List<String> json() {
        List<String> values = new ArrayList<>(List.of(
                "null",
                "true",
                "0",
                "-1",
                "1.5",
                "1e400",
                "-1e400",
                "1" + "0".repeat(2_000),
                "NaN",
                "Infinity",
                "undefined",
                "[]",
                "{}",
                "[null]",
                "[[]]",
                "[{}]",
                "[1]",
                "{\"a\":\"b\"}",
                "[".repeat(5_000) + "]".repeat(5_000),
                "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
                "[" + "\"a\",".repeat(1_000) + "\"a\"]",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "[\"\\ud800\"]",
                "[\"\\u0000\"]",
                "\"\\x\"",
                "\"a\nb\"",
                "'a'",
                "\"" + "a".repeat(900_000) + "\""));
        TEXTS.forEach(text -> values.add(quoted(text)));
        return values;
    }

    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars()
                .forEach(c -> json.append(
                        c < ' ' || c == '"' || c == '\\' ? "\\u%04x".formatted(c) : String.valueOf((char) c)));
        return json.append('"').toString();
    }

    /** As a whole body. */
    static List<byte[]> bodies() {
        List<byte[]> bodies = new ArrayList<>();
        for (String text : List.of(
                "",
                " ",
                "null",
                "[]",
                "\"x\"",
                "1",
                "{}",
                "{",
                "}",
                "{\"",
                "{\"a\"}",
                "\0",
                "[".repeat(200_000),
                "{\"nope\":1}",
                "<a/>",
                "a=b",
                "\ufeff{}",
                "a".repeat(2_000_000))) {
            bodies.add(text.getBytes(UTF_8));
        }
        bodies.add(new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'});
        bodies.add(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'});
        bodies.add("{}".getBytes(java.nio.charset.StandardCharsets.UTF_16));
        bodies.add(new byte[100_000]);
        return bodies;
    }
}
