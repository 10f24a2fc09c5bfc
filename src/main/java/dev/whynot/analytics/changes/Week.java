package dev.whynot.analytics.changes;

import java.time.LocalDate;

/**
 * What was decided in one week.
 *
 * @param start its Monday
 */
record Week(LocalDate start, Side side) {}
