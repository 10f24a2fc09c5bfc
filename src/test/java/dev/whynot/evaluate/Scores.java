package dev.whynot.evaluate;

import java.util.List;

import dev.whynot.analytics.Rate;

/**
 * How many texts were decided, and how many rightly.
 *
 * @param texts all, each of which means a reason
 * @param decided those that are not left unclear
 * @param right those that are decided as expected
 */
record Scores(int texts, int decided, int right) {

    static Scores of(List<Judged> judged) {
        return new Scores(
                judged.size(), (int) judged.stream().filter(Judged::isDecided).count(), (int)
                        judged.stream().filter(Judged::isRight).count());
    }

    /** The share that was decided; null if there are no texts. */
    Rate coverage() {
        return Rate.of(decided, texts);
    }

    /** The share of right ones in the decided; null if none was. */
    Rate accuracyOfDecided() {
        return Rate.of(right, decided);
    }

    /** The share of right ones in all; null if there are no texts. */
    Rate accuracy() {
        return Rate.of(right, texts);
    }
}
