package dev.whynot.analytics.changes;

import static java.util.Comparator.comparingDouble;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.whynot.analytics.Rate;
import dev.whynot.facts.Selection;
import dev.whynot.facts.State;

/**
 * Finds the weeks from which on the loss rate was another, by binary segmentation (L. Ju. Vostrikova, "Detecting
 * 'disorder' in multidimensional random processes", Soviet Mathematics Doklady 24, 1981, 55-59): the split with the
 * greatest likelihood ratio of the binomial distribution is accepted or not ({@link NoChange}, at 5 %); if it is, each
 * side is looked at in the same way. So weeks without any change are said to have one in at most 5 of 100 cases. In the
 * end each place is looked for once more between its neighbours (J. Bai, "Estimating multiple breaks one at a time",
 * Econometric Theory 13, 1997, 315-352), as the first ones were found while others were not known yet.
 *
 * <p>The interval of a date holds all weeks whose likelihood is not too far below that of the best one (D. Siegmund,
 * "Confidence sets in change-point problems", International Statistical Review 56, 1988, 31-48). To either side of the
 * true week the logarithm of the likelihood is a random walk downwards, whose greatest value above its start is
 * exponential with mean 1 in the limit of small steps, and smaller otherwise; the larger of two such is below c with
 * probability (1 - exp(-c))^2, which is 95 % at c = 3.68. (Half of the quantile of chi squared, 1.92, does not hold for
 * the place of a jump: it would give 73 %.)
 */
public final class ChangePoints {

    private static final double LEVEL = 0.05;
    private static final double NOT_TOO_FAR_BELOW = -Math.log(1 - Math.sqrt(0.95));

    private final List<Week> weeks;
    private final long[] lost;
    private final long[] decided;

    private ChangePoints(List<Week> weeks) {
        this.weeks = weeks;
        this.lost = weeks.stream().mapToLong(week -> week.side().lost()).toArray();
        this.decided = weeks.stream().mapToLong(week -> week.side().decided()).toArray();
    }

    /** Those of the selected records, in their order. */
    public static List<ChangePoint> of(State state, Selection selection) {
        return in(Weeks.of(state, selection));
    }

    /**
     * The change points, in their order.
     *
     * @param weeks in their order, without those in which nothing was decided
     */
    static List<ChangePoint> in(List<Week> weeks) {
        return new ChangePoints(weeks).found();
    }

    private List<ChangePoint> found() {
        Map<Integer, Double> pValues = new TreeMap<>();
        segment(0, weeks.size(), pValues);
        int[] bounds = new int[pValues.size() + 2];
        bounds[bounds.length - 1] = weeks.size();
        int next = 1;
        for (int at : pValues.keySet()) {
            bounds[next++] = at;
        }
        for (int i = 1; i < bounds.length - 1; i++) {
            bounds[i] = best(bounds[i - 1], bounds[i + 1]).orElseThrow().at();
        }
        List<ChangePoint> points = new ArrayList<>();
        List<Double> inOrder = List.copyOf(pValues.values());
        for (int i = 1; i < bounds.length - 1; i++) {
            points.add(point(bounds[i - 1], bounds[i], bounds[i + 1], inOrder.get(i - 1)));
        }
        return points;
    }

    private void segment(int from, int to, Map<Integer, Double> pValues) {
        best(from, to).ifPresent(split -> {
            double pValue = new NoChange(Arrays.copyOfRange(lost, from, to), Arrays.copyOfRange(decided, from, to))
                    .pValue(split.likelihoodRatio(), LEVEL);
            if (pValue <= LEVEL) {
                pValues.put(split.at(), pValue);
                segment(from, split.at(), pValues);
                segment(split.at(), to, pValues);
            }
        });
    }

    /** The first of the best ones. */
    private Optional<Split> best(int from, int to) {
        return Split.all(lost, decided, from, to).stream()
                .min(comparingDouble((Split split) -> split.likelihoodRatio()).reversed());
    }

    private ChangePoint point(int from, int at, int to, double pValue) {
        List<Split> splits = Split.all(lost, decided, from, to);
        double best = splits.stream().mapToDouble(Split::likelihoodRatio).max().orElseThrow();
        List<LocalDate> likely = splits.stream()
                .filter(split -> split.likelihoodRatio() >= best - NOT_TOO_FAR_BELOW)
                .map(split -> weeks.get(split.at()).start())
                .toList();
        return ChangePoint.of(
                weeks.get(at).start(), likely.getFirst(), likely.getLast(), stretch(from, at), stretch(at, to), pValue);
    }

    private ChangePoint.Stretch stretch(int from, int to) {
        Side all = weeks.subList(from, to).stream().map(Week::side).reduce(Side.NONE, Side::plus);
        return new ChangePoint.Stretch(
                weeks.get(from).start(),
                weeks.get(to - 1).start().plusDays(6),
                all.lost(),
                all.decided(),
                Rate.of(all.lost(), all.decided()));
    }
}
