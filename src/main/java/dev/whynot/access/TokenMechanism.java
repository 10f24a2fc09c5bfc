package dev.whynot.access;

import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;

import dev.whynot.http.Problem;

/** {@code Authorization: Bearer wn_...}; in open mode nothing is needed. Other bearer tokens are OIDC's. */
@Singleton
class TokenMechanism implements HttpAuthenticationMechanism {

    private static final String SCHEME = "Bearer";
    /** Before that of OIDC, which takes all bearer tokens for its own. */
    private static final int BEFORE_OIDC = HttpAuthenticationMechanism.DEFAULT_PRIORITY + 1_000;

    private final Access access;
    private final Tokens tokens;
    private final RefusedSignIns refused;

    TokenMechanism(Access access, Tokens tokens, RefusedSignIns refused) {
        this.access = access;
        this.tokens = tokens;
        this.refused = refused;
    }

    @Override
    public int getPriority() {
        return BEFORE_OIDC;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        Optional<String> bearer = bearer(context);
        Optional<TokenSecret> ours = bearer.filter(TokenSecret::isMeant).map(TokenSecret::new);
        if (bearer.isPresent() && !ours.map(tokens::wasValid).orElse(false)) {
            long wait = refused.wait(context);
            if (wait > 0) {
                return Uni.createFrom().failure(new AuthenticationFailedException(new TooManySignInsException(wait)));
            }
        }
        if (ours.isPresent()) {
            return providers
                    .authenticate(HttpSecurityUtils.setRoutingContextAttribute(new TokenRequest(ours.get()), context))
                    .onFailure(AuthenticationFailedException.class)
                    .invoke(() -> refused.count(context));
        }
        return access.isOpen()
                ? Uni.createFrom().item(Identities.of(Caller.LOCAL, Scopes.ALL))
                : Uni.createFrom().nullItem();
    }

    private static Optional<String> bearer(RoutingContext context) {
        String header = context.request().getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME + " ", 0, SCHEME.length() + 1)) {
            return Optional.empty();
        }
        return Optional.of(header.substring(SCHEME.length()).strip());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(HttpResponseStatus.UNAUTHORIZED.code(), "WWW-Authenticate", SCHEME));
    }

    /** What Quarkus itself protects; calls of the API are answered by {@link Refusals}. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        if (context.normalizedPath().equals(PersonResource.SIGN_IN)) {
            return Uni.createFrom().item(false);
        }
        return Uni.createFrom()
                .completionStage(context.response()
                        .setStatusCode(401)
                        .putHeader("WWW-Authenticate", SCHEME)
                        .putHeader("Content-Type", Problem.MEDIA_TYPE)
                        .end(Json.encode(Refusals.UNKNOWN))
                        .toCompletionStage())
                .replaceWith(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, SCHEME, "token"));
    }
}
