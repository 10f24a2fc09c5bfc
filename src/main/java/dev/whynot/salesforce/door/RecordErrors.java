package dev.whynot.salesforce.door;

import java.util.List;

import jakarta.inject.Singleton;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.ledger.SalesObject;

/** The newest errors of each object of an org. */
@Singleton
public class RecordErrors {

    private static final int KEPT = 100;

    private final Jdbi jdbi;

    RecordErrors(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps an error, in the transaction that commits what came with it. */
    public void add(Handle handle, String org, SalesObject object, RecordError error) {
        handle.createUpdate("""
                        insert into feed_error (org_id, object, record_id, message, seen_at)
                        values (:org, :object, :id, :message, :seenAt)
                        on conflict (org_id, object, record_id)
                            do update set message = excluded.message, seen_at = excluded.seen_at
                        """)
                .bind("org", org)
                .bind("object", object.code())
                .bind("id", error.id())
                .bind("message", error.message())
                .bind("seenAt", error.seenAt())
                .execute();
        handle.createUpdate("""
                        delete from feed_error where org_id = :org and object = :object and seen_at < (
                            select seen_at from feed_error where org_id = :org and object = :object
                            order by seen_at desc offset :kept limit 1)
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
