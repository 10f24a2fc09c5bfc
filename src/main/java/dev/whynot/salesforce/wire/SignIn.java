package dev.whynot.salesforce.wire;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.jwt.build.Jwt;

import dev.whynot.salesforce.wire.Credentials.ClientCredentials;
import dev.whynot.salesforce.wire.Credentials.JwtBearer;
import dev.whynot.salesforce.wire.SalesforceException.Kind;
import dev.whynot.salesforce.wire.TokenClient.Token;

/** Signs in by OAuth 2.0, client credentials or JWT bearer. */
final class SignIn {

    /** Salesforce takes at most three minutes. */
    private static final Duration ASSERTION_LIFE = Duration.ofMinutes(2);

    private final Credentials credentials;
    private final TokenClient client;
    private final Clock clock;

    SignIn(SalesforceSettings settings, Clock clock) {
        this.credentials = Credentials.of(settings);
        this.clock = clock;
        this.client = QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(settings.loginUrl().orElseThrow()))
                .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .build(TokenClient.class);
    }

    /**
     * A new session.
     *
     * @throws SalesforceException refused, or no answer
     */
    Session signIn() {
        try {
            Token token =
                    switch (credentials) {
                        case ClientCredentials c ->
                            client.clientCredentials("client_credentials", c.clientId(), c.clientSecret());
                        case JwtBearer jwt ->
                            client.jwtBearer("urn:ietf:params:oauth:grant-type:jwt-bearer", assertion(jwt));
                    };
            return session(token);
        } catch (WebApplicationException e) {
            throw Errors.ofSignIn(e.getResponse().getStatus(), Errors.body(e)).after(Errors.retryAfter(e));
        } catch (ProcessingException e) {
            throw SalesforceException.noAnswer(e);
        }
    }

    private String assertion(JwtBearer jwt) {
        return Jwt.issuer(jwt.clientId())
                .subject(jwt.username())
                .audience(jwt.audience())
                .expiresAt(clock.instant().plus(ASSERTION_LIFE))
                .sign(jwt.key());
    }

    private static Session session(Token token) {
        String[] id = token.id() == null ? new String[0] : token.id().split("/");
        if (token.accessToken() == null || token.instanceUrl() == null || id.length < 2) {
            throw new SalesforceException(
                    Kind.SIGN_IN_REFUSED, "", "The answer to the sign-in is not one of Salesforce", null);
        }
        return new Session(token.accessToken(), token.instanceUrl(), id[id.length - 2]);
    }
}
