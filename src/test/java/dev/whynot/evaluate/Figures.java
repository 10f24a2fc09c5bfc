package dev.whynot.evaluate;

import java.util.Locale;

import dev.whynot.analytics.Rate;

/** Numbers as the report writes them; a dash for what is not known. */
public final class Figures {

    private static final String NOT_KNOWN = "-";

    private Figures() {}

    public static String count(long count) {
        return text("%,d", count);
    }

    public static String decimal(double value) {
        return Double.isNaN(value) ? NOT_KNOWN : text("%.3f", value);
    }

    public static String percent(double share) {
        return Double.isNaN(share) ? NOT_KNOWN : text("%.1f %%", 100 * share);
    }

    public static String percent(Rate rate) {
        return rate == null ? NOT_KNOWN : percent(rate.value());
    }

    /** The rate with its 95 % interval. */
    public static String interval(Rate rate) {
        return rate == null
                ? NOT_KNOWN
                : text("%.1f %% (%.1f-%.1f)", 100 * rate.value(), 100 * rate.low(), 100 * rate.high());
    }

    public static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
