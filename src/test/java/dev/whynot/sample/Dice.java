package dev.whynot.sample;

import java.util.List;
import java.util.SplittableRandom;

/**
 * All chance in the generator comes from here, so that one seed fixes every byte. Each record gets a {@link #split()} of
 * its own: to draw once more for one record does not change the next. Uses {@link StrictMath}, because {@link Math} may
 * differ in the last digit from one machine to another.
 */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        this(new SplittableRandom(seed));
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    /** New dice whose throws depend on the seed and on how many splits went before, on nothing else. */
    Dice split() {
        return new Dice(random.split());
    }

    /** True with the given probability, 0 to 1. */
    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A number from 0 (inclusive) to 1 (exclusive). */
    double fraction() {
        return random.nextDouble();
    }

    /** A whole number from {@code low} to {@code high}, both inclusive. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** A number above 0 whose logarithm is normal: half lie below {@code median}, {@code sigma} is the spread. */
    double logNormal(double median, double sigma) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        double gaussian = radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
        return median * StrictMath.exp(sigma * gaussian);
    }

    /** A number from {@code low} to {@code high}, as likely to be between 10 and 20 as between 100 and 200. */
    double logUniform(double low, double high) {
        return low * StrictMath.pow(high / low, random.nextDouble());
    }
}
