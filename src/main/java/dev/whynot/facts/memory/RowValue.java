package dev.whynot.facts.memory;

/** A number that a row has. */
interface RowValue {

    long of(Block block, int row);
}
