package dev.whynot.analytics.wording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** A language that answers are given in, and its templates. */
enum Language {
    /** The one that everybody gets who asks for none of these. */
    EN(Locale.ENGLISH, "d MMM uuuu"),
    DE(Locale.GERMAN, "dd.MM.uuuu");

    private final Locale locale;
    private final String datePattern;
    private final Map<String, String> templates;

    Language(Locale locale, String datePattern) {
        this.locale = locale;
        this.datePattern = datePattern;
        this.templates = read(tag());
    }

    /** By BCP 47, as in {@code Content-Language}. */
    final String tag() {
        return locale.toLanguageTag();
    }

    Locale locale() {
        return locale;
    }

    String datePattern() {
        return datePattern;
    }

    /** By their keys. */
    Map<String, String> templates() {
        return templates;
    }

    private static Map<String, String> read(String tag) {
        String file = "/wording/%s.properties".formatted(tag);
        try (InputStream in = Language.class.getResourceAsStream(file)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, UTF_8));
            return properties.entrySet().stream()
                    .collect(toUnmodifiableMap(each -> each.getKey().toString(), each -> each.getValue()
                            .toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
