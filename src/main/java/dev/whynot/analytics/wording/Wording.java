package dev.whynot.analytics.wording;

import static java.util.Objects.requireNonNull;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.whynot.facts.Attribute;
import dev.whynot.facts.Money;

/**
 * Says figures in sentences of one language, by the templates in {@code wording/en.properties} and
 * {@code wording/de.properties}. A template is a {@link MessageFormat}; where a count decides the form of a word it is a
 * choice: <code>{0,choice,0#0 records|1#1 record|1&lt;{0,number,integer} records}</code>.
 */
public final class Wording {

    private static final double SMALLEST_TOLD = 0.001;
    private static final Pattern LOWEST_RANGE = Pattern.compile("under (-?[\\d.]+)");

    private final Language language;

    private Wording(Language language) {
        this.language = language;
    }

    /**
     * In the language that the caller wants most of those there are.
     *
     * @param acceptLanguage the header of this name; null or odd ones mean English
     */
    public static Wording of(String acceptLanguage) {
        return new Wording(AcceptLanguage.best(acceptLanguage));
    }

    static Wording in(Language language) {
        return new Wording(language);
    }

    /** The tag of its language, as for {@code Content-Language}. */
    public String language() {
        return language.tag();
    }

    /**
     * The sentence.
     *
     * @param args dates and amounts are written as the language does; numbers as the template says; the rest as it is
     * @throws IllegalArgumentException if there is no such template
     */
    public String say(String key, Object... args) {
        String template = language.templates().get(key);
        if (template == null) {
            throw new IllegalArgumentException("There is no template " + key);
        }
        Object[] written = Arrays.stream(args).map(this::written).toArray();
        return new MessageFormat(template, language.locale()).format(written);
    }

    private Object written(Object arg) {
        return switch (requireNonNull(arg)) {
            case LocalDate date -> date(date);
            case Money money -> amount(money);
            default -> arg;
        };
    }

    /** A share, such as {@code 62.4%} of 0.624, or {@code 62,4 %}. */
    public String percent(double share) {
        return say("percent", decimal("0.0", 100 * share));
    }

    /** A share that may be below zero, such as {@code -0.3%} of -0.003. */
    public String signedPercent(double share) {
        return say("percent", decimal("+0.0;-0.0", 100 * share));
    }

    /** A difference of shares in percentage points, without the words and the sign: {@code 6.1} of -0.061. */
    public String points(double difference) {
        return decimal("0.0", 100 * Math.abs(difference));
    }

    /** A difference of shares in percentage points, without the words, with its sign: {@code +6.1} of 0.061. */
    public String signedPoints(double difference) {
        return decimal("+0.0;-0.0", 100 * difference);
    }

    /** A count, such as {@code 1,204}. */
    public String number(long count) {
        return decimal("#,##0", count);
    }

    /** Such as {@code p = 0.031}, or {@code p < 0.001}. */
    public String pValue(double p) {
        return p < SMALLEST_TOLD ? "p < " + decimal("0.000", SMALLEST_TOLD) : "p = " + decimal("0.000", p);
    }

    /** Such as {@code 1,204.5 EUR}. */
    public String amount(Money money) {
        String amount = new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(language.locale()))
                .format(money.amount());
        return money.currency() == null ? amount : amount + " " + money.currency();
    }

    /** Such as {@code 12 Mar 2026}. */
    public String date(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern(language.datePattern(), language.locale()));
    }

    /** Both days included; by months where it is whole ones: {@code Jan to Mar 2026}. */
    public String period(LocalDate from, LocalDate to) {
        boolean isWholeMonths = from.getDayOfMonth() == 1 && to.plusDays(1).getDayOfMonth() == 1;
        if (!isWholeMonths) {
            return from.equals(to) ? date(from) : say("period", from, to);
        }
        YearMonth first = YearMonth.from(from);
        YearMonth last = YearMonth.from(to);
        if (first.equals(last)) {
            return month(last, "MMM uuuu");
        }
        String start = month(first, first.getYear() == last.getYear() ? "MMM" : "MMM uuuu");
        return say("period", start, month(last, "MMM uuuu"));
    }

    private String month(YearMonth month, String pattern) {
        return month.format(DateTimeFormatter.ofPattern(pattern, language.locale()));
    }

    /** What a dimension is called: its label, or where it has none the words of its name. */
    public String dimension(String name) {
        String label = language.templates().get("dimension." + name.replaceFirst("~.*", ""));
        return label != null
                ? label
                : name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** A value of a dimension in quotes, or the words for a missing one. The lowest of a number's ranges has a word in it. */
    public String value(String value) {
        if (value.equals(Attribute.NONE)) {
            return say("value.none");
        }
        Matcher lowestRange = LOWEST_RANGE.matcher(value);
        return say("value", lowestRange.matches() ? say("value.below", lowestRange.group(1)) : value);
    }

    /** Such as {@code a, b and c}. */
    public String list(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        return say("list", String.join(", ", items.subList(0, items.size() - 1)), items.getLast());
    }

    /** Such as {@code a, b or c}. */
    public String anyOf(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        return say("anyOf", String.join(", ", items.subList(0, items.size() - 1)), items.getLast());
    }

    /** How many times as often, such as {@code 1.52}. */
    public String ratio(double ratio) {
        return decimal("0.00", ratio);
    }

    /** What would be written as zero bears no minus. */
    private String decimal(String pattern, double number) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(language.locale()));
        format.setRoundingMode(RoundingMode.HALF_UP);
        double scale = Math.pow(10, format.getMaximumFractionDigits());
        return format.format(Math.abs(number) * scale < 0.5 ? 0.0 : number);
    }
}
