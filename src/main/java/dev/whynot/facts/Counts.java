package dev.whynot.facts;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many records there are of each outcome, and what they are worth. Amounts of different currencies are kept apart.
 *
 * @param records all of them: open + won + lost
 */
public record Counts(long records, long open, long won, long lost, List<Money> lostAmount, List<Money> wonAmount) {

    /** No records. */
    public static final Counts ZERO = new Counts(0, 0, 0, 0, List.of(), List.of());

    /** Won and lost ones. */
    public long decided() {
        return won + lost;
    }

    /** These and the others together; they must not share records. */
    public Counts plus(Counts others) {
        return total(List.of(this, others));
    }

    /** All of these together; they must not share records. */
    public static Counts total(Iterable<Counts> all) {
        long records = 0;
        long open = 0;
        long won = 0;
        long lost = 0;
        Map<String, BigDecimal> lostAmounts = new HashMap<>();
        Map<String, BigDecimal> wonAmounts = new HashMap<>();
        for (Counts counts : all) {
            records += counts.records;
            open += counts.open;
            won += counts.won;
            lost += counts.lost;
            add(lostAmounts, counts.lostAmount);
            add(wonAmounts, counts.wonAmount);
        }
        return new Counts(records, open, won, lost, byCurrency(lostAmounts), byCurrency(wonAmounts));
    }

    private static void add(Map<String, BigDecimal> sums, List<Money> amounts) {
        for (Money money : amounts) {
            sums.merge(money.currency(), money.amount(), BigDecimal::add);
        }
    }

    private static List<Money> byCurrency(Map<String, BigDecimal> sums) {
        return sums.entrySet().stream()
                .map(sum -> new Money(sum.getKey(), sum.getValue()))
                .sorted(Money.BY_CURRENCY)
                .toList();
    }
}
