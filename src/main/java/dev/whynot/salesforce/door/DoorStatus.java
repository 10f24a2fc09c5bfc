package dev.whynot.salesforce.door;

import java.time.Instant;

/**
 * What of an org has come in by a door since the beginning.
 *
 * @param lastAt when something came last
 * @param lagSeconds of the newest of that: from its commit in Salesforce until it was visible here
 */
public record DoorStatus(
        String org,
        Door door,
        long received,
        long repeated,
        long rejected,
        long ignored,
        Instant lastAt,
        Double lagSeconds) {}
