package dev.whynot.evaluate.drivers;

import java.util.random.RandomGenerator;

/**
 * What kind of cause is to be planted.
 *
 * @param depth number of conditions
 * @param riskRatio below 1 if it protects
 * @param isConfounded whether some other value must go along with it
 * @param size how many records it should have, about
 * @param atLeast how many it must have
 * @param atMost how many it may have
 */
record Plan(int depth, boolean hasWindow, double riskRatio, boolean isConfounded, int size, int atLeast, int atMost) {

    static final double[] STRENGTHS = {1.25, 1.5, 2, 3};
    static final int DEEPEST = 3;

    /** How often there are 1, 2 and 3 conditions. */
    private static final double[] DEPTHS = {0.4, 0.4, 0.2};

    private static final double WITH_WINDOW = 0.4;
    private static final double PROTECTS = 0.25;
    private static final double CONFOUNDED = 0.4;
    private static final double SMALL = 0.12;
    private static final int SMALLEST = 60;
    private static final double USUAL_SHARE = 0.15;
    private static final double GREATEST_SHARE = 0.3;

    static Plan draw(int records, RandomGenerator random) {
        int depth = 1 + new Weighted(DEPTHS).draw(random);
        boolean hasWindow = random.nextDouble() < WITH_WINDOW;
        double strength = STRENGTHS[random.nextInt(STRENGTHS.length)];
        double riskRatio = random.nextDouble() < PROTECTS ? 1 / strength : strength;
        boolean isConfounded = random.nextDouble() < CONFOUNDED;
        if (random.nextDouble() < SMALL) {
            int size = random.nextInt(SMALLEST, Planted.ENOUGH);
            return new Plan(depth, hasWindow, riskRatio, isConfounded, size, SMALLEST, Planted.ENOUGH - 1);
        }
        double usual = Math.max(2 * Planted.ENOUGH, USUAL_SHARE * records);
        int size = (int) (Planted.ENOUGH * Math.pow(usual / Planted.ENOUGH, random.nextDouble()));
        return new Plan(depth, hasWindow, riskRatio, isConfounded, size, Planted.ENOUGH, (int)
                Math.max(usual, GREATEST_SHARE * records));
    }
}
