package dev.whynot.analytics.drivers;

import static dev.whynot.http.ProblemException.badRequest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.whynot.reason.Taxonomy;

/**
 * What drivers are sought of.
 *
 * @param reason a canonical reason; empty for all rejections
 */
record Target(Optional<String> reason) {

    private static final String LOST = "lost";
    private static final String REASON = "reason:";

    /** Reads {@code lost} or {@code reason:CODE}; {@code lost} if there is none. */
    static Target of(String text, Taxonomy taxonomy) {
        if (text == null || text.equals(LOST)) {
            return new Target(Optional.empty());
        }
        if (text.startsWith(REASON)
                && taxonomy.reason(text.substring(REASON.length())).isPresent()) {
            return new Target(Optional.of(text.substring(REASON.length())));
        }
        List<String> valid = Stream.concat(
                        Stream.of(LOST),
                        taxonomy.reasons().keySet().stream().sorted().map(REASON::concat))
                .toList();
        throw badRequest("target", "'%s' is nothing that can be sought".formatted(text), valid);
    }

    String text() {
        return reason.map(REASON::concat).orElse(LOST);
    }
}
