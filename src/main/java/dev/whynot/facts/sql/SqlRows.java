package dev.whynot.facts.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.whynot.facts.Attribute;
import dev.whynot.facts.Rows;
import dev.whynot.ledger.Outcome;

/** Gathers rows that a query finds. */
final class SqlRows {

    private final List<Attribute> attributes;
    private final List<Map<String, Integer>> codesOf = new ArrayList<>();
    private long[] numbers = new long[1_000];
    private byte[] outcomes = new byte[1_000];
    private int[] days = new int[1_000];
    private final int[][] columns;
    private int size;

    SqlRows(List<Attribute> attributes) {
        this.attributes = attributes;
        this.columns = new int[attributes.size()][1_000];
        attributes.forEach(attribute -> codesOf.add(new HashMap<>()));
    }

    /** Takes a row with its number, outcome, day and values; how many there are now. */
    int add(ResultSet row) throws SQLException {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
            outcomes = Arrays.copyOf(outcomes, 2 * size);
            days = Arrays.copyOf(days, 2 * size);
            for (int i = 0; i < columns.length; i++) {
                columns[i] = Arrays.copyOf(columns[i], 2 * size);
            }
        }
        numbers[size] = row.getLong("record_no");
        outcomes[size] =
                (byte) Outcome.of(row.getString("outcome")).orElseThrow().ordinal();
        LocalDate day = row.getObject("day", LocalDate.class);
        days[size] = day == null ? Rows.NO_DAY : (int) day.toEpochDay();
        for (int i = 0; i < columns.length; i++) {
            Map<String, Integer> codes = codesOf.get(i);
            columns[i][size] = codes.computeIfAbsent(row.getString("value" + i), text -> codes.size());
        }
        return ++size;
    }

    Rows rows(int fewest) {
        List<Rows.Column> all = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            String[] texts = new String[codesOf.get(i).size()];
            codesOf.get(i).forEach((text, code) -> texts[code] = text);
            int[] counts = new int[texts.length];
            for (int row = 0; row < size; row++) {
                counts[columns[i][row]]++;
            }
            Rows.Frequent frequent = Rows.Frequent.of(attributes.get(i), List.of(texts), counts, fewest);
            char[] codes = new char[size];
            for (int row = 0; row < size; row++) {
                codes[row] = frequent.codeOf()[columns[i][row]];
            }
            all.add(new Rows.Column(attributes.get(i), frequent.values(), codes));
        }
        return new Rows(Arrays.copyOf(numbers, size), Arrays.copyOf(outcomes, size), Arrays.copyOf(days, size), all);
    }
}
