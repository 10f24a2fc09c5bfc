package dev.whynot.access;

import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** How callers are told apart: {@code open} to this machine, or by tokens, and people by OIDC where that is configured. */
@Singleton
public class Access {

    private static final Logger LOG = Logger.getLogger(Access.class);
    private static final String HOST = "quarkus.http.host";

    private final boolean isOpen;
    private final boolean hasOidc;

    Access(Config config) {
        this.hasOidc = hasOidc(config);
        this.isOpen = isOpen(config);
    }

    /** Whether everybody who reaches the loopback address may do everything. */
    boolean isOpen() {
        return isOpen;
    }

    /** Whether people sign in by a provider. */
    boolean hasOidc() {
        return hasOidc;
    }

    void say(@Observes StartupEvent start) {
        if (isOpen) {
            LOG.info("Access is open: whoever reaches this machine's loopback address may do everything; for others set"
                    + " WHYNOT_ACCESS=tokens");
        } else {
            LOG.infof("Access by tokens%s", hasOidc ? ", and for people by OpenID Connect" : "");
        }
    }

    /**
     * Why the service must not start with these settings: open, and reachable by others.
     *
     * @return what to do about it, or that a setting has no such value
     */
    public static Optional<String> refusal(Config config) {
        String mode = config.getValue("whynot.access", String.class);
        if (!mode.equals("open") && !mode.equals("tokens")) {
            return Optional.of("WHYNOT_ACCESS is '%s'; it can be 'open' or 'tokens'".formatted(mode));
        }
        try {
            RoleScopes.of(
                    config.getOptionalValue("whynot.access.roles", String.class).orElse(""));
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
        String host = config.getValue(HOST, String.class);
        if (!isOpen(config) || Loopback.isAddress(host)) {
            return Optional.empty();
        }
        return Optional.of(
                ("QUARKUS_HTTP_HOST is %s, which others can reach, and WHYNOT_ACCESS is open, so that they could do everything."
                                + " Set WHYNOT_ACCESS=tokens and make a token (java -jar quarkus-run.jar token create --name NAME"
                                + " --scopes admin), or leave QUARKUS_HTTP_HOST at 127.0.0.1")
                        .formatted(host));
    }

    private static boolean isOpen(Config config) {
        return !hasOidc(config)
                && config.getValue("whynot.access", String.class).equals("open");
    }

    private static boolean hasOidc(Config config) {
        return config.getOptionalValue("quarkus.oidc.auth-server-url", String.class)
                .isPresent();
    }
}
