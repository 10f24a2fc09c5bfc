package dev.whynot.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.whynot.soak.Findings;

/** What came of a fault. */
final class Report {

    private static final int MOST_PRINTED = 3;
    private static final int LONGEST = 300;

    private final Findings findings = new Findings();
    private final List<String> seen = new ArrayList<>();
    private Optional<String> notDone = Optional.empty();

    /** Notes what was seen, to be printed in the table. */
    synchronized void saw(String what, Object... values) {
        String line = what.formatted(values);
        seen.add(line);
        System.out.println("  " + line);
    }

    /** What is not so is a finding. */
    void expect(boolean isSo, String otherwise, Object... values) {
        if (!isSo) {
            findings.add(otherwise.formatted(values));
        }
    }

    /** The fault could not be made here. */
    void notDone(String why) {
        notDone = Optional.of(why);
    }

    Findings findings() {
        return findings;
    }

    boolean isAsExpected() {
        return findings.all().isEmpty();
    }

    /** All that was seen, the worst first. */
    synchronized String summary() {
        List<String> all = new ArrayList<>();
        notDone.ifPresent(why -> all.add("not done: " + why));
        List<String> found = findings.all();
        found.stream().limit(MOST_PRINTED).forEach(finding -> all.add("**not as expected**: " + shortened(finding)));
        if (found.size() > MOST_PRINTED) {
            all.add("%d more".formatted(found.size() - MOST_PRINTED));
        }
        all.addAll(seen);
        return String.join("; ", all);
    }

    private static String shortened(String finding) {
        return finding.length() <= LONGEST ? finding : finding.substring(0, LONGEST) + "...";
    }
}
