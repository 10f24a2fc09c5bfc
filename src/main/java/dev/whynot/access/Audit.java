package dev.whynot.access;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Writes down who did what, in the transaction that does it. */
@Singleton
public class Audit {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Callers callers;
    private final Jdbi jdbi;
    private final Clock clock;

    Audit(Callers callers, Jdbi jdbi, Clock clock) {
        this.callers = callers;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** What is written down. */
    public enum Action {
        TEXT_DECIDED,
        TEXT_UNDONE,
        RECORD_CORRECTED,
        RECORD_UNDONE,
        RECORD_ERASED,
        OWN_REASON_PUT,
        OWN_REASON_DELETED,
        IMPORT_STARTED,
        EXPORTED,
        SYNC_WANTED,
        TOKEN_CREATED,
        TOKEN_REVOKED,
        /** Sign-ins with a wrong token, counted by address and minute. */
        SIGN_INS_REFUSED;

        private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /** The code used in the API and in the table. */
        @JsonValue
        public String code() {
            return code;
        }
    }

    /**
     * Adds a row for who makes this call.
     *
     * @param handle in the transaction of what it tells
     * @param subject what it was done to
     * @param details what else is worth knowing; no secrets, nothing of a record but its id
     */
    public void write(Handle handle, Action action, String subject, Map<String, ?> details) {
        write(handle, clock.instant(), callers.current(), action, subject, details);
    }

    /** The same in a transaction of its own: the id of the row. */
    public long write(Action action, String subject, Map<String, ?> details) {
        Caller caller = callers.current();
        return jdbi.withHandle(handle -> write(handle, clock.instant(), caller, action, subject, details));
    }

    /** Adds to a row what could not be known before. */
    public void complete(long id, Map<String, ?> details) {
        jdbi.useHandle(
                handle -> handle.createUpdate("update audit set details = details || :more::jsonb where id = :id")
                        .bind("more", json(details))
                        .bind("id", id)
                        .execute());
    }

    static long write(
            Handle handle, Instant now, Caller caller, Action action, String subject, Map<String, ?> details) {
        return handle.createQuery("""
                        insert into audit (at, actor, actor_name, action, subject, details)
                        values (:at, :actor, :name, :action, :subject, :details::jsonb)
                        returning id
                        """)
                .bind("at", now.atOffset(ZoneOffset.UTC))
                .bind("actor", caller.actor())
                .bind("name", caller.name())
                .bind("action", action.code())
                .bind("subject", subject)
                .bind("details", json(details))
                .mapTo(Long.class)
                .one();
    }

    private static String json(Map<String, ?> details) {
        try {
            return JSON.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
