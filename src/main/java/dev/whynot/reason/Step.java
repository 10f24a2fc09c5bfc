package dev.whynot.reason;

import java.util.Optional;

/** A step on the way from a text to its meaning: it decides, or passes on. */
@FunctionalInterface
interface Step {

    /**
     * What the text means, as far as this step can tell.
     *
     * @param text as it was typed, not blank
     * @param key the same as {@link TextKey} writes it
     */
    Optional<Meaning> meaning(String text, String key);

    /** This step, and the other where it passes on. */
    default Step orElse(Step other) {
        return (text, key) -> meaning(text, key).or(() -> other.meaning(text, key));
    }
}
