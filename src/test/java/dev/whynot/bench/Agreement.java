package dev.whynot.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.whynot.facts.Counts;
import dev.whynot.facts.Group;
import dev.whynot.facts.Money;

/**
 * All who are asked must say the same, to the last cent: whoever is fast and wrong is not measured.
 *
 * @param answers what the first one says, by question
 */
record Agreement(String name, Map<Question, Map<String, Counts>> answers) {

    /** Asks the first one some of the questions. */
    static Agreement with(Asked first) throws SQLException {
        Map<Question, Map<String, Counts>> answers = new LinkedHashMap<>();
        for (Question question : Question.all().subList(0, 3)) {
            answers.put(question, byKey(first.answer(question)));
        }
        return new Agreement(first.name(), answers);
    }

    /**
     * Asks another one the same.
     *
     * @throws IllegalStateException if they differ, or if there is nothing to differ about
     */
    void check(Asked other) throws SQLException {
        for (Map.Entry<Question, Map<String, Counts>> answer : answers.entrySet()) {
            Map<String, Counts> said = byKey(other.answer(answer.getKey()));
            if (said.isEmpty() || !said.equals(answer.getValue())) {
                throw new IllegalStateException("%s: %s says %s, but %s says %s"
                        .formatted(answer.getKey(), name, answer.getValue(), other.name(), said));
            }
        }
    }

    private static Map<String, Counts> byKey(List<Group> groups) {
        Map<String, Counts> byKey = new TreeMap<>();
        groups.forEach(group -> byKey.merge(String.join(" / ", group.key()), group.counts(), Counts::plus));
        byKey.replaceAll((key, counts) -> new Counts(
                counts.records(),
                counts.open(),
                counts.won(),
                counts.lost(),
                inCents(counts.lostAmount()),
                inCents(counts.wonAmount())));
        return byKey;
    }

    /** With two decimals, so that amounts are equal where they are the same; ordered by currency. */
    private static List<Money> inCents(List<Money> amounts) {
        Map<String, BigDecimal> byCurrency = new TreeMap<>();
        amounts.forEach(
                money -> byCurrency.put(money.currency(), money.amount().setScale(2, RoundingMode.UNNECESSARY)));
        return byCurrency.entrySet().stream()
                .map(money -> new Money(money.getKey(), money.getValue()))
                .toList();
    }
}
