package dev.whynot.salesforce.door;

import java.time.Instant;

/**
 * What came in by a door in one transaction.
 *
 * @param received records, repeated ones too
 * @param repeated of them, those of a message that had been taken in before
 * @param rejected of them, those that could not become one of ours
 * @param ignored of them, those of objects that are not ours
 * @param newest version of the newest record; null if none bore one
 */
public record Arrival(int received, int repeated, int rejected, int ignored, Instant newest) {}
