package dev.whynot.simulator.oauth;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The access tokens in force. They end when the org says so, never by the clock. */
public final class Sessions {

    private final String organizationId;
    private final SecureRandom random = new SecureRandom();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();

    public Sessions(String organizationId) {
        this.organizationId = organizationId;
    }

    /** A new token: the org's id, an exclamation mark, and what nobody can guess. */
    public String begin() {
        byte[] bytes = new byte[72];
        random.nextBytes(bytes);
        String token = organizationId.substring(0, 15) + "!"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).replace('-', '.');
        tokens.add(token);
        return token;
    }

    public boolean isValid(String token) {
        return tokens.contains(token);
    }

    public void end(String token) {
        tokens.remove(token);
    }

    public void endAll() {
        tokens.clear();
    }
}
