package dev.whynot.access;

import java.util.Collection;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/** Callers as Quarkus checks them: with the scopes that they have, and those that these include, as roles. */
final class Identities {

    private Identities() {}

    static SecurityIdentity of(Caller caller, Collection<String> scopes) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(caller.name()))
                .addRoles(Scopes.withIncluded(scopes))
                .addAttribute(Callers.ATTRIBUTE, caller)
                .build();
    }
}
