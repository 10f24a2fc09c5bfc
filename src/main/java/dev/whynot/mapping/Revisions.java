package dev.whynot.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jdbi.v3.core.Jdbi;

/**
 * Counts how often the reading of each mapping changed. What is read by a later revision replaces what an earlier one
 * made of the same version of a record.
 */
@ApplicationScoped
public class Revisions {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Jdbi jdbi;
    private final Clock clock;

    Revisions(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** How often the mapping of this org and name had changed when it became what it is now: 0 for its first form. */
    public int revision(Mapping mapping) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                insert into mapping_revision as known (org_id, name, revision, fingerprint, changed_at)
                values (:org, :name, 0, :fingerprint, :now)
                on conflict (org_id, name) do update set
                    revision = known.revision + (known.fingerprint <> excluded.fingerprint)::int,
                    changed_at = case when known.fingerprint = excluded.fingerprint
                        then known.changed_at else excluded.changed_at end,
                    fingerprint = excluded.fingerprint
                returning revision
                """)
                .bind("org", mapping.org())
                .bind("name", mapping.name())
                .bind("fingerprint", fingerprint(mapping))
                .bind("now", clock.instant())
                .mapTo(Integer.class)
                .one());
    }

    /** Not of {@code reasons}, which are no part of what is read: they decide about all records at any time. */
    private static String fingerprint(Mapping mapping) {
        Mapping read = new Mapping(
                mapping.name(),
                mapping.org(),
                mapping.zone(),
                mapping.dates(),
                mapping.decimal(),
                mapping.empty(),
                Map.of(),
                mapping.lead(),
                mapping.opportunity());
        try {
            byte[] json = JSON.writeValueAsString(read).getBytes(UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
