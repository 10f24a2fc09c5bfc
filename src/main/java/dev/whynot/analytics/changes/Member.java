package dev.whynot.analytics.changes;

/**
 * A group of a dimension in both periods.
 *
 * @param value its value; null of the values that are too rare to be told apart, taken together
 * @param values how many values it holds
 */
record Member(String value, int values, Side baseline, Side period) {

    Member plus(Member other) {
        return new Member(null, values + other.values, baseline.plus(other.baseline), period.plus(other.period));
    }

    Side both() {
        return baseline.plus(period);
    }
}
