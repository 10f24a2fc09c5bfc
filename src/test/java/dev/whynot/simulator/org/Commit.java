package dev.whynot.simulator.org;

import java.time.Instant;
import java.util.List;

/**
 * A transaction that has been carried out.
 *
 * @param at by the org's clock, whatever the records' stamps say
 * @param user who did it
 * @param changes in order, one for a record
 */
public record Commit(Instant at, String user, List<RecordChange> changes) {}
