package dev.whynot.simulator;

import java.security.PublicKey;
import java.time.Duration;

import dev.whynot.simulator.bulk.BulkPace;
import dev.whynot.simulator.org.OrgShape;
import dev.whynot.simulator.pubsub.PubSubSettings;

/**
 * How a simulator is started.
 *
 * @param port 0 for any that is free
 * @param clientId of the connected app
 * @param username of the integration user
 * @param publicKey that JWTs are verified with; null has the simulator make a pair of its own
 * @param cursorLife how long a query's further pages can be asked for, by the org's clock
 * @param dailyApiRequests the org's limit
 * @param pubSub how change events are served; null where they are not
 */
public record Settings(
        int port,
        OrgShape org,
        BulkPace bulk,
        String clientId,
        String clientSecret,
        String username,
        PublicKey publicKey,
        Duration cursorLife,
        int dailyApiRequests,
        PubSubSettings pubSub) {

    /** An empty org on any free port; bulk jobs take a fifth of a second; 100,000 API calls a day. */
    public static Settings standard() {
        return new Settings(
                0,
                OrgShape.standard(),
                new BulkPace(Duration.ofMillis(50), Duration.ofMillis(150), 50_000),
                "3MVG9.simulated.client.id",
                "simulated-secret",
                "integration@acme.example",
                null,
                Duration.ofDays(2),
                100_000,
                null);
    }

    public Settings withPort(int number) {
        return new Settings(
                number, org, bulk, clientId, clientSecret, username, publicKey, cursorLife, dailyApiRequests, pubSub);
    }

    public Settings withOrg(OrgShape shape) {
        return new Settings(
                port, shape, bulk, clientId, clientSecret, username, publicKey, cursorLife, dailyApiRequests, pubSub);
    }

    public Settings withBulk(BulkPace pace) {
        return new Settings(
                port, org, pace, clientId, clientSecret, username, publicKey, cursorLife, dailyApiRequests, pubSub);
    }

    public Settings withClientSecret(String secret) {
        return new Settings(
                port, org, bulk, clientId, secret, username, publicKey, cursorLife, dailyApiRequests, pubSub);
    }

    public Settings withPublicKey(PublicKey key) {
        return new Settings(
                port, org, bulk, clientId, clientSecret, username, key, cursorLife, dailyApiRequests, pubSub);
    }

    public Settings withCursorLife(Duration life) {
        return new Settings(
                port, org, bulk, clientId, clientSecret, username, publicKey, life, dailyApiRequests, pubSub);
    }

    public Settings withDailyApiRequests(int calls) {
        return new Settings(port, org, bulk, clientId, clientSecret, username, publicKey, cursorLife, calls, pubSub);
    }

    public Settings withPubSub(PubSubSettings events) {
        return new Settings(
                port, org, bulk, clientId, clientSecret, username, publicKey, cursorLife, dailyApiRequests, events);
    }
}
