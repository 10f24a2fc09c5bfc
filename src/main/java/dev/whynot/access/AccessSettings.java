package dev.whynot.access;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** Settings of access. */
@ConfigMapping(prefix = "whynot.access")
public interface AccessSettings {

    /** How callers are told apart. */
    @WithParentName
    @WithDefault("open")
    Mode mode();

    /** Roles of the OIDC provider and the scope that each stands for, see {@link RoleScopes}. */
    Optional<String> roles();

    /** How many requests a minute a token or person may make. */
    @WithDefault("6000")
    int requestsPerMinute();

    /** How many sign-ins that are refused an address may try a minute. */
    @WithDefault("60")
    int refusedSignInsPerMinute();

    /** How callers are told apart. */
    enum Mode {
        /** Whoever reaches the loopback address may do everything. */
        OPEN,
        /** Each call needs a token. */
        TOKENS
    }
}
