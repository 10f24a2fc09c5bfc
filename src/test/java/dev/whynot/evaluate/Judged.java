package dev.whynot.evaluate;

import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * An answer beside what was expected.
 *
 * @param expected code of a reason; {@code unclear} where nothing is to be decided
 * @param second code of the second reason that is expected, or null
 */
record Judged(String expected, String second, Answer answer) {

    boolean isDecided() {
        return answer.isDecided();
    }

    /** Whether the first reason is as expected. */
    boolean isRight() {
        return answer.reason().equals(expected);
    }

    /** Whether both reasons are as expected; where no second one is, none may be answered. */
    boolean isBothRight() {
        return isRight() && Objects.equals(answer.second(), second);
    }

    /** The same on another level, for example that of categories; of the first reason only. */
    Judged on(UnaryOperator<String> level) {
        return new Judged(
                level.apply(expected),
                null,
                new Answer(level.apply(answer.reason()), null, answer.confidence(), answer.method()));
    }
}
