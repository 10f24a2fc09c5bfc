package dev.whynot.salesforce.sync;

import java.time.Duration;
import java.time.Instant;

import dev.whynot.ledger.SalesObject;

/**
 * How far one object of the org is read.
 *
 * @param cursor {@code SystemModstamp} up to which all changes are read; null before the first load is done
 * @param poll the last row of a poll that was cut off; null if none was
 * @param polledAt end of the last complete poll, by the clock of the database
 * @param sincePoll how long ago that was, by the same clock; null if there was none
 * @param pass a pass over all records that is under way; null if none
 * @param passedAt start of the last complete pass
 * @param passedRevision of the mapping by which it was read
 * @param checkedAt when it was last compared with what the org still has
 * @param rows rows read
 * @param rejected of them, those that could not become a record
 * @param failure why the last try failed; null if it went well
 */
record Feed(
        SalesObject object,
        Instant cursor,
        RowPosition poll,
        Instant pollBeganAt,
        Instant polledAt,
        Duration sincePoll,
        Pass pass,
        Instant passedAt,
        int passedRevision,
        Instant checkedAt,
        long rows,
        long rejected,
        String failure,
        Instant failedAt,
        Instant wantedAt) {

    /**
     * A row in the order of {@code SystemModstamp} and id.
     *
     * @param id null stands before all rows of the instant
     */
    record RowPosition(Instant at, String id) {}

    /**
     * A pass over all records.
     *
     * @param revision of the mapping when it began
     * @param isBulk by the Bulk API, else by queries
     * @param cursor the newest {@code SystemModstamp} when it began; null if there were no records
     * @param total how many records there were; 0 if that is not known
     * @param job id of the Bulk job; null before it is made
     * @param locator of the next page of its result; null for the first
     * @param afterId the last id read by queries; null at the beginning
     */
    record Pass(
            int revision,
            boolean isBulk,
            Instant startedAt,
            Instant cursor,
            long total,
            long rows,
            String job,
            String locator,
            String afterId) {

        int percent() {
            return total == 0 ? 0 : (int) Math.min(100, 100 * rows / total);
        }
    }

    boolean isLoaded() {
        return passedAt != null;
    }

    /** Whether there was a pass over all records since it was compared with what the org still has. */
    boolean isUnchecked() {
        return isLoaded() && (checkedAt == null || checkedAt.isBefore(passedAt));
    }
}
