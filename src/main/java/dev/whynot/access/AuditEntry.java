package dev.whynot.access;

import java.time.Instant;
import java.util.Map;

/**
 * One thing that somebody did.
 *
 * @param actor local, command, service, token:ID or person:SUBJECT
 * @param name of the actor then
 * @param action code of an {@link Audit.Action}
 * @param subject what it was done to
 * @param details what else is known of it
 */
public record AuditEntry(
        long id, Instant at, String actor, String name, String action, String subject, Map<String, Object> details) {}
