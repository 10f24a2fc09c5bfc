package dev.whynot.salesforce.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the webhooks. */
@ConfigMapping(prefix = "whynot.webhook")
public interface WebhookSettings {

    /** Who knows one of these may send: part of the address of outbound messages, key of the JSON webhook's signature. */
    Optional<List<String>> secrets();

    /** The orgs that may send; without it the one that is connected. */
    Optional<List<String>> organizationIds();

    /** The largest body. */
    @WithDefault("10M")
    MemorySize mostBytes();

    /** How long a body may take to arrive. */
    @WithDefault("10s")
    Duration deadline();

    /** How many records may wait to be stored; beyond, senders are asked to come back. */
    @WithDefault("5000")
    int mostWaiting();
}
