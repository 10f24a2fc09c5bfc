package dev.whynot.salesforce.sync;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import dev.whynot.ledger.SalesObject;

/** What can be watched from outside: rows, errors and lag of each feed. */
@Singleton
class SyncMetrics {

    private final MeterRegistry registry;
    private final Map<SalesObject, Long> polledAt = new ConcurrentHashMap<>();

    SyncMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void read(SalesObject object, int rows, int rejected) {
        registry.counter("whynot.salesforce.rows", "object", object.code()).increment(rows);
        registry.counter("whynot.salesforce.rejected", "object", object.code()).increment(rejected);
    }

    void failed(SalesObject object) {
        registry.counter("whynot.salesforce.failures", "object", object.code()).increment();
    }

    void polled(SalesObject object) {
        if (polledAt.put(object, System.nanoTime()) == null) {
            registry.gauge(
                    "whynot.salesforce.lag.seconds",
                    Tags.of("object", object.code()),
                    polledAt,
                    times -> (System.nanoTime() - times.get(object)) / 1e9);
        }
    }
}
