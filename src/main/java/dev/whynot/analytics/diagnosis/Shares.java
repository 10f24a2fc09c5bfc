package dev.whynot.analytics.diagnosis;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.commons.statistics.distribution.TDistribution;

import dev.whynot.analytics.Rate;
import dev.whynot.analytics.diagnosis.Diagnosis.Amount;
import dev.whynot.facts.Money;

/** Shares of what counts by weights, with their 95 % intervals. */
final class Shares {

    private static final int FEWEST_TIMES = 6;

    private Shares() {}

    /**
     * A mean of weights from 0 to 1 with an interval as of Wilson: no such weights with this mean vary more than ones and
     * zeros do (R. Bhatia, C. Davis, "A better bound on the variance", American Mathematical Monthly 107, 2000, 353-357),
     * so the interval is as wide or wider than need be. It takes the weights as given.
     *
     * @return null if there is nothing
     */
    static Rate of(double weight, double of) {
        if (of <= 0) {
            return null;
        }
        double p = Math.clamp(weight / of, 0, 1);
        double zz = Rate.Z * Rate.Z;
        double centre = (p + zz / (2 * of)) / (1 + zz / of);
        double half = Rate.Z / (1 + zz / of) * Math.sqrt(p * (1 - p) / of + zz / (4 * of * of));
        return new Rate(p, p == 0 ? 0 : Math.max(0, centre - half), p == 1 ? 1 : Math.min(1, centre + half));
    }

    /**
     * Per currency. Amounts differ too much for each to be one of many, so the months are what is drawn: the variance of a
     * ratio of two sums over them (W. G. Cochran, "Sampling Techniques", 1977, section 6.3 and chapter 9), with Student's
     * quantile. With fewer than six months there is no interval.
     */
    static List<Amount> ofAmount(Weighed part, Weighed all) {
        List<Amount> amounts = new ArrayList<>();
        all.amounts()
                .forEach((currency, ofTimes) ->
                        amounts.add(amount(currency, part.amounts().getOrDefault(currency, Map.of()), ofTimes)));
        amounts.sort(comparing(Amount::currency, nullsLast(naturalOrder())));
        return amounts;
    }

    private static Amount amount(String currency, Map<String, Double> part, Map<String, Double> all) {
        double sum = sum(part);
        double ofAll = sum(all);
        if (ofAll <= 0) {
            return new Amount(currency, money(sum), null, null, null);
        }
        double share = sum / ofAll;
        int times = all.size();
        if (times < FEWEST_TIMES) {
            return new Amount(currency, money(sum), share, null, null);
        }
        double squares = 0;
        for (var time : all.entrySet()) {
            double off = part.getOrDefault(time.getKey(), 0.0) - share * time.getValue();
            squares += off * off;
        }
        double error = Math.sqrt(squares * times / (times - 1)) / ofAll;
        double half = TDistribution.of(times - 1.0).inverseSurvivalProbability(0.025) * error;
        return new Amount(currency, money(sum), share, Math.max(0, share - half), Math.min(1, share + half));
    }

    /** In the order of their size, so that the sum does not depend on that of the map. */
    private static double sum(Map<String, Double> amounts) {
        return amounts.values().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .sum();
    }

    /** Estimates to a hundredth of the unit. */
    static BigDecimal money(double amount) {
        return Money.plain(BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP));
    }
}
