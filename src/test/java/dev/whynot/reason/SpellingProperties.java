package dev.whynot.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import dev.whynot.reason.Spelling.Correction;

/** The index finds the same words as a look at each of them. */
class SpellingProperties {

    private static final List<String> KNOWN =
            List.of("price", "termin", "kunde", "budget", "schnittstelle", "competitor", "konkurrenz", "konkurrenten");

    private final Spelling spelling = new Spelling(KNOWN);

    @Property(tries = 20_000)
    void findsWhatIsFewEditsAway(@ForAll Random random, @ForAll @IntRange(max = 4) int edits) {
        String word = KNOWN.get(random.nextInt(KNOWN.size()));
        for (int i = 0; i < edits; i++) {
            word = edited(word, random);
        }
        String typo = word;

        assertThat(spelling.corrections(typo))
                .containsExactlyInAnyOrderElementsOf(KNOWN.stream()
                        .map(known -> new Correction(known, distance(typo, known)))
                        .filter(correction -> typo.length() >= 4
                                && correction.edits() > 0
                                && correction.edits() <= (correction.word().length() >= 9 ? 2 : 1))
                        .toList());
    }

    private static String edited(String word, Random random) {
        int at = random.nextInt(word.length() - 1);
        String start = word.substring(0, at);
        return switch (random.nextInt(4)) {
            case 0 -> start + word.substring(at + 1);
            case 1 -> start + "x" + word.substring(at);
            case 2 -> start + "y" + word.substring(at + 1);
            default -> start + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
        };
    }

    /** The optimal string alignment distance, as it is defined. */
    private static int distance(String a, String b) {
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(distance[i - 1][j], distance[i][j - 1]) + 1;
                least = Math.min(least, distance[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, distance[i - 2][j - 2] + 1);
                }
                distance[i][j] = least;
            }
        }
        return distance[a.length()][b.length()];
    }
}
