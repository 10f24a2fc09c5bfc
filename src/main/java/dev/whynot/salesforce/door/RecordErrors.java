package dev.whynot.salesforce.door;

import java.util.List;

import jakarta.inject.Singleton;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import dev.whynot.ledger.SalesObject;

/** The newest errors of each object of an org. */
@Singleton
public class RecordErrors {

    private static final int KEPT = 100;

    private final Jdbi jdbi;

    RecordErrors(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps the last of these errors, oldest first, in the transaction that commits what came with them. */
    public void add(Handle handle, String org, SalesObject object, List<RecordError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        PreparedBatch insert = handle.prepareBatch("""
                        insert into feed_error (org_id, object, record_id, message, seen_at)
                        values (:org, :object, :id, :message, :seenAt)
                        on conflict (org_id, object, record_id)
                            do update set message = excluded.message, seen_at = excluded.seen_at
                        """);
        for (RecordError error : errors.subList(Math.max(0, errors.size() - KEPT), errors.size())) {
            insert.bind("org", org)
                    .bind("object", object.code())
                    .bind("id", error.id())
                    .bind("message", error.message())
                    .bind("seenAt", error.seenAt())
                    .add();
        }
        insert.execute();
        handle.createUpdate("""
                        delete from feed_error where org_id = :org and object = :object and record_id in (
                            select record_id from feed_error where org_id = :org and object = :object
                            order by seen_at desc, record_id desc offset :kept)
                        """)
                .bind("org", org)
                .bind("object", object.code())
                .bind("kept", KEPT)
                .execute();
    }

    /** The newest errors, newest first. */
    public List<RecordError> newest(String org, SalesObject object) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select record_id, message, seen_at from feed_error
                        where org_id = :org and object = :object order by seen_at desc, record_id limit 20
                        """)
                .bind("org", org)
                .bind("object", object.code())
                .map((row, context) -> new RecordError(
                        row.getString("record_id"),
                        row.getString("message"),
                        row.getTimestamp("seen_at").toInstant()))
                .list());
    }
}
