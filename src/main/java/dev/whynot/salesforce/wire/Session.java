package dev.whynot.salesforce.wire;

/**
 * What a sign-in gave. It ends at any moment.
 *
 * @param instanceUrl where the org answers
 * @param orgId 18 characters
 */
public record Session(String accessToken, String instanceUrl, String orgId) {

    /** Without the token, which is a secret. */
    @Override
    public String toString() {
        return "session of org %s at %s".formatted(orgId, instanceUrl);
    }
}
