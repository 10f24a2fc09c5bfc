package dev.whynot.evaluate.drivers;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Twenty dimensions that depend on each other as those of a sales organisation do: the region follows from the country,
 * owners sell in their region, products go to their industries, campaigns run for some weeks. How strongly, and which value
 * belongs to which, is drawn anew each time.
 */
final class Market {

    static final String OWNER = "owner";

    private static final int RANGES = 8;
    private static final double ALWAYS_ON = 0.3;

    private final Calendar calendar;
    private final RandomGenerator random;
    private final List<Column> columns = new ArrayList<>();

    Market(Calendar calendar, RandomGenerator random) {
        this.calendar = calendar;
        this.random = random;
        values("country", 40, 0.02);
        following("region", 6, "country", 0.97, 0.01);
        following("currency", 8, "country", 0.92, 0);
        following("delivery site", 45, "country", 0.75, 0.05);
        following(OWNER, 150, "region", 0.85, 0.01);
        following("team", 12, OWNER, 0.93, 0.02);
        values("industry", 25, 0.06);
        following("product", 30, "industry", 0.55, 0.01);
        following("product family", 6, "product", 0.97, 0.01);
        ranges("employees", null, 0, 0.08);
        following("account tier", 3, "employees", 0.85, 0.03);
        ranges("amount", "employees", 0.55, 0.03);
        following("price list", 7, "account tier", 0.8, 0.02);
        values("lead source", 10, 0.04);
        following("campaign", 300, "lead source", 0.7, 0.1);
        values("partner", 60, 0.45);
        values("competitor", 35, 0.5);
        values("record type", 2, 0);
        values("contact role", 18, 0.12);
        values("message", 5, 0.07);
        campaignsRunForSomeWeeks();
    }

    List<Column> columns() {
        return List.copyOf(columns);
    }

    List<Dimension> dimensions() {
        return columns.stream().map(Column::dimension).toList();
    }

    private void values(String name, int size, double missing) {
        columns.add(new Values(dimension(name, name, size, false), -1, null, 0, missing, skew(), random));
    }

    private void following(String name, int size, String parent, double follow, double missing) {
        int index = indexOf(parent);
        columns.add(new Values(
                dimension(name, name, size, false),
                index,
                columns.get(index).dimension(),
                Math.min(0.98, follow + random.nextDouble(-0.05, 0.05)),
                missing,
                skew(),
                random));
    }

    private void ranges(String name, String parent, double follow, double missing) {
        columns.add(new Ranges(
                dimension(name, "range", RANGES, true), parent == null ? -1 : indexOf(parent), follow, missing));
    }

    private void campaignsRunForSomeWeeks() {
        Values campaigns = (Values) columns.get(indexOf("campaign"));
        for (int code = 1; code < campaigns.dimension().codes(); code++) {
            if (random.nextDouble() >= ALWAYS_ON) {
                int days = 7 * random.nextInt(8, 53);
                int first = random.nextInt(calendar.first(), calendar.last() - days);
                campaigns.restrict(code, first, first + days - 1);
            }
        }
    }

    private double skew() {
        return random.nextDouble(0.6, 1.1);
    }

    private int indexOf(String name) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).dimension().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Dimension dimension(String name, String value, int size, boolean isOrdered) {
        List<String> values =
                IntStream.rangeClosed(1, size).mapToObj(i -> value + " " + i).toList();
        return new Dimension(name, values, isOrdered);
    }
}
