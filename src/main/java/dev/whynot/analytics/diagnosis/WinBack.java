package dev.whynot.analytics.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.commons.statistics.distribution.NormalDistribution;

import dev.whynot.analytics.Rate;
import dev.whynot.facts.Money;

/**
 * How many of the rejections would have been none, had the groups that lose more than comparable records because of some
 * levers lost no more than those, the group itself among them. Of the factors of the levers the one that differs most beyond chance is taken first, its
 * effects shrunk by what chance makes of so many groups (see {@link Variation#shrinkage}); then the next, of what is left;
 * until none is beyond chance, for all the factors that are looked at (Bonferroni). What the excess is of the losses of a
 * cell is the attributable fraction of P. Bruzzi and others (American Journal of Epidemiology 122, 1985, 904-914).
 *
 * @param rejections how many
 * @param low at least, at 95 %: by the bounds of the shrinkage and of the excess, so it is wide
 * @param lostAmount what they were worth, per currency
 */
record WinBack(double rejections, double low, double high, Map<String, Double> lostAmount) {

    static WinBack of(Pattern pattern, Set<Lever> levers) {
        List<Factor> factors = new ArrayList<>();
        levers.forEach(lever -> factors.addAll(pattern.blocks().all(lever)));
        List<Cell> cells = pattern.cells();
        double[] without = pattern.expectedWithout(levers);
        double[] effect = new double[cells.size()];
        double rejections = 0;
        double low = 0;
        double high = 0;
        double z =
                factors.isEmpty() ? 0 : NormalDistribution.of(0, 1).inverseSurvivalProbability(0.025 / factors.size());
        while (!factors.isEmpty()) {
            Excess best = null;
            for (Factor factor : factors) {
                Excess excess = Excess.of(factor, cells, without, effect);
                best = best == null || excess.atLeast(z) > best.atLeast(z) ? excess : best;
            }
            if (best.atLeast(z) <= 0) {
                break;
            }
            factors.remove(best.factor());
            rejections += best.shrinkage(best.beyondChance()) * best.positive();
            low += best.shrinkage(best.atLeast(Rate.Z)) * Math.max(0, best.positive() - best.half());
            high += best.shrinkage(best.atLeast(-Rate.Z)) * (best.positive() + best.half());
            best.addTo(effect);
        }
        return new WinBack(rejections, low, high, amounts(cells, without, effect));
    }

    private static Map<String, Double> amounts(List<Cell> cells, double[] without, double[] effect) {
        Map<String, Double> amounts = new HashMap<>();
        for (int i = 0; i < effect.length; i++) {
            if (effect[i] > 0) {
                double part = Math.min(1, effect[i] / (Math.max(0, without[i]) + effect[i]));
                for (Money money : cells.get(i).lostAmount()) {
                    amounts.merge(money.currency(), part * money.amount().doubleValue(), Double::sum);
                }
            }
        }
        return amounts;
    }

    /**
     * By how much the levels of a factor lose more than expected.
     *
     * @param mean of each level: lost of decided, less what is expected
     * @param squares the sum of its squares by records, in units of the variance of a record
     * @param positive rejections above what is expected, in the levels that have more
     * @param half half the 95 % interval of that
     */
    private record Excess(Factor factor, double[] mean, int levels, double squares, double positive, double half) {

        static Excess of(Factor factor, List<Cell> cells, double[] without, double[] effect) {
            double[] records = new double[factor.levels()];
            double[] more = new double[factor.levels()];
            double[] variance = new double[factor.levels()];
            int[] codes = factor.codes();
            for (int i = 0; i < codes.length; i++) {
                Cell cell = cells.get(i);
                double expected = Math.clamp(without[i] + effect[i], 0, 1);
                records[codes[i]] += cell.decided();
                more[codes[i]] += cell.lost() - cell.decided() * expected;
                variance[codes[i]] += cell.decided() * expected * (1 - expected);
            }
            double squares = 0;
            double positive = 0;
            double varianceOfPositive = 0;
            int levels = 0;
            for (int level = 0; level < more.length; level++) {
                if (variance[level] > 0) {
                    levels++;
                    squares += more[level] * more[level] / variance[level];
                    if (more[level] > 0) {
                        positive += more[level];
                        varianceOfPositive += variance[level];
                    }
                }
                more[level] = records[level] > 0 ? more[level] / records[level] : 0;
            }
            return new Excess(factor, more, levels, squares, positive, Rate.Z * Math.sqrt(varianceOfPositive));
        }

        double beyondChance() {
            return squares - levels;
        }

        /** By so many standard errors, see {@link Variation}. */
        double atLeast(double z) {
            return beyondChance() - z * Math.sqrt(2.0 * levels + 4 * Math.max(0, beyondChance()));
        }

        double shrinkage(double beyondChance) {
            return Variation.shrinkage(beyondChance, levels);
        }

        void addTo(double[] effect) {
            double part = shrinkage(beyondChance());
            for (int i = 0; i < effect.length; i++) {
                effect[i] += part * mean[factor.codes()[i]];
            }
        }
    }
}
