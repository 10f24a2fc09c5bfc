package dev.whynot.evaluate.drivers;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.whynot.analytics.Rate;

/** What one finder did in some runs. */
record Results(List<Outcome> outcomes) {

    Results of(Predicate<Outcome> which) {
        return new Results(outcomes.stream().filter(which).toList());
    }

    /** The share of the planted causes of a kind that were found; null if none were planted. */
    Rate recall(Predicate<Planted> kind) {
        List<Scored.Sought> sought = sought(kind);
        return Rate.of(sought.stream().filter(Scored.Sought::isFound).count(), sought.size());
    }

    List<Scored.Sought> sought(Predicate<Planted> kind) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.scored().causes().stream())
                .filter(cause -> kind.test(cause.planted()))
                .toList();
    }

    /** The share of the groups of a kind that are right, of those that were found; null if none were. */
    Rate precision(Predicate<Conditions> kind) {
        List<Scored.Found> found =
                found().filter(group -> kind.test(group.conditions())).toList();
        return Rate.of(
                found.stream().filter(group -> group.verdict() == Verdict.RIGHT).count(), found.size());
    }

    Stream<Scored.Found> found() {
        return outcomes.stream().flatMap(outcome -> outcome.scored().found().stream());
    }

    /** The share of the confounded causes whose shadow was told as a cause. */
    Rate shadowsNamed() {
        List<Scored.Sought> confounded = sought(Planted::isConfounded);
        return Rate.of(confounded.stream().filter(Scored.Sought::isShadowNamed).count(), confounded.size());
    }

    /** The share of the pairs of causes found in the same run of which the one with the larger excess comes first. */
    Rate pairsInOrder() {
        long right = 0;
        long all = 0;
        for (Outcome outcome : outcomes) {
            List<Scored.Sought> found = outcome.scored().causes().stream()
                    .filter(Scored.Sought::isFound)
                    .toList();
            for (int i = 0; i < found.size(); i++) {
                for (int j = 0; j < i; j++) {
                    double more = found.get(i).planted().excess()
                            - found.get(j).planted().excess();
                    int earlier = found.get(j).rank() - found.get(i).rank();
                    all++;
                    right += more * earlier > 0 ? 1 : 0;
                }
            }
        }
        return Rate.of(right, all);
    }

    /** The share of runs in which anything was reported. */
    Rate reporting() {
        return Rate.of(outcomes.stream().filter(Outcome::reportsAnything).count(), outcomes.size());
    }
}
