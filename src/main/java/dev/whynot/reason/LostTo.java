package dev.whynot.reason;

import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.whynot.reason.Decision.Method;

/**
 * A text that says no more than to whom one lost: "Lost to Acme", "an Acme verloren". The name need not be known, but begin
 * like one, and none of its words may occur in the dictionary ("Lost to Budget Cuts").
 */
final class LostTo implements Step {

    private static final double CONFIDENCE = 0.9;
    private static final String COMPETITOR = "competitor_chosen";

    /** Up to three words, the first with a capital letter. */
    private static final String NAME = "(?<name>\\p{Lu}[^\\s,;:!?()]*(?:\\s+[^\\s,;:!?()]+){0,2})";

    private static final Pattern ENGLISH =
            Pattern.compile("(?i:(?:closed\\s+)?lost(?:\\s+(?:out|it|deal))?\\s+(?:to|against|vs\\.?))\\s+" + NAME);
    private static final Pattern GERMAN = Pattern.compile("(?i:(?:verloren|lost)\\s+(?:an|gegen))\\s+" + NAME);
    private static final Pattern GERMAN_TURNED = Pattern.compile("(?i:an|gegen)\\s+" + NAME + "\\s+(?i:verloren)");

    private final Set<String> ordinary = new HashSet<>();

    LostTo(Dictionary dictionary) {
        dictionary.phrases().keySet().forEach(phrase -> Collections.addAll(ordinary, phrase.split(" ")));
    }

    @Override
    public Optional<Meaning> meaning(String text, String key) {
        return name(text.strip()).filter(this::isStrange).map(name -> new Meaning(COMPETITOR, CONFIDENCE, Method.NEAR));
    }

    private static Optional<String> name(String text) {
        for (Pattern pattern : new Pattern[] {ENGLISH, GERMAN, GERMAN_TURNED}) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.matches()) {
                return Optional.of(matcher.group("name"));
            }
        }
        return Optional.empty();
    }

    private boolean isStrange(String name) {
        for (String word : TextKey.of(name).split(" ")) {
            if (ordinary.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
