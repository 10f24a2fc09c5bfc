package dev.whynot.access;

import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.http.ProblemException;

/** The tokens of the API: making them, revoking them, and telling who shows one. */
@Singleton
public class Tokens {

    private static final Logger LOG = Logger.getLogger(Tokens.class);

    /** How long a replica may not know that a token was revoked. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(10);

    private static final Duration USED_TO = Duration.ofMinutes(1);
    /** How long a token may still be looked up that was valid, while others from its address are refused. */
    private static final Duration TRUSTED_FOR = Duration.ofDays(1);

    private static final int MOST_KNOWN = 10_000;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Cache<String, ApiToken> known = Caffeine.newBuilder()
            .expireAfterWrite(KNOWN_FOR)
            .maximumSize(MOST_KNOWN)
            .build();

    private final Cache<String, Boolean> trusted = Caffeine.newBuilder()
            .expireAfterWrite(TRUSTED_FOR)
            .maximumSize(MOST_KNOWN)
            .build();

    /** Works on a database that has the schema. */
    @Inject
    public Tokens(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** A token with its secret, which is not kept. */
    public record Created(ApiToken token, TokenSecret secret) {}

    /** Makes a token. */
    public Created create(NewToken wanted, Caller by) {
        TokenSecret secret = TokenSecret.random();
        return jdbi.inTransaction(handle -> {
            ApiToken token = TokenStore.add(handle, wanted, secret, by.name(), clock.instant());
            Audit.write(
                    handle,
                    clock.instant(),
                    by,
                    Audit.Action.TOKEN_CREATED,
                    "token:" + token.id(),
                    Map.of(
                            "name",
                            token.name(),
                            "scopes",
                            token.scopes(),
                            "expiresAt",
                            token.expiresAt().toString()));
            return new Created(token, secret);
        });
    }

    /** The newest thousand, newest first, also those that are revoked or over. */
    public List<ApiToken> newest() {
        return jdbi.withHandle(TokenStore::newest);
    }

    /**
     * Revokes a token. It lets nobody in here from now on, and on other replicas within ten seconds.
     *
     * @throws ProblemException if there is none with this id
     */
    public void revoke(long id, Caller by) {
        boolean exists = jdbi.inTransaction(handle -> {
            Optional<ApiToken> revoked = TokenStore.revoke(handle, id, by.name(), clock.instant());
            revoked.ifPresent(token -> Audit.write(
                    handle,
                    clock.instant(),
                    by,
                    Audit.Action.TOKEN_REVOKED,
                    "token:" + id,
                    Map.of("name", token.name())));
            return revoked.isPresent() || TokenStore.exists(handle, id);
        });
        known.invalidateAll();
        if (!exists) {
            throw ProblemException.notFound("id", "There is no token %d".formatted(id));
        }
    }

    /** The token with this secret, if it was found a moment ago; asks no database. */
    Optional<ApiToken> known(TokenSecret secret) {
        return secret.isWellFormed()
                ? Optional.ofNullable(known.getIfPresent(key(secret))).filter(token -> token.isValid(clock.instant()))
                : Optional.empty();
    }

    /** Whether it let somebody in here lately: whoever shares an address with one who guesses is not locked out. */
    boolean wasValid(TokenSecret secret) {
        return secret.isWellFormed() && trusted.getIfPresent(key(secret)) != null;
    }

    /** The token with this secret; empty if there is none, or it is revoked or over. */
    Optional<ApiToken> find(TokenSecret secret) {
        if (!secret.isWellFormed()) {
            return Optional.empty();
        }
        Optional<ApiToken> found = jdbi.withHandle(handle -> TokenStore.find(handle, secret.hash()))
                .filter(token -> token.isValid(clock.instant()));
        found.ifPresent(token -> {
            known.put(key(secret), token);
            trusted.put(key(secret), true);
            noteUse(token);
        });
        return found;
    }

    /** A database that can only be read lets nobody in less for it. */
    private void noteUse(ApiToken token) {
        if (token.lastUsedAt() != null && token.lastUsedAt().plus(USED_TO).isAfter(clock.instant())) {
            return;
        }
        try {
            jdbi.useHandle(handle -> TokenStore.used(handle, token.id(), clock.instant()));
        } catch (RuntimeException e) {
            LOG.debugf(e, "The use of token %d is not noted", token.id());
        }
    }

    /** By its hash: a dump of the memory then shows no secret that is kept here. */
    private static String key(TokenSecret secret) {
        return HexFormat.of().formatHex(secret.hash());
    }
}
