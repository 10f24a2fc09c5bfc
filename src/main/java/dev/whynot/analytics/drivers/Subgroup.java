package dev.whynot.analytics.drivers;

import static java.util.Comparator.comparingInt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The records for which all conditions hold, at some time or always.
 *
 * @param conditions each about another column, in the order of the columns
 */
public record Subgroup(List<Condition> conditions, Optional<Window> window) {

    public Subgroup {
        conditions = conditions.stream().sorted(comparingInt(Condition::column)).toList();
    }

    boolean isEverything() {
        return conditions.isEmpty() && window.isEmpty();
    }

    boolean isAbout(int column) {
        return conditions.stream().anyMatch(condition -> condition.column() == column);
    }

    /** The rows for which all conditions hold, whatever the window. */
    int[] rowsAtAnyTime(Cases cases) {
        int[] rows = new int[cases.rows()];
        int count = 0;
        if (conditions.isEmpty()) {
            Arrays.setAll(rows, row -> row);
            return rows;
        }
        boolean isFirst = true;
        for (Condition condition : conditions) {
            Cases.Column column = cases.columns().get(condition.column());
            boolean[] wanted = condition.wanted(column.size());
            char[] codes = column.codes();
            int all = isFirst ? cases.rows() : count;
            count = 0;
            for (int i = 0; i < all; i++) {
                int row = isFirst ? i : rows[i];
                rows[count] = row;
                count += wanted[codes[row]] ? 1 : 0;
            }
            isFirst = false;
        }
        return Arrays.copyOf(rows, count);
    }

    /** The rows of the subgroup in their order. */
    int[] rows(Cases cases) {
        return within(rowsAtAnyTime(cases), cases);
    }

    /** Those of the rows, ascending, that are within the window. */
    int[] within(int[] rows, Cases cases) {
        if (window.isEmpty()) {
            return rows;
        }
        int from = firstOf(window.get().first(), rows, cases);
        return Arrays.copyOfRange(
                rows, from, Math.max(from, firstOf(window.get().last() + 1, rows, cases)));
    }

    /** The first of the rows that is not before a week: weeks ascend. */
    private static int firstOf(int week, int[] rows, Cases cases) {
        int low = 0;
        int high = rows.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cases.weeks()[rows[middle]] < week) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
