package dev.whynot.analytics.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.whynot.facts.Money;

/** Rejections that count by a weight from 0 to 1 each, and what they were worth. */
final class Weighed {

    private double rejections;
    private double doubtful;
    private final Map<String, Double> byReason = new HashMap<>();
    private final Map<String, Map<String, Double>> amountByCurrencyAndTime = new HashMap<>();

    /**
     * Adds records that share a reason.
     *
     * @param time of their loss; amounts of one time are taken as one draw
     */
    void add(String reason, double weight, long lost, List<Money> amounts, String time, boolean isDoubtful) {
        rejections += weight * lost;
        doubtful += isDoubtful ? weight * lost : 0;
        byReason.merge(reason, weight * lost, Double::sum);
        for (Money money : amounts) {
            amountByCurrencyAndTime
                    .computeIfAbsent(money.currency(), currency -> new HashMap<>())
                    .merge(time, weight * money.amount().doubleValue(), Double::sum);
        }
    }

    void add(Weighed other) {
        rejections += other.rejections;
        doubtful += other.doubtful;
        other.byReason.forEach((reason, weight) -> byReason.merge(reason, weight, Double::sum));
        other.amountByCurrencyAndTime.forEach(
                (currency, amounts) -> amounts.forEach((time, amount) -> amountByCurrencyAndTime
                        .computeIfAbsent(currency, key -> new HashMap<>())
                        .merge(time, amount, Double::sum)));
    }

    double rejections() {
        return rejections;
    }

    /** Those of them whose reason the history speaks against. */
    double doubtful() {
        return doubtful;
    }

    Map<String, Double> byReason() {
        return byReason;
    }

    /** Currency, of which null is one, to time to amount. */
    Map<String, Map<String, Double>> amounts() {
        return amountByCurrencyAndTime;
    }
}
