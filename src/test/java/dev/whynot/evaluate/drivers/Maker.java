package dev.whynot.evaluate.drivers;

import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes records up. Each is lost with the base rate of its run, times the risk ratio of each cause that holds for it, and at
 * most with {@link #MOST}. The base rate lies between 35 % and 60 %, but is so low that the strongest cause alone has room.
 */
final class Maker {

    private static final double MOST = 0.97;
    private static final double LOWEST_BASE = 0.35;
    private static final double HIGHEST_BASE = 0.6;

    private final Recipe recipe;
    private final SplittableRandom random;

    private Maker(Recipe recipe) {
        this.recipe = recipe;
        this.random = new SplittableRandom(recipe.seed());
    }

    static Made make(Recipe recipe) {
        return new Maker(recipe).make();
    }

    private Made make() {
        Calendar calendar = new Calendar(random.split());
        Market market = new Market(calendar, random.split());
        List<Column> columns = market.columns();
        int records = recipe.records();
        char[][] codes = new char[columns.size()][records];
        int[] day = new int[records];
        SplittableRandom dice = random.split();
        char[] row = new char[columns.size()];
        for (int i = 0; i < records; i++) {
            day[i] = calendar.draw(dice);
            for (int dimension = 0; dimension < row.length; dimension++) {
                row[dimension] = (char) columns.get(dimension).draw(row, day[i], dice);
                codes[dimension][i] = row[dimension];
            }
        }
        Made undecided = new Made(market.dimensions(), codes, new boolean[records], day, List.of());
        List<Cause> causes = new Planter(undecided, calendar, random.split()).choose(recipe.causes());
        return decide(undecided, causes);
    }

    private Made decide(Made undecided, List<Cause> causes) {
        double strongest = causes.stream().mapToDouble(Cause::riskRatio).max().orElse(1);
        double base = Math.min(random.nextDouble(LOWEST_BASE, HIGHEST_BASE), MOST / strongest);
        double[] chance = new Background(recipe.hasBackground(), random.split()).rates(undecided, base);
        for (Cause cause : causes) {
            cause.rows().stream().forEach(row -> chance[row] *= cause.riskRatio());
        }
        boolean[] lost = undecided.lost();
        SplittableRandom dice = random.split();
        for (int row = 0; row < lost.length; row++) {
            lost[row] = dice.nextDouble() < Math.min(MOST, chance[row]);
        }
        List<Planted> planted =
                causes.stream().map(cause -> planted(cause, chance, lost)).toList();
        return new Made(undecided.dimensions(), undecided.codes(), lost, undecided.day(), planted);
    }

    private static Planted planted(Cause cause, double[] chance, boolean[] lost) {
        BitSet rows = cause.rows();
        return new Planted(
                cause.conditions(),
                cause.riskRatio(),
                rows.cardinality(),
                (int) rows.stream().filter(row -> lost[row]).count(),
                rows.stream()
                        .mapToDouble(row -> Math.min(MOST, chance[row] / cause.riskRatio()))
                        .sum(),
                rows.stream().mapToDouble(row -> Math.min(MOST, chance[row])).sum(),
                cause.shadow());
    }
}
