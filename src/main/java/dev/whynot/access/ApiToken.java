package dev.whynot.access;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A token as it can be shown: without its secret.
 *
 * @param scopes as they were given, without those that they include
 * @param createdBy who made it
 * @param revokedAt null while it is not
 * @param lastUsedAt to the minute; null if it never was
 */
public record ApiToken(
        long id,
        String name,
        List<String> scopes,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        Instant revokedAt,
        String revokedBy,
        Instant lastUsedAt) {

    /** Whether it lets somebody in at this time. */
    @JsonIgnore
    boolean isValid(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
