package dev.whynot.evaluate.drivers;

import java.time.LocalDate;
import java.util.random.RandomGenerator;

/** When records are decided: over two to three years, more and more of them, more in some seasons, few at weekends. */
final class Calendar {

    private static final int FIRST = (int) LocalDate.of(2023, 1, 2).toEpochDay();
    private static final double WEEKEND = 0.1;
    private static final double YEAR = 365.25;

    private final int days;
    private final Weighted byDay;

    Calendar(RandomGenerator random) {
        days = random.nextInt(730, 1096);
        double growthPerYear = random.nextDouble(0.8, 1.5);
        double season = random.nextDouble(0.1, 0.35);
        double phase = random.nextDouble(2 * Math.PI);
        double[] weights = new double[days];
        for (int i = 0; i < days; i++) {
            weights[i] = Math.pow(growthPerYear, i / YEAR)
                    * (1 + season * Math.sin(2 * Math.PI * i / YEAR + phase))
                    * (LocalDate.ofEpochDay(FIRST + i).getDayOfWeek().getValue() > 5 ? WEEKEND : 1);
        }
        byDay = new Weighted(weights);
    }

    int first() {
        return FIRST;
    }

    int last() {
        return FIRST + days - 1;
    }

    int draw(RandomGenerator random) {
        return FIRST + byDay.draw(random);
    }
}
