package dev.whynot.access;

import jakarta.inject.Singleton;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Tells who bears a token. */
@Singleton
class TokenProvider implements IdentityProvider<TokenRequest> {

    private final Tokens tokens;

    TokenProvider(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Class<TokenRequest> getRequestType() {
        return TokenRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(TokenRequest request, AuthenticationRequestContext context) {
        return tokens.known(request.secret())
                .map(token -> Uni.createFrom().item(identity(token)))
                .orElseGet(() -> context.runBlocking(() -> tokens.find(request.secret())
                        .map(TokenProvider::identity)
                        .orElseThrow(
                                () -> new AuthenticationFailedException("The token is unknown, revoked or over"))));
    }

    private static SecurityIdentity identity(ApiToken token) {
        return Identities.of(Caller.token(token), token.scopes());
    }
}
