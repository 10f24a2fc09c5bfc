package dev.whynot.analytics;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.whynot.facts.Counts;
import dev.whynot.facts.Money;

/**
 * How many records there are of each outcome, and what that means.
 *
 * @param records all of them: open + won + lost
 * @param lossRate lost / (won + lost); null where nothing is decided yet, or where records are grouped or filtered by
 *     what follows from the outcome
 * @param lostAmount what the lost records were worth, per currency
 * @param wonAmount what the won records were worth, per currency
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Tally(
        long records, long open, long won, long lost, Rate lossRate, List<Money> lostAmount, List<Money> wonAmount) {

    /**
     * The tally of these counts.
     *
     * @param hasRate false where the records were selected or grouped by what follows from the outcome
     */
    public static Tally of(Counts counts, boolean hasRate) {
        return new Tally(
                counts.records(),
                counts.open(),
                counts.won(),
                counts.lost(),
                hasRate ? Rate.of(counts.lost(), counts.decided()) : null,
                counts.lostAmount(),
                counts.wonAmount());
    }
}
