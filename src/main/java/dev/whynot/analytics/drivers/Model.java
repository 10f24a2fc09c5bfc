package dev.whynot.analytics.drivers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is to be expected of each record by what is known so far: a logistic regression on membership of the subgroups
 * that were found, fitted by Newton's method (McCullagh and Nelder, "Generalized Linear Models", 1989, ch. 4) with a
 * slight ridge penalty (S. le Cessie, J. C. van Houwelingen, "Ridge estimators in logistic regression", Applied
 * Statistics 41, 1992), so that a subgroup in which all or none are hits has a finite effect. Records that are in the
 * same subgroups are one pattern, and only patterns are looked at.
 */
final class Model {

    /** That of a normal prior with a standard deviation of ten on the scale of the logit. */
    private static final double RIDGE = 0.01;

    private static final int MOST_STEPS = 50;
    private static final double EXACT_ENOUGH = 1e-10;

    private final Cases cases;
    private final List<Subgroup> terms;
    private final int[] patternOf;
    /** Per pattern whether it is in each of the terms. */
    private final List<boolean[]> patterns;

    private Model(Cases cases, List<Subgroup> terms, int[] patternOf, List<boolean[]> patterns) {
        this.cases = cases;
        this.terms = terms;
        this.patternOf = patternOf;
        this.patterns = patterns;
    }

    /** Nothing is known but how many hits there are. */
    static Model of(Cases cases) {
        return new Model(cases, List.of(), new int[cases.rows()], List.of(new boolean[0]));
    }

    List<Subgroup> terms() {
        return terms;
    }

    /** With one more subgroup. */
    Model with(Subgroup term) {
        int[] patternOfRow = patternOf.clone();
        int[] within = new int[patterns.size()];
        List<boolean[]> more = new ArrayList<>();
        for (boolean[] pattern : patterns) {
            more.add(Arrays.copyOf(pattern, pattern.length + 1));
        }
        for (int row : term.rows(cases)) {
            int pattern = patternOf[row];
            if (within[pattern] == 0) {
                within[pattern] = more.size();
                boolean[] extended = more.get(pattern).clone();
                extended[extended.length - 1] = true;
                more.add(extended);
            }
            patternOfRow[row] = within[pattern];
        }
        List<Subgroup> all = new ArrayList<>(terms);
        all.add(term);
        return new Model(cases, all, patternOfRow, more);
    }

    /** With these subgroups alone. */
    static Model of(Cases cases, List<Subgroup> terms) {
        Model model = of(cases);
        for (Subgroup term : terms) {
            model = model.with(term);
        }
        return model;
    }

    /** Fits the model to all records. */
    Fit fit() {
        return fit(row -> true);
    }

    /** Fits the model to some records. */
    Fit fit(RowFilter filter) {
        int[] records = new int[patterns.size()];
        int[] hits = new int[patterns.size()];
        for (int row = 0; row < patternOf.length; row++) {
            if (filter.has(row)) {
                records[patternOf[row]]++;
                hits[patternOf[row]] += cases.hits()[row];
            }
        }
        return new Fit(newton(records, hits));
    }

    interface RowFilter {

        boolean has(int row);
    }

    private double[] newton(int[] records, int[] hits) {
        int size = terms.size() + 1;
        double[] effects = new double[size];
        effects[0] = logit(
                (Arrays.stream(hits).sum() + 0.5) / (Arrays.stream(records).sum() + 1.0));
        double[] better = effects;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] score = new double[size];
            double[][] information = new double[size][size];
            for (int i = 0; i < patterns.size(); i++) {
                add(patterns.get(i), records[i], hits[i], effects, score, information);
            }
            for (int i = 1; i < size; i++) {
                score[i] -= RIDGE * effects[i];
                information[i][i] += RIDGE;
            }
            better = improved(records, hits, effects, Linear.solve(information, score));
            if (better == effects) {
                break;
            }
            effects = better;
        }
        return effects;
    }

    private static void add(
            boolean[] pattern, int records, int hits, double[] effects, double[] score, double[][] information) {
        double probability = probability(pattern, effects, -1);
        double weight = records * probability * (1 - probability);
        double residual = hits - records * probability;
        for (int i = 0; i < score.length; i++) {
            if (i == 0 || pattern[i - 1]) {
                score[i] += residual;
                for (int j = 0; j < score.length; j++) {
                    information[i][j] += j == 0 || pattern[j - 1] ? weight : 0;
                }
            }
        }
    }

    /** A step, halved until it does not make it worse; the same effects if there is nothing to gain. */
    private double[] improved(int[] records, int[] hits, double[] effects, double[] step) {
        double now = loss(records, hits, effects);
        for (double length = 1; length > EXACT_ENOUGH; length /= 2) {
            double[] next = effects.clone();
            for (int i = 0; i < next.length; i++) {
                next[i] += length * step[i];
            }
            double loss = loss(records, hits, next);
            if (loss < now - EXACT_ENOUGH * Math.abs(now)) {
                return next;
            }
            if (loss <= now) {
                return effects;
            }
        }
        return effects;
    }

    /** Minus the penalised log-likelihood. */
    private double loss(int[] records, int[] hits, double[] effects) {
        double loss = 0;
        for (int i = 1; i < effects.length; i++) {
            loss += RIDGE / 2 * effects[i] * effects[i];
        }
        for (int i = 0; i < patterns.size(); i++) {
            double logit = effects[0];
            for (int j = 1; j < effects.length; j++) {
                logit += patterns.get(i)[j - 1] ? effects[j] : 0;
            }
            loss += records[i] * softplus(logit) - hits[i] * logit;
        }
        return loss;
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    private static double logit(double probability) {
        return Math.log(probability / (1 - probability));
    }

    private static double probability(boolean[] pattern, double[] effects, int without) {
        double logit = effects[0];
        for (int i = 0; i < pattern.length; i++) {
            logit += pattern[i] && i != without ? effects[i + 1] : 0;
        }
        return 1 / (1 + Math.exp(-logit));
    }

    /** The model with its effects. */
    final class Fit {

        private final double[] effects;

        private Fit(double[] effects) {
            this.effects = effects;
        }

        /** Per row of the cases, in units of {@link Sums#UNIT}. */
        Expected expected() {
            return expectedWithout(-1);
        }

        /** The same as if one of the terms, by its index, had no effect. */
        Expected expectedWithout(int term) {
            long[] ofPattern = patterns.stream()
                    .mapToLong(pattern -> Math.round(probability(pattern, effects, term) / Sums.UNIT))
                    .toArray();
            return new Expected(patternOf, ofPattern);
        }

        int patternCount() {
            return patterns.size();
        }
    }

    /** How likely each record is a hit. */
    record Expected(int[] patternOf, long[] ofPattern) {

        long of(int row) {
            return ofPattern[patternOf[row]];
        }

        boolean isSameForAll() {
            return ofPattern.length == 1;
        }

        /** Of some rows. */
        Sums sums(Cases cases, int[] rows) {
            int hits = 0;
            long expected = 0;
            for (int row : rows) {
                hits += cases.hits()[row];
                expected += of(row);
            }
            return new Sums(rows.length, hits, expected);
        }
    }
}
