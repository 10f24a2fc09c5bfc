package dev.whynot.facts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

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
        Sums lostAmounts = new Sums();
        Sums wonAmounts = new Sums();
        for (Counts counts : all) {
            records += counts.records;
            open += counts.open;
            won += counts.won;
            lost += counts.lost;
            lostAmounts.add(counts.lostAmount);
            wonAmounts.add(counts.wonAmount);
        }
        return new Counts(records, open, won, lost, lostAmounts.byCurrency(), wonAmounts.byCurrency());
    }

    /** Amounts by currency: few, and mostly the same ones in the same order, so that each is where it was before. */
    private static final class Sums {
        private final List<String> currencies = new ArrayList<>();
        private final List<BigDecimal> amounts = new ArrayList<>();

        void add(List<Money> more) {
            int likely = 0;
            for (Money money : more) {
                boolean isThere =
                        likely < currencies.size() && Objects.equals(currencies.get(likely), money.currency());
                int place = isThere ? likely : currencies.indexOf(money.currency());
                if (place < 0) {
                    place = currencies.size();
                    currencies.add(money.currency());
                    amounts.add(money.amount());
                } else {
                    amounts.set(place, amounts.get(place).add(money.amount()));
                }
                likely = place + 1;
            }
        }

        List<Money> byCurrency() {
            return IntStream.range(0, currencies.size())
                    .mapToObj(i -> new Money(currencies.get(i), amounts.get(i)))
                    .sorted(Money.BY_CURRENCY)
                    .toList();
        }
    }
}
