package dev.whynot.access;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jdbi.v3.core.Jdbi;

/** Reads the audit trail. */
@Singleton
class AuditStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Jdbi jdbi;

    AuditStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The newest entries whose id is smaller.
     *
     * @param actor null for all
     * @param action null for all
     */
    List<AuditEntry> before(long id, String actor, String action, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from audit
                        where id < :id
                            and (:actor::text is null or actor = :actor)
                            and (:action::text is null or action = :action)
                        order by id desc
                        limit :most
                        """)
                .bind("id", id)
                .bind("actor", actor)
                .bind("action", action)
                .bind("most", most)
                .map((row, context) -> new AuditEntry(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getString("actor_name"),
                        row.getString("action"),
                        row.getString("subject"),
                        details(row.getString("details"))))
                .list());
    }

    private static Map<String, Object> details(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
