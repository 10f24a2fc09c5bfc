package dev.whynot.facts;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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
        return new Counts(
                records + others.records,
                open + others.open,
                won + others.won,
                lost + others.lost,
                sum(lostAmount, others.lostAmount),
                sum(wonAmount, others.wonAmount));
    }

    private static List<Money> sum(List<Money> some, List<Money> more) {
        Map<String, BigDecimal> sums = new TreeMap<>(Comparator.nullsLast(Comparator.naturalOrder()));
        Stream.concat(some.stream(), more.stream())
                .forEach(money -> sums.merge(money.currency(), money.amount(), BigDecimal::add));
        return sums.entrySet().stream()
                .map(sum -> new Money(sum.getKey(), sum.getValue()))
                .toList();
    }
}
