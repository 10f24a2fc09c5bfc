package dev.whynot.access;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Gives people who signed in by OIDC the scopes that their roles there stand for; a role that stands for none gives none. */
@Singleton
class PersonScopes implements SecurityIdentityAugmentor {

    private final RoleScopes roleScopes;

    PersonScopes(AccessSettings settings) {
        this.roleScopes = RoleScopes.of(settings.roles().orElse(""));
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        boolean isPerson = !identity.isAnonymous() && identity.getAttribute(Callers.ATTRIBUTE) == null;
        return Uni.createFrom().item(isPerson ? person(identity) : identity);
    }

    private SecurityIdentity person(SecurityIdentity identity) {
        Principal principal = identity.getPrincipal();
        String subject = Optional.of(principal)
                .filter(JsonWebToken.class::isInstance)
                .map(token -> ((JsonWebToken) token).getSubject())
                .orElse(principal.getName());
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(principal)
                .addRoles(Scopes.withIncluded(scopes(identity.getRoles())))
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addAttribute(Callers.ATTRIBUTE, Caller.person(subject, principal.getName()))
                .build();
    }

    private Set<String> scopes(Set<String> roles) {
        return roles.stream().map(roleScopes::scope).collect(Collectors.toSet());
    }
}
