package dev.whynot.salesforce.door;

import java.time.Instant;

/**
 * A record that could not become one of ours.
 *
 * @param id as it was given
 * @param message which column is wrong, and what was expected
 */
public record RecordError(String id, String message, Instant seenAt) {}
