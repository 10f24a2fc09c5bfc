package dev.whynot.soak;

import java.util.ArrayList;
import java.util.List;

/** What is not as it should be; printed at once, and kept for the end. */
public final class Findings {

    private static final int PRINTED = 50;

    private final List<String> found = new ArrayList<>();

    /** One more. */
    public synchronized void add(String finding) {
        found.add(finding);
        if (found.size() <= PRINTED) {
            System.out.println("FOUND: " + finding);
        }
    }

    /** All so far, in their order. */
    public synchronized List<String> all() {
        return List.copyOf(found);
    }

    synchronized int count() {
        return found.size();
    }
}
