package dev.whynot.access;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

import dev.whynot.http.ProblemException;

/**
 * A token that somebody asks for.
 *
 * @param name what it is for, in 1 to 100 characters
 * @param scopes at least one, each once
 * @param lasts from 1 to 730 days
 */
public record NewToken(String name, List<String> scopes, Duration lasts) {

    /** How long a token lasts if nothing is said. */
    public static final int DEFAULT_DAYS = 90;

    private static final int LONGEST_NAME = 100;
    private static final int MOST_DAYS = 730;

    /**
     * Checks what was asked for.
     *
     * @param days null stands for {@link #DEFAULT_DAYS}
     * @throws ProblemException that names the field which is wrong
     */
    public static NewToken of(String name, Collection<String> scopes, Integer days) {
        if (name == null
                || name.isBlank()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badRequest(
                    "name", "What the token is for has to be said, in 1 to %d characters".formatted(LONGEST_NAME));
        }
        if (scopes == null || scopes.isEmpty()) {
            throw ProblemException.badRequest("scopes", "At least one scope is needed", Scopes.ALL);
        }
        for (String scope : scopes) {
            if (scope == null || !Scopes.ALL.contains(scope)) {
                throw ProblemException.badRequest(
                        "scopes",
                        "'%s' is no scope; there are %s".formatted(scope, String.join(", ", Scopes.ALL)),
                        Scopes.ALL);
            }
        }
        int lasts = days == null ? DEFAULT_DAYS : days;
        if (lasts < 1 || lasts > MOST_DAYS) {
            throw ProblemException.badRequest(
                    "expiresInDays", "A whole number of days from 1 to %d is expected".formatted(MOST_DAYS));
        }
        return new NewToken(
                name.strip(), Scopes.ALL.stream().filter(scopes::contains).toList(), Duration.ofDays(lasts));
    }
}
