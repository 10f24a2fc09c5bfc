package dev.whynot.simulator.org;

import java.time.Instant;
import java.time.LocalDate;

/** When things happened to made-up records. A tenth of them were last changed in mass updates, some hundreds at a time. */
record Timeline(Dice dice, LocalDate from, LocalDate to) {

    private static final int DAY = 86_400;
    private static final int ROWS_IN_MASS_UPDATE = 5_000;

    private int days() {
        return Math.max(1, (int) (to.toEpochDay() - from.toEpochDay()) - 1);
    }

    private long start() {
        return from.toEpochDay() * DAY;
    }

    Instant created(int row) {
        return Instant.ofEpochSecond(start() + createdAfter(row));
    }

    private long createdAfter(int row) {
        return (long) dice.roll(row, 1, days()) * DAY + dice.roll(row, 2, DAY);
    }

    /** Some days after the creation, before the end. */
    Instant stageChanged(int row) {
        return Instant.ofEpochSecond(start() + stageChangedAfter(row));
    }

    private long stageChangedAfter(int row) {
        long end = (long) days() * DAY;
        long after = createdAfter(row);
        long later = after + dice.roll(row, 3, 180 * DAY);
        return later < end ? later : Math.max(after, end - dice.roll(row, 4, DAY));
    }

    /** At or after the change of stage. */
    Instant stamped(int row) {
        if (dice.isIn(row, 5, 10)) {
            int update = row / ROWS_IN_MASS_UPDATE;
            return Instant.ofEpochSecond(start() + (long) days() * DAY + update % DAY);
        }
        return stageChanged(row).plusSeconds(dice.roll(row, 6, 120));
    }
}
