package dev.whynot.analytics.drivers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import dev.whynot.analytics.MantelHaenszel;
import dev.whynot.analytics.RiskRatio;

/** Holds groups against the rest with like beside like: within each value of another column. */
final class Strata {

    /** Below this part of its records a group cannot be told apart from the column. */
    private static final double TOO_FEW = 0.2;

    private static final int FEW_VALUES = 3;
    private static final int MOST_REVERSALS = 5;

    private final Cases cases;
    private final int minimum;
    private final int allHits;

    Strata(Cases cases, int minimum) {
        this.cases = cases;
        this.minimum = minimum;
        this.allHits = cases.hitCount();
    }

    /**
     * A group held against the rest within each value of a column.
     *
     * @param ratio null if there is none
     * @param informative the part of its records that are in strata in which there are others
     * @param values how many values of the column its records have
     */
    record Adjusted(int column, RiskRatio ratio, double informative, int values) {

        boolean canBeCompared() {
            return informative >= TOO_FEW && ratio != null;
        }

        /** Whether the group is as good as a few values of the column, so that nobody can tell which of the two it is. */
        boolean isInseparable() {
            return informative < TOO_FEW && values <= FEW_VALUES;
        }

        /** Whether the other column explains the group: little is left, and that may be chance. */
        boolean explains(RiskRatio crude) {
            return canBeCompared()
                    && ratio.low() < 1
                    && ratio.high() > 1
                    && Math.abs(Math.log(ratio.value())) < Math.abs(Math.log(crude.value())) / 2;
        }
    }

    /** The group against all the rest. */
    RiskRatio crude(Subgroup group) {
        int[] rows = group.rows(cases);
        int hits = 0;
        for (int row : rows) {
            hits += cases.hits()[row];
        }
        return crude(hits, rows.length);
    }

    private RiskRatio crude(int hits, int records) {
        MantelHaenszel crude = new MantelHaenszel();
        crude.add(hits, records, allHits - hits, cases.rows() - records);
        return crude.ratio();
    }

    /** By each column that the group is not about. */
    List<Adjusted> of(Subgroup group) {
        int[] rows = group.rows(cases);
        return IntStream.range(0, cases.columns().size())
                .filter(column -> !group.isAbout(column))
                .parallel()
                .mapToObj(column -> of(rows, column))
                .toList();
    }

    private Adjusted of(int[] rows, int column) {
        char[] codes = cases.columns().get(column).codes();
        int size = cases.columns().get(column).size();
        int[] all = new int[size];
        int[] hits = new int[size];
        for (int row = 0; row < codes.length; row++) {
            all[codes[row]]++;
            hits[codes[row]] += cases.hits()[row];
        }
        int[] inside = new int[size];
        int[] insideHits = new int[size];
        for (int row : rows) {
            inside[codes[row]]++;
            insideHits[codes[row]] += cases.hits()[row];
        }
        MantelHaenszel adjusted = new MantelHaenszel();
        for (int code = 0; code < size; code++) {
            adjusted.add(insideHits[code], inside[code], hits[code] - insideHits[code], all[code] - inside[code]);
        }
        return new Adjusted(column, adjusted.ratio(), (double) adjusted.informative() / Math.max(1, rows.length), (int)
                Arrays.stream(inside).filter(count -> count > 0).count());
    }

    /**
     * A value that has more hits than the rest, but less where like is held against like, or the other way round (E. H.
     * Simpson, "The interpretation of interaction in contingency tables", JRSS B 13, 1951).
     *
     * @param crude all its records against all others
     * @param adjusted the same within each value of the other column
     */
    record Reversal(int column, int code, int by, RiskRatio crude, RiskRatio adjusted) {

        /** How far apart the two are, as a ratio above 1. */
        double size() {
            double apart = crude.value() / adjusted.value();
            return Math.max(apart, 1 / apart);
        }
    }

    /**
     * The largest reversals of single values: both intervals leave out 1, on different sides. As the two ratios are of
     * the same records and rise and fall together, chance alone hardly ever does that, however many are looked at.
     */
    List<Reversal> reversals(Progress progress) {
        int columns = cases.columns().size();
        return IntStream.range(0, columns * columns)
                .filter(pair -> pair / columns != pair % columns)
                .parallel()
                .mapToObj(pair -> {
                    progress.check();
                    return reversals(pair / columns, pair % columns);
                })
                .flatMap(List::stream)
                .sorted(Comparator.comparingDouble(Reversal::size)
                        .reversed()
                        .thenComparing(Reversal::column)
                        .thenComparing(Reversal::code)
                        .thenComparing(Reversal::by))
                .limit(MOST_REVERSALS)
                .toList();
    }

    private List<Reversal> reversals(int column, int by) {
        char[] codes = cases.columns().get(column).codes();
        char[] strata = cases.columns().get(by).codes();
        int size = cases.columns().get(column).size();
        int width = cases.columns().get(by).size();
        if ((long) size * width > cases.rows()) {
            return List.of(); // too thin to compare like with like
        }
        int[] records = new int[size * width];
        int[] hits = new int[size * width];
        for (int row = 0; row < codes.length; row++) {
            int cell = codes[row] * width + strata[row];
            records[cell]++;
            hits[cell] += cases.hits()[row];
        }
        int[] allRecords = new int[width];
        int[] hitsOfStratum = new int[width];
        for (int cell = 0; cell < records.length; cell++) {
            allRecords[cell % width] += records[cell];
            hitsOfStratum[cell % width] += hits[cell];
        }
        List<Reversal> found = new ArrayList<>();
        for (int code = 1; code < size; code++) {
            MantelHaenszel adjusted = new MantelHaenszel();
            int inside = 0;
            int insideHits = 0;
            for (int stratum = 0; stratum < width; stratum++) {
                int cell = code * width + stratum;
                inside += records[cell];
                insideHits += hits[cell];
                adjusted.add(
                        hits[cell],
                        records[cell],
                        hitsOfStratum[stratum] - hits[cell],
                        allRecords[stratum] - records[cell]);
            }
            RiskRatio crude = crude(insideHits, inside);
            if (inside >= minimum && isReversed(crude, adjusted.ratio())) {
                found.add(new Reversal(column, code, by, crude, adjusted.ratio()));
            }
        }
        return found;
    }

    private static boolean isReversed(RiskRatio crude, RiskRatio adjusted) {
        return crude != null
                && adjusted != null
                && (crude.low() > 1 && adjusted.high() < 1 || crude.high() < 1 && adjusted.low() > 1);
    }
}
