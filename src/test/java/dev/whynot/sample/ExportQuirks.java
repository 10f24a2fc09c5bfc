package dev.whynot.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What happens to rows on their way out: some come twice, as pages of an export overlap, and some come in two states, as
 * they changed while the export ran. Whoever reads the file has to keep the newest {@code SystemModstamp} of each id.
 */
record ExportQuirks(int repeats, int olderVersions) {

    /** Turns a closed row into an earlier state of the same record. */
    interface Earlier {
        Row of(Row closed, Dice dice);
    }

    List<Row> applyTo(List<Row> rows, String closedColumn, Earlier earlier, Dice dice) {
        List<Row> exported = new ArrayList<>(rows);
        Set<String> touched = new HashSet<>();
        while (touched.size() < repeats) {
            Row row = dice.oneOf(rows);
            if (touched.add(row.get("Id"))) {
                exported.add(dice.between(0, exported.size()), row);
            }
        }
        while (touched.size() < repeats + olderVersions) {
            Row row = dice.oneOf(rows);
            if (!row.get(closedColumn).isEmpty() && touched.add(row.get("Id"))) {
                exported.add(dice.between(0, exported.size()), earlier.of(row, dice));
            }
        }
        return exported;
    }
}
