package dev.whynot.analytics;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.whynot.facts.Counts;
import dev.whynot.facts.Money;

/**
 * How many records there are of each outcome, and what that means.
 *
 * @param records all of them: open + won + lost
 * @param lossRate lost / (won + lost); null where nothing is decided yet, or where the group follows from the outcome
 * @param lostAmount what the lost records were worth, per currency
 * @param wonAmount what the won records were worth, per currency
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Tally(
        long records, long open, long won, long lost, Rate lossRate, List<Money> lostAmount, List<Money> wonAmount) {

    static Tally of(Counts counts) {
        return of(counts, Rate.of(counts.lost(), counts.decided()));
    }

    static Tally withoutRate(Counts counts) {
        return of(counts, null);
    }

    private static Tally of(Counts counts, Rate lossRate) {
        return new Tally(
                counts.records(),
                counts.open(),
                counts.won(),
                counts.lost(),
                lossRate,
                counts.lostAmount(),
                counts.wonAmount());
    }
}
