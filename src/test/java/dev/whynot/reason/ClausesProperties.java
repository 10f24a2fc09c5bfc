package dev.whynot.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ClausesProperties {

    private static final List<String> PIECES = List.of(
            "price",
            "Preis",
            "was",
            "not",
            "nicht",
            "kein",
            "Budget",
            "ok",
            "but",
            "aber",
            "and",
            "und",
            "zu teuer",
            ",",
            ";",
            ".",
            "\n",
            "(",
            ")",
            "1)",
            "2)",
            "-",
            "+",
            "/",
            "3.5.",
            "1,5",
            "z.B.",
            "no",
            "need",
            "because",
            "of",
            "they",
            "liked",
            "it",
            "although",
            "außerdem",
            "é",
            "💸");

    /** Nothing is made up, moved or lost but marks and the words that join. */
    @Property
    void clausesStandInTheNoteInTheirOrder(@ForAll("notes") String note) {
        int from = 0;
        for (Clause clause : Clauses.of(note)) {
            int at = note.indexOf(clause.text(), from);
            assertThat(at).as(clause.text()).isNotNegative();
            assertThat(clause.text()).matches(text -> text.chars().anyMatch(Character::isLetterOrDigit));
            from = at + clause.text().length();
        }
    }

    @Property
    void anyTextIsRead(@ForAll String note) {
        assertThat(Clauses.of(note)).hasSizeLessThanOrEqualTo(note.length());
    }

    @Example
    void longNotesAreReadInTime() {
        for (String piece : List.of("-", " ", "a.", "é'", "(a ", "1) ", "not it ", "price, ", "price was not, ")) {
            String note = piece.repeat(100_000 / piece.length());

            assertThat(Duration.ofSeconds(20)).as(piece).isGreaterThan(timed(() -> Clauses.of(note)));
        }
    }

    private static Duration timed(Runnable task) {
        long start = System.nanoTime();
        task.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Provide
    static Arbitrary<String> notes() {
        return Arbitraries.of(PIECES).list().ofMaxSize(20).map(pieces -> String.join(" ", pieces));
    }
}
