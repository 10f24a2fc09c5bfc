package dev.whynot.testsupport;

import dev.whynot.simulator.Simulator;

/** Deals of a simulated org. */
public final class Deals {

    private Deals() {}

    /** Adds an open one of an account; its id. */
    public static String of(Simulator salesforce, String account) {
        return salesforce.insert(
                "Opportunity",
                "Name",
                "Deal",
                "StageName",
                "Prospecting",
                "CloseDate",
                "2026-03-01",
                "AccountId",
                account);
    }
}
