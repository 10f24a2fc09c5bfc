package dev.whynot.soak;

import java.util.ArrayList;
import java.util.List;

/** What is not as it should be; printed at once, and kept for the end. */
final class Findings {

    private static final int PRINTED = 50;

    private final List<String> found = new ArrayList<>();

    synchronized void add(String finding) {
        found.add(finding);
        if (found.size() <= PRINTED) {
            System.out.println("FOUND: " + finding);
        }
    }

    synchronized int count() {
        return found.size();
    }
}
