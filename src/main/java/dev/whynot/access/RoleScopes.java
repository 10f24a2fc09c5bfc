package dev.whynot.access;

import java.util.HashMap;
import java.util.Map;

/** Which scope a role of the OIDC provider stands for; one that is named as a scope stands for that. */
final class RoleScopes {

    private final Map<String, String> scopes;

    private RoleScopes(Map<String, String> scopes) {
        this.scopes = scopes;
    }

    /**
     * Reads {@code theirs=scope;theirs=scope}: in one text, as names of environment variables hold neither blanks nor
     * capitals apart. The last {@code =} counts, so that a role may be a distinguished name.
     *
     * @throws IllegalArgumentException if it is not of this form
     */
    static RoleScopes of(String text) {
        Map<String, String> scopes = new HashMap<>();
        for (String pair : text.split(";")) {
            if (pair.isBlank()) {
                continue;
            }
            int equals = pair.lastIndexOf('=');
            String scope = pair.substring(equals + 1).strip();
            if (equals < 1 || !Scopes.ALL.contains(scope)) {
                throw new IllegalArgumentException(
                        "WHYNOT_ACCESS_ROLES has '%s'; expected is ROLE=SCOPE;ROLE=SCOPE with the scopes %s"
                                .formatted(pair.strip(), String.join(", ", Scopes.ALL)));
            }
            scopes.put(pair.substring(0, equals).strip(), scope);
        }
        return new RoleScopes(Map.copyOf(scopes));
    }

    /** The scope that a role stands for, or the role itself, which may be no scope. */
    String scope(String role) {
        return scopes.getOrDefault(role, role);
    }
}
