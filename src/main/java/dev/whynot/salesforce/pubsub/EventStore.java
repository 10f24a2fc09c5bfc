package dev.whynot.salesforce.pubsub;

import java.util.Optional;

import jakarta.inject.Singleton;

import com.google.protobuf.ByteString;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.ledger.SalesObject;

/** Up to where the events of each object are taken in. */
@Singleton
class EventStore {

    private final Jdbi jdbi;

    EventStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Where to go on; empty if there is no position yet, or if it is too old. */
    Optional<ByteString> replayId(String org, SalesObject object) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select replay_id from event_feed where org_id = :org and object = :object")
                .bind("org", org)
                .bind("object", object.code())
                .mapTo(byte[].class)
                .findOne()
                .map(ByteString::copyFrom));
    }

    /** Writes the position in the transaction that commits what stands before it. */
    void save(Handle handle, String org, SalesObject object, ByteString replayId) {
        handle.createUpdate("""
                        insert into event_feed (org_id, object, replay_id) values (:org, :object, :replayId)
                        on conflict (org_id, object) do update set replay_id = excluded.replay_id
                        """)
                .bind("org", org)
                .bind("object", object.code())
                .bind("replayId", replayId.toByteArray())
                .execute();
    }

    /** The position cannot be used any more. */
    void forget(String org, SalesObject object) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from event_feed where org_id = :org and object = :object")
                .bind("org", org)
                .bind("object", object.code())
                .execute());
    }
}
