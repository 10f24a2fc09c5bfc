package dev.whynot.analytics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The share of records that are lost, and won, by a given age. Records that are still open count for as long as they
 * were watched: to leave them out, or to count them as not lost, would make young cohorts look better or worse than
 * they are. Winning and losing compete: what is won cannot be lost any more.
 *
 * <p>The estimator is that of O. O. Aalen and S. Johansen ("An empirical transition matrix for non-homogeneous Markov
 * chains based on censored observations", Scandinavian Journal of Statistics 5, 1978, 141-150) for two competing risks.
 * Its variance is of Greenwood's type (J. J. Gaynor and others, Journal of the American Statistical Association 88,
 * 1993, 400-409; compared with others, and recommended, by A. Allignol, M. Schumacher, J. Beyersmann, Biometrical
 * Journal 52, 2010, 126-137). Without open records both are those of plain proportions.
 *
 * <p>What is decided at an age comes before what is only seen open until that age.
 */
public final class CompetingRisks {

    private final NavigableMap<Integer, Step> steps;

    private CompetingRisks(NavigableMap<Integer, Step> steps) {
        this.steps = steps;
    }

    /**
     * What is known at one age.
     *
     * @param age days since the records were created
     * @param atRisk records that were open when they reached this age, and were watched until then; where they are few,
     *     the rates rest on few
     * @param lost the share that is lost by this age, with its 95 % interval
     * @param won the share that is won by this age, with its 95 % interval
     * @param open the share that is still open after this age; the three add up to 1
     */
    public record Point(int age, long atRisk, Rate lost, Rate won, double open) {}

    /** Reads the curves off the ages at which records ended; in any order, an age may come several times. */
    public static CompetingRisks of(Collection<AtAge> ends) {
        TreeMap<Integer, AtAge> byAge = new TreeMap<>();
        ends.stream().filter(end -> end.all() > 0).forEach(end -> byAge.merge(end.age(), end, AtAge::plus));
        long atRisk = byAge.values().stream().mapToLong(AtAge::all).sum();
        TreeMap<Integer, Step> steps = new TreeMap<>();
        Step last = Step.START;
        for (AtAge end : byAge.values()) {
            last = last.then(end, atRisk);
            steps.put(end.age(), last);
            atRisk -= end.all();
        }
        return new CompetingRisks(steps);
    }

    /**
     * The curves at this age.
     *
     * @return null where nothing is known: there are no records, or none was watched for so long while some were open
     */
    public Point at(int age) {
        Map.Entry<Integer, Step> next = steps.ceilingEntry(age);
        Map.Entry<Integer, Step> reached = steps.floorEntry(age);
        if (next == null && (reached == null || reached.getValue().open > 0)) {
            return null;
        }
        Step step = reached == null ? Step.START : reached.getValue();
        boolean somethingEndsHere = next != null && next.getKey() == age;
        long atRisk = next == null ? 0 : next.getValue().atRisk;
        long known = step.decided + (somethingEndsHere ? atRisk - step.decidedHere : atRisk);
        return new Point(age, atRisk, step.lost.rate(known), step.won.rate(known), step.open);
    }

    /** The curves at each of these ages, as far as they are known. */
    public List<Point> at(int... ages) {
        List<Point> points = new ArrayList<>();
        for (int age : ages) {
            Point point = at(age);
            if (point != null) {
                points.add(point);
            }
        }
        return points;
    }

    /**
     * The state after all that happened at one age.
     *
     * @param atRisk before what happened at this age
     * @param decidedHere decided at this age
     * @param decided decided at this age or before
     * @param open the share that is still open
     * @param openVariance its variance
     */
    private record Step(
            long atRisk, long decidedHere, long decided, double open, double openVariance, Curve lost, Curve won) {

        static final Step START = new Step(0, 0, 0, 1, 0, Curve.START, Curve.START);

        Step then(AtAge end, long atRisk) {
            long here = end.lost() + end.won();
            double leaving = (double) here / atRisk;
            double staying = (double) (atRisk - here) / atRisk;
            return new Step(
                    atRisk,
                    here,
                    decided + here,
                    open * staying,
                    staying * staying * openVariance + open * open * leaving * staying / atRisk,
                    lost.then(open, openVariance, end.lost(), end.won(), atRisk),
                    won.then(open, openVariance, end.won(), end.lost(), atRisk));
        }
    }
}
