package dev.whynot.facts.memory;

import java.math.BigDecimal;

/** A record on its way into the columns; one object is used again and again. */
final class Row {

    long number;
    boolean deleted;
    int created;
    int closed;
    long amount;
    /** The amount where {@link #amount} cannot hold it. */
    BigDecimal oddAmount;
    /** Per column. */
    int[] codes = new int[0];
}
