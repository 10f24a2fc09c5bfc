package dev.whynot.csv;

import java.util.List;

/** A row of a file, readable or not. */
sealed interface CsvRow {

    /** The line on which it starts, counted from 1. */
    long line();

    /** A row with as many texts as the file has columns. */
    record Readable(long line, List<String> texts) implements CsvRow {}

    /**
     * A line that is no row.
     *
     * @param message what is wrong
     */
    record Broken(long line, String message) implements CsvRow {}
}
