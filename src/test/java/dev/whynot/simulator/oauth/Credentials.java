package dev.whynot.simulator.oauth;

import java.security.PublicKey;

/**
 * What the org's connected app accepts.
 *
 * @param username of the integration user; client credentials run as this one too
 * @param publicKey of the certificate that JWTs must be signed with
 */
public record Credentials(String clientId, String clientSecret, String username, PublicKey publicKey) {}
