package dev.whynot.ledger;

import java.time.Instant;
import java.util.Locale;

import dev.whynot.ledger.Field.Core;

/**
 * Why a record has no content any more.
 *
 * @param upTo its newest version when it was erased
 */
record Erased(Why why, Instant upTo) {

    /** Whose wish it was. */
    enum Why {
        /** It was deleted in its source, and may come back from the source's bin. */
        DELETED,
        /** It was kept for as long as records are to be kept. */
        RETENTION,
        /** Somebody asked for it. */
        REQUEST;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Why of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Whether the record may come back with what somebody saw. */
    boolean letsIn(Sighting sighting) {
        return why == Why.DELETED
                && Boolean.FALSE.equals(sighting.value(Core.DELETED))
                && sighting.version().at().isAfter(upTo);
    }
}
