package dev.whynot.evaluate.drivers;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Chooses causes whose every condition matters and which do not overlap much, around records drawn at random. */
final class Planter {

    private static final int PLANS = 200;
    private static final int CANDIDATES = 60;
    private static final int GOOD_CANDIDATES = 8;

    /** With a condition left out, at most this share of the records may stay the same: else it would be idle. */
    private static final double GREATEST_SHARE_OF_WIDER = 0.6;

    private static final double GREATEST_OVERLAP = 0.25;
    private static final double GREATEST_LIKENESS_OF_SHADOW = 0.8;
    private static final double SET_OF_VALUES = 0.3;
    private static final int MOST_VALUES = 4;
    private static final int WIDEST_RANGE = 4;

    private final Made data;
    private final Calendar calendar;
    private final RandomGenerator random;
    private final Shadows shadows;

    /**
     * @param data whose outcome does not matter yet
     */
    Planter(Made data, Calendar calendar, RandomGenerator random) {
        this.data = data;
        this.calendar = calendar;
        this.random = random;
        this.shadows = new Shadows(data);
    }

    /**
     * Chooses causes.
     *
     * @throws IllegalStateException if the records do not have so many groups that are fit for it
     */
    List<Cause> choose(int causes) {
        List<Cause> chosen = new ArrayList<>();
        for (int i = 0; i < PLANS && chosen.size() < causes; i++) {
            candidate(Plan.draw(data.records(), random), chosen).ifPresent(chosen::add);
        }
        if (chosen.size() < causes) {
            throw new IllegalStateException(
                    "%d of %d causes fit %d records".formatted(chosen.size(), causes, data.records()));
        }
        return chosen;
    }

    /** The one of some candidates that is closest to the planned size. */
    private Optional<Cause> candidate(Plan plan, List<Cause> chosen) {
        Cause best = null;
        double least = Double.POSITIVE_INFINITY;
        int good = 0;
        for (int i = 0; i < CANDIDATES && good < GOOD_CANDIDATES; i++) {
            Conditions conditions = conditions(plan);
            BitSet rows = conditions.rows(data);
            double distance = Math.abs(Math.log(rows.cardinality() / (double) plan.size()));
            if (!isFit(plan, conditions, rows, chosen)) {
                continue;
            }
            Shadow shadow = shadows.of(conditions, rows);
            if (plan.isConfounded() && !confounds(shadow, rows)) {
                continue;
            }
            good++;
            if (distance < least) {
                least = distance;
                best = new Cause(conditions, plan.riskRatio(), rows, shadow);
            }
        }
        return Optional.ofNullable(best);
    }

    private boolean isFit(Plan plan, Conditions conditions, BitSet rows, List<Cause> chosen) {
        int size = rows.cardinality();
        return size >= plan.atLeast()
                && size <= plan.atMost()
                && chosen.stream().allMatch(other -> Overlap.jaccard(rows, other.rows()) <= GREATEST_OVERLAP)
                && everyConditionMatters(conditions, size);
    }

    private boolean everyConditionMatters(Conditions conditions, int size) {
        boolean window = !conditions.hasWindow()
                || size
                        <= GREATEST_SHARE_OF_WIDER
                                * conditions.withoutWindow().rows(data).cardinality();
        return window
                && conditions.codes().keySet().stream()
                        .allMatch(dimension -> size
                                <= GREATEST_SHARE_OF_WIDER
                                        * conditions
                                                .without(dimension)
                                                .rows(data)
                                                .cardinality());
    }

    private boolean confounds(Shadow shadow, BitSet rows) {
        return shadow != null
                && shadow.isStrong()
                && Overlap.jaccard(rows, shadows.rows(shadow)) <= GREATEST_LIKENESS_OF_SHADOW;
    }

    private Conditions conditions(Plan plan) {
        int anchor = random.nextInt(data.records());
        Map<Integer, BitSet> codes = new TreeMap<>();
        while (codes.size() < plan.depth()) {
            int dimension = random.nextInt(data.dimensions().size());
            int code = data.codes()[dimension][anchor];
            if (code != 0) {
                codes.putIfAbsent(dimension, around(dimension, code));
            }
        }
        boolean more = plan.riskRatio() > 1;
        if (!plan.hasWindow()) {
            return Conditions.always(codes, more);
        }
        int days = 7 * random.nextInt(3, 27);
        int latest = calendar.last() - days + 1;
        int from = Math.clamp(data.day()[anchor] - (long) random.nextInt(days), calendar.first(), latest);
        return new Conditions(new TreeMap<>(codes), from, from + days - 1, more);
    }

    private BitSet around(int dimension, int code) {
        BitSet codes = new BitSet();
        codes.set(code);
        int values = data.dimensions().get(dimension).values().size();
        if (data.dimensions().get(dimension).isOrdered()) {
            int width = random.nextInt(1, WIDEST_RANGE + 1);
            int from = Math.clamp(code - (long) random.nextInt(width), 1, values - width + 1);
            codes.set(from, from + width);
        } else if (values > MOST_VALUES && random.nextDouble() < SET_OF_VALUES) {
            int wanted = random.nextInt(2, MOST_VALUES + 1);
            while (codes.cardinality() < wanted) {
                int other = data.codes()[dimension][random.nextInt(data.records())];
                codes.set(other, other != 0);
            }
        }
        return codes;
    }
}
