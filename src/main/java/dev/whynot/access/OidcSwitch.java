package dev.whynot.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Switches OIDC on where a provider is configured: without this it is off, and would need a second setting. */
public final class OidcSwitch implements ConfigSourceFactory {

    /** Above the settings that the service brings along, below those of the environment. */
    private static final int ORDINAL = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        return Optional.ofNullable(context.getValue("quarkus.oidc.auth-server-url"))
                .map(ConfigValue::getValue)
                .filter(url -> !url.isBlank())
                .<ConfigSource>map(url -> new PropertiesConfigSource(
                        Map.of("quarkus.oidc.tenant-enabled", "true"), "oidc-switch", ORDINAL))
                .map(List::of)
                .orElse(List.of());
    }
}
