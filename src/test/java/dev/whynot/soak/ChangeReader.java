package dev.whynot.soak;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Follows the change numbers as somebody would who keeps a copy: reads on from the last number seen. The numbers never go
 * back, and in the end the copy is the ledger, or a commit was missed.
 */
final class ChangeReader implements Background.Turn {

    private static final Duration EVERY = Duration.ofMillis(200);

    private final Jdbi jdbi;
    private final Findings findings;
    private final Map<String, Long> copy = new HashMap<>();
    private long last;

    private record Changed(String key, long number) {}

    ChangeReader(Jdbi jdbi, Findings findings) {
        this.jdbi = jdbi;
        this.findings = findings;
    }

    @Override
    public Duration take() {
        jdbi.useTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            long given = handle.createQuery("select last from change_clock")
                    .mapTo(Long.class)
                    .one();
            if (given < last) {
                findings.add("the last change number went back from %d to %d".formatted(last, given));
            }
            List<Changed> changes = handle.createQuery("""
                            select object || ' ' || record_id, change_no from record
                            where change_no > :last order by change_no
                            """)
                    .bind("last", last)
                    .map((row, context) -> new Changed(row.getString(1), row.getLong(2)))
                    .list();
            changes.forEach(this::follow);
            last = Math.max(last, given);
        });
        return EVERY;
    }

    private void follow(Changed change) {
        if (change.number() <= last) {
            findings.add("two changes have the number %d, one is of %s".formatted(change.number(), change.key()));
        }
        last = change.number();
        copy.put(change.key(), change.number());
    }

    /** The last number given out, after reading on; to be called when nothing runs it any more. */
    long readToTheEnd() {
        take();
        Map<String, Long> ledger = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select object || ' ' || record_id, change_no from record")
                .map((row, context) -> ledger.put(row.getString(1), row.getLong(2)))
                .list());
        ledger.forEach((key, number) -> {
            if (!number.equals(copy.get(key))) {
                findings.add(
                        "a reader of changes missed number %d of %s; it has %s".formatted(number, key, copy.get(key)));
            }
        });
        return last;
    }
}
