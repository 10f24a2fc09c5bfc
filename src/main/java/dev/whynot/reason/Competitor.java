package dev.whynot.reason;

import java.util.HashSet;
import java.util.Set;

/**
 * One competitor of an org, of whatever spellings.
 *
 * @param name the most frequent spelling
 * @param records how many records name it
 * @param forms all {@link NameForms} under which it is looked up
 */
record Competitor(String name, long records, Set<String> forms) {

    private static final long FEW = 5;
    private static final long RARELY = 20;

    /**
     * Whether its name, which is one edit away, is a typo of that of the other one. It is not if both are frequent: named at
     * least 5 times, and once for every 20 times of the other.
     */
    boolean isTypoOf(Competitor other) {
        return records < FEW || records * RARELY < other.records;
    }

    /** This competitor, found under the forms of its typo, too. */
    Competitor with(Competitor typo) {
        Set<String> all = new HashSet<>(forms);
        all.addAll(typo.forms);
        return new Competitor(name, records + typo.records, all);
    }
}
