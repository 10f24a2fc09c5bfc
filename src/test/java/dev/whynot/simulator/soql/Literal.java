package dev.whynot.simulator.soql;

import java.time.Instant;
import java.time.LocalDate;

/** A value in a query. */
public sealed interface Literal {

    /** @param text may hold {@code \%} and {@code \_}, which only LIKE tells from the bare signs */
    record Text(String text) implements Literal {

        public String plain() {
            return text.replace("\\%", "%").replace("\\_", "_");
        }
    }

    record Number(double value) implements Literal {}

    record Bool(boolean value) implements Literal {}

    record Null() implements Literal {}

    record Date(LocalDate value) implements Literal {}

    record DateTime(Instant value) implements Literal {}

    /**
     * A range of days that moves with the clock.
     *
     * @param firstDay counted from today, such as -7
     * @param days how many
     */
    record Days(int firstDay, int days) implements Literal {}
}
