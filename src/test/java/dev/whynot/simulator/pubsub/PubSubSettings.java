package dev.whynot.simulator.pubsub;

import java.time.Duration;

/**
 * How change events are served.
 *
 * @param port 0 for any that is free
 * @param keepAlive how long a call is silent before it bears an empty answer, by the machine's clock
 * @param patience how long a call lasts while nothing is asked of it, by the machine's clock
 * @param retention how long events are kept, by the org's clock
 */
public record PubSubSettings(int port, Duration keepAlive, Duration patience, Duration retention) {

    /** With Salesforce's times: 270 seconds, 60 seconds and 72 hours. */
    public static PubSubSettings onPort(int port) {
        return new PubSubSettings(port, Duration.ofSeconds(270), Duration.ofSeconds(60), Duration.ofHours(72));
    }

    public PubSubSettings withKeepAlive(Duration silence) {
        return new PubSubSettings(port, silence, patience, retention);
    }

    public PubSubSettings withPatience(Duration time) {
        return new PubSubSettings(port, keepAlive, time, retention);
    }

    public PubSubSettings withRetention(Duration time) {
        return new PubSubSettings(port, keepAlive, patience, time);
    }
}
