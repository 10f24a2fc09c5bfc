package dev.whynot.facts.memory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.facts.Facts;
import dev.whynot.facts.sql.SqlFacts;
import dev.whynot.reason.Taxonomy;

/** Answers from memory or from the ledger, as {@code whynot.facts} says; in memory it follows the ledger. */
@Singleton
class FactsBeans {

    private static final Logger LOG = Logger.getLogger(FactsBeans.class);
    private static final Duration FOLLOW_EVERY = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Where questions are answered. */
    enum Where {
        MEMORY,
        SQL
    }

    private final Optional<MemoryFacts> memory;
    private final Facts facts;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread;

    FactsBeans(
            @ConfigProperty(name = "whynot.facts", defaultValue = "memory") Where where,
            @ConfigProperty(name = "whynot.data-dir") Path dataDir,
            Jdbi jdbi,
            Taxonomy taxonomy,
            SqlFacts sql,
            MeterRegistry metrics) {
        this.memory = where == Where.MEMORY
                ? Optional.of(new MemoryFacts(
                        jdbi, taxonomy, sql, dataDir.resolve("facts").resolve("columns")))
                : Optional.empty();
        this.facts = memory.<Facts>map(it -> it).orElse(sql);
        memory.map(MemoryFacts::follower).ifPresent(follower -> {
            metrics.gauge("whynot.facts.records", follower, it -> it.footprint().live());
            metrics.gauge(
                    "whynot.facts.bytes",
                    follower,
                    it -> it.footprint().records() + it.footprint().texts());
            metrics.gauge("whynot.facts.behind", follower, Follower::behind);
        });
    }

    @Produces
    @Singleton
    Facts facts() {
        return facts;
    }

    Optional<Follower> follower() {
        return memory.map(MemoryFacts::follower);
    }

    void start(@Observes StartupEvent start) {
        follower()
                .ifPresent(follower ->
                        thread = Thread.ofPlatform().daemon().name("facts").start(() -> follow(follower)));
    }

    private void follow(Follower follower) {
        try {
            do {
                try {
                    follower.retry();
                    follower.keep(false);
                } catch (RuntimeException e) {
                    LOG.error("The records in memory could not be brought up to date", e);
                }
            } while (!stopping.await(FOLLOW_EVERY.toMillis(), TimeUnit.MILLISECONDS));
            follower.keep(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopping.countDown();
        if (thread != null) {
            thread.join(PATIENCE);
        }
    }
}
