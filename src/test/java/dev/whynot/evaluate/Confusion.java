package dev.whynot.evaluate;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;

/** How many texts that mean one reason were taken to mean another. */
record Confusion(String expected, String answered, long texts) {

    private record Pair(String expected, String answered) {}

    /** All pairs of reasons that were confused, the most frequent first; what is left unclear confuses nothing. */
    static List<Confusion> of(List<Judged> judged) {
        Map<Pair, Long> pairs = judged.stream()
                .filter(one -> one.isDecided() && !one.isRight())
                .collect(groupingBy(one -> new Pair(one.expected(), one.answer().reason()), counting()));
        return pairs.entrySet().stream()
                .map(pair ->
                        new Confusion(pair.getKey().expected(), pair.getKey().answered(), pair.getValue()))
                .sorted(comparing(Confusion::texts)
                        .reversed()
                        .thenComparing(Confusion::expected)
                        .thenComparing(Confusion::answered))
                .toList();
    }

    /** How many of some texts were so confused. */
    long in(List<Judged> some) {
        return some.stream()
                .filter(one ->
                        one.expected().equals(expected) && one.answer().reason().equals(answered))
                .count();
    }
}
