package dev.whynot.evaluate.drivers;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What nobody planted: if there is a background, some owners lose a little more than others (standard deviation 0.1 on the
 * logit), and so do some seasons (amplitude 0.05).
 */
record Background(boolean isThere, RandomGenerator random) {

    private static final double OWNERS = 0.1;
    private static final double SEASONS = 0.05;
    private static final double YEAR = 365.25;

    /** The loss rate of each record. */
    double[] rates(Made data, double base) {
        double[] rates = new double[data.records()];
        Arrays.fill(rates, base);
        if (!isThere) {
            return rates;
        }
        int owner = IntStream.range(0, data.dimensions().size())
                .filter(i -> data.dimensions().get(i).name().equals(Market.OWNER))
                .findFirst()
                .orElseThrow();
        double[] byOwner = IntStream.range(0, data.dimensions().get(owner).codes())
                .mapToDouble(code -> OWNERS * random.nextGaussian())
                .toArray();
        double phase = random.nextDouble(2 * Math.PI);
        double logit = Math.log(base / (1 - base));
        for (int row = 0; row < rates.length; row++) {
            double season = SEASONS * Math.sin(2 * Math.PI * data.day()[row] / YEAR + phase);
            rates[row] = 1 / (1 + Math.exp(-(logit + byOwner[data.codes()[owner][row]] + season)));
        }
        return rates;
    }
}
