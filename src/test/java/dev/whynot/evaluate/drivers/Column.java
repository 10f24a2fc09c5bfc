package dev.whynot.evaluate.drivers;

import java.util.random.RandomGenerator;

/** How the values of one dimension come about. */
interface Column {

    Dimension dimension();

    /**
     * The code for a record.
     *
     * @param row the codes of the dimensions before this one
     * @param day in days since 1970-01-01
     */
    int draw(char[] row, int day, RandomGenerator random);
}
