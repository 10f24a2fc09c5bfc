package dev.whynot.reason;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What people decided, in the database. Writing belongs into the transaction that decides the records anew. */
@Singleton
public class DecisionStore {

    private final Jdbi jdbi;
    private final Clock clock;

    DecisionStore(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * What somebody decided that a text means.
     *
     * @param text as somebody typed it; it stands for all texts with the same {@link TextKey}
     * @param code of a reason, canonical or the org's own
     * @param undoneBy who undid it, or null while it is in force
     */
    public record TextDecision(
            long id,
            String org,
            String text,
            String code,
            String decidedBy,
            Instant decidedAt,
            String undoneBy,
            Instant undoneAt) {}

    /** Keeps a decision; the one before on the same text is undone. */
    public void decide(Handle handle, String org, String text, String code, String by) {
        undoInForce(handle, org, TextKey.of(text), by);
        handle.createUpdate("""
                        insert into reason_decision (org_id, text_key, text, code, decided_by, decided_at)
                        values (:org, :key, :text, :code, :by, :now)
                        """)
                .bind("org", org)
                .bind("key", TextKey.of(text))
                .bind("text", text)
                .bind("code", code)
                .bind("by", by)
                .bind("now", clock.instant())
                .execute();
        Learned.changed(handle);
    }

    /** Takes a decision back; it stays in the list of those undone. */
    public void undo(Handle handle, TextDecision decision, String by) {
        undoInForce(handle, decision.org(), TextKey.of(decision.text()), by);
        Learned.changed(handle);
    }

    /** The decision with this number, whether in force or not. */
    public Optional<TextDecision> decision(long id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from reason_decision where id = :id")
                .bind("id", id)
                .map((row, context) -> decision(row))
                .findOne());
    }

    /** The decision in force on a text. */
    public Optional<TextDecision> inForce(String org, String text) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from reason_decision
                        where org_id = :org and md5(text_key) = md5(:key) and text_key = :key and undone_at is null
                        """)
                .bind("org", org)
                .bind("key", TextKey.of(text))
                .map((row, context) -> decision(row))
                .findOne());
    }

    /** Decisions, newest first. */
    public List<TextDecision> decisions(Optional<String> org, boolean alsoUndone) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from reason_decision
                        where (:org::text is null or org_id = :org) and (:also_undone or undone_at is null)
                        order by id desc
                        """)
                .bind("org", org.orElse(null))
                .bind("also_undone", alsoUndone)
                .map((row, context) -> decision(row))
                .list());
    }

    /** The org's own reasons. */
    public List<OwnReason> ownReasons(String org) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from own_reason where org_id = :org order by code")
                        .bind("org", org)
                        .map((row, context) -> Learned.ownReason(row))
                        .list());
    }

    /** Makes an own reason, or changes it. */
    public void putOwn(Handle handle, String org, OwnReason reason) {
        handle.createUpdate("""
                        insert into own_reason (org_id, code, parent, en, de, instead_of)
                        values (:org, :code, :parent, :en, :de, :instead_of)
                        on conflict (org_id, code) do update set
                            parent = excluded.parent, en = excluded.en, de = excluded.de, instead_of = excluded.instead_of
                        """)
                .bind("org", org)
                .bind("code", reason.code())
                .bind("parent", reason.parent())
                .bind("en", reason.en())
                .bind("de", reason.de())
                .bindArray("instead_of", String.class, reason.insteadOf())
                .execute();
        Learned.changed(handle);
    }

    /** How many decisions in force lead to this code. */
    public long decisionsFor(String org, String code) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select (select count(*) from reason_decision
                                where org_id = :org and code = :code and undone_at is null)
                            + (select count(*) from reason_correction
                                where org_id = :org and code = :code and undone_at is null)
                        """)
                .bind("org", org)
                .bind("code", code)
                .mapTo(Long.class)
                .one());
    }

    public void deleteOwn(Handle handle, String org, String code) {
        handle.createUpdate("delete from own_reason where org_id = :org and code = :code")
                .bind("org", org)
                .bind("code", code)
                .execute();
        Learned.changed(handle);
    }

    private void undoInForce(Handle handle, String org, String key, String by) {
        handle.createUpdate("""
                        update reason_decision set undone_by = :by, undone_at = :now
                        where org_id = :org and md5(text_key) = md5(:key) and text_key = :key and undone_at is null
                        """)
                .bind("by", by)
                .bind("now", clock.instant())
                .bind("org", org)
                .bind("key", key)
                .execute();
    }

    private static TextDecision decision(ResultSet row) throws SQLException {
        return new TextDecision(
                row.getLong("id"),
                row.getString("org_id"),
                row.getString("text"),
                row.getString("code"),
                row.getString("decided_by"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getString("undone_by"),
                Optional.ofNullable(row.getObject("undone_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }
}
