package dev.whynot.evaluate;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A table of texts. Columns that hold nothing but numbers are aligned to the right. */
public final class Table {

    private static final Pattern NUMBER = Pattern.compile("-|-?\\d.*");

    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... columns) {
        this(List.of(columns));
    }

    public Table(List<String> columns) {
        this.columns = List.copyOf(columns);
    }

    public void row(String... cells) {
        row(List.of(cells));
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if it has not one cell for each column
     */
    public void row(List<String> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException("%s for %s".formatted(cells, columns));
        }
        rows.add(List.copyOf(cells));
    }

    /** Lines with columns set apart by blanks. */
    public String plain() {
        StringBuilder lines = new StringBuilder(line(columns, "  ").stripTrailing() + "\n");
        rows.forEach(row -> lines.append(line(row, "  ").stripTrailing()).append('\n'));
        return lines.toString();
    }

    /** A table of GitHub Flavored Markdown. */
    public String markdown() {
        StringBuilder lines = new StringBuilder("| " + line(columns, " | ") + " |\n");
        IntFunction<String> rule = column -> isNumbers(column) ? "---:" : "---";
        lines.append(
                "| " + line(IntStream.range(0, columns.size()).mapToObj(rule).toList(), " | ") + " |\n");
        rows.forEach(row -> lines.append("| " + line(row, " | ") + " |\n"));
        return lines.toString();
    }

    private String line(List<String> cells, String between) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> {
                    String blanks = " ".repeat(width(column) - cells.get(column).length());
                    return isNumbers(column) ? blanks + cells.get(column) : cells.get(column) + blanks;
                })
                .collect(joining(between));
    }

    private int width(int column) {
        int widest =
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        return Math.max(Math.max(widest, columns.get(column).length()), "---:".length());
    }

    private boolean isNumbers(int column) {
        return rows.stream().allMatch(row -> NUMBER.matcher(row.get(column)).matches());
    }
}
