package dev.whynot.salesforce.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;

import dev.whynot.mapping.IdFormat;

/** Who may send: whoever knows a secret, for the orgs that are expected. */
@Singleton
@Startup // what is wrong in the settings is said at start
class Senders {

    private static final int SHORTEST_SECRET = 16;

    private final List<byte[]> secrets;
    private final Set<String> organizations;
    private final ConnectedOrg connected;

    Senders(WebhookSettings settings, ConnectedOrg connected) {
        this.connected = connected;
        secrets = settings.secrets().orElse(List.of()).stream()
                .map(Senders::checked)
                .toList();
        organizations = settings.organizationIds().orElse(List.of()).stream()
                .map(id -> IdFormat.SALESFORCE
                        .normalize(id.strip())
                        .orElseThrow(() -> new ConfigurationException(
                                "WHYNOT_WEBHOOK_ORGANIZATION_IDS: '%s' is not an id of 15 or 18 characters, as Setup >"
                                                .formatted(id)
                                        + " Company Information shows it")))
                .collect(toUnmodifiableSet());
    }

    /** Whether webhooks are wanted at all. */
    boolean areExpected() {
        return !secrets.isEmpty();
    }

    /** All secrets; more than one while they are being replaced. */
    List<byte[]> secrets() {
        return secrets;
    }

    /** Takes as long for a wrong secret as for a right one. */
    boolean knows(String secret) {
        byte[] given = secret.getBytes(UTF_8);
        boolean isKnown = false;
        for (byte[] known : secrets) {
            isKnown |= MessageDigest.isEqual(known, given);
        }
        return isKnown;
    }

    /** Whether it is the connected org that may send, and nobody has reached it so far. */
    boolean areNotKnownYet() {
        return organizations.isEmpty() && connected.isUnknown();
    }

    /** The 18-character id of an org that may send; empty if this one may not. */
    Optional<String> organization(String id) {
        return IdFormat.SALESFORCE.normalize(id).filter(expected()::contains);
    }

    /** The org that is meant where none is named; empty unless there is exactly one. */
    Optional<String> onlyOrganization() {
        Set<String> expected = expected();
        return expected.size() == 1 ? expected.stream().findFirst() : Optional.empty();
    }

    private Set<String> expected() {
        return organizations.isEmpty() ? connected.id().map(Set::of).orElse(Set.of()) : organizations;
    }

    private static byte[] checked(String secret) {
        if (secret.strip().length() < SHORTEST_SECRET) {
            throw new ConfigurationException("WHYNOT_WEBHOOK_SECRETS: a secret has %d characters; it needs at least %d"
                    .formatted(secret.strip().length(), SHORTEST_SECRET));
        }
        return secret.strip().getBytes(UTF_8);
    }
}
