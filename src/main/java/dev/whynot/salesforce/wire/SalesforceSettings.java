package dev.whynot.salesforce.wire;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the org is reached and how often; environment variables {@code WHYNOT_SALESFORCE_...}. */
@ConfigMapping(prefix = "whynot.salesforce")
public interface SalesforceSettings {

    /** The org's own domain, for example {@code https://acme.my.salesforce.com}. Without it no org is connected. */
    Optional<String> loginUrl();

    /** The consumer key of the app. */
    Optional<String> clientId();

    /** For client credentials. */
    Optional<String> clientSecret();

    /** For the JWT bearer flow: the user whose rights are used. */
    Optional<String> username();

    /** For the JWT bearer flow: the PEM file of the RSA key whose certificate the app knows. */
    Optional<Path> privateKey();

    /** Whom the JWT is for; a sandbox wants {@code https://test.salesforce.com}. */
    @WithDefault("https://login.salesforce.com")
    String audience();

    @WithDefault("66.0")
    String apiVersion();

    /** Host and port of the Pub/Sub API, to follow change events: {@code api.pubsub.salesforce.com:7443}; or {@code off}. */
    @WithDefault("off")
    String pubsub();

    /** How often changes are read, unless that would take too many calls. */
    @WithDefault("60s")
    Duration pollEvery();

    /** How far behind the newest change each poll begins anew, for transactions that commit late. */
    @WithDefault("5m")
    Duration overlap();

    /** The share of the org's daily API calls that may be used. */
    @WithDefault("0.2")
    double callsShare();

    /** When all records are read anew each night, in UTC, as formulas and parents change without moving the record. */
    @WithDefault("02:00")
    LocalTime fullPassAt();

    /** Up to how many records an object is loaded by queries; beyond, by the Bulk API. */
    @WithDefault("10000")
    long bulkFrom();

    /** How long to wait before the first new try of a failed call; later ones wait longer. */
    @WithDefault("1s")
    Duration retryPause();

    /** How long to wait after a feed failed, the first time; later ones wait longer. */
    @WithDefault("5s")
    Duration failurePause();

    /** How long a connection may take to be made. */
    @WithDefault("10s")
    Duration connectTimeout();

    /** How long an answer may take, or a pause within one. */
    @WithDefault("120s")
    Duration readTimeout();
}
