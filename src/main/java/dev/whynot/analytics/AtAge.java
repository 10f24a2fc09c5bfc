package dev.whynot.analytics;

/**
 * What became of the records whose story ends at one age.
 *
 * @param age days since they were created
 * @param won won at this age
 * @param lost lost at this age
 * @param open still open, and this is their age today: how they will end is not known yet
 */
public record AtAge(int age, long won, long lost, long open) {

    public AtAge {
        if (won < 0 || lost < 0 || open < 0) {
            throw new IllegalArgumentException("Negative count at age " + age);
        }
    }

    long all() {
        return won + lost + open;
    }

    AtAge plus(AtAge other) {
        return new AtAge(age, won + other.won, lost + other.lost, open + other.open);
    }
}
