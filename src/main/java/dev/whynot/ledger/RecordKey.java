package dev.whynot.ledger;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * What identifies a record: the org it comes from, its kind and its id there.
 *
 * @param org id of the org, for example a Salesforce organization id
 * @param id id in the org; Salesforce ids in their 18-character form
 */
public record RecordKey(String org, SalesObject object, String id) implements Comparable<RecordKey> {

    private static final Comparator<RecordKey> ORDER =
            comparing(RecordKey::org).thenComparing(RecordKey::object).thenComparing(RecordKey::id);

    public RecordKey {
        requireNonNull(org, "org");
        requireNonNull(object, "object");
        requireNonNull(id, "id");
    }

    @Override
    public int compareTo(RecordKey other) {
        return ORDER.compare(this, other);
    }
}
