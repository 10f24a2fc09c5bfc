package dev.whynot.simulator.org;

import java.util.Map;

/**
 * What a transaction did to a record.
 *
 * @param isAutomated by the system: LastModifiedDate did not move
 * @param before values by field name; empty for a new record
 * @param after values by field name
 */
public record RecordChange(
        String object,
        String id,
        ChangeKind kind,
        boolean isAutomated,
        Map<String, Object> before,
        Map<String, Object> after) {

    /** Both as one: what it was at first and what came of it in the end. */
    RecordChange then(RecordChange later) {
        return new RecordChange(object, id, kind, isAutomated && later.isAutomated, before, later.after);
    }
}
