package dev.whynot.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes the content of records away: values, texts, history and corrections. The empty row stays with a new change
 * number. What a replica has in memory is gone with its next question, but for the distinct texts, which go with its
 * next start; the columns that it kept on its disk are not used again.
 */
@ApplicationScoped
public class Erasure {

    private static final int MOST_AT_ONCE = 2_000;

    private final Jdbi jdbi;
    private final LedgerStore store;
    private final Clock clock;

    Erasure(Jdbi jdbi, LedgerStore store, Clock clock) {
        this.jdbi = jdbi;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Erases one record for good: it does not come back, whatever its source shows.
     *
     * @param also is committed together with it
     */
    public void onRequest(RecordKey key, Consumer<Handle> also) {
        erase(Erased.Why.REQUEST, handle -> List.of(key), also);
    }

    /** Erases what its source deleted this long ago; how many there were. Some thousand at once. */
    public int deletedBefore(Instant time) {
        return erase(Erased.Why.DELETED, handle -> store.deletedBefore(handle, time, MOST_AT_ONCE), handle -> {});
    }

    /** Erases for good what was closed, or else created, or else last changed before a day; how many there were. */
    public int endedBefore(LocalDate day) {
        return erase(Erased.Why.RETENTION, handle -> store.endedBefore(handle, day, MOST_AT_ONCE), handle -> {});
    }

    private int erase(Erased.Why why, Function<Handle, List<RecordKey>> which, Consumer<Handle> also) {
        return jdbi.inTransaction(handle -> {
            long last = store.lockClock(handle);
            List<RecordKey> keys = which.apply(handle);
            if (!keys.isEmpty()) {
                store.erase(handle, keys, why, last, clock.instant());
                store.advanceClock(handle, last + keys.size());
            }
            also.accept(handle);
            return keys.size();
        });
    }
}
