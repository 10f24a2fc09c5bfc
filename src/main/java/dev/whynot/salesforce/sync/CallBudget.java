package dev.whynot.salesforce.sync;

import java.time.Duration;
import java.util.OptionalLong;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.salesforce.wire.CallGate;
import dev.whynot.salesforce.wire.SalesforceException;
import dev.whynot.salesforce.wire.SalesforceSettings;

/** Keeps our calls within their share of what the org may make in 24 hours. */
@Singleton
class CallBudget implements CallGate {

    /** The part of our share that is used ever more slowly. */
    private static final double RESERVE = 0.2;

    private final Jdbi jdbi;
    private final double share;
    private final Counter counter;
    private volatile long max = -1;

    CallBudget(Jdbi jdbi, SalesforceSettings settings, MeterRegistry metrics) {
        this.jdbi = jdbi;
        this.share = settings.callsShare();
        this.counter = metrics.counter("whynot.salesforce.calls");
    }

    /** What the org may make in 24 hours, all programs together. */
    void learn(long newMax) {
        max = newMax;
    }

    boolean isKnown() {
        return max >= 0;
    }

    /** How many we may make in 24 hours; empty before the org told. */
    OptionalLong allowed() {
        return max < 0 ? OptionalLong.empty() : OptionalLong.of((long) (max * share));
    }

    /** How many we made in the last 24 hours. */
    long used() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select coalesce(sum(calls), 0) from salesforce_call where hour > now() - interval '24 hours'
                        """).mapTo(Long.class).one());
    }

    @Override
    public void beforeCall() {
        OptionalLong allowed = allowed();
        if (allowed.isPresent() && used() >= allowed.getAsLong()) {
            throw SalesforceException.overBudget(
                    "Our share of the org's API calls, %d in 24 hours, is used up; going on when older ones are a day old"
                            .formatted(allowed.getAsLong()));
        }
        counter.increment();
        jdbi.useHandle(handle -> handle.execute("""
                insert into salesforce_call (hour, calls) values (date_trunc('hour', now()), 1)
                on conflict (hour) do update set calls = salesforce_call.calls + 1
                """));
    }

    /**
     * How long to leave from one poll to the next: as wanted, unless that would use up our share of a day. Where most
     * of the share is used already, for example by a first load, the rest is stretched further the less there is.
     */
    Duration pause(Duration wanted, int callsAPoll) {
        OptionalLong allowed = allowed();
        if (allowed.isEmpty()) {
            return wanted;
        }
        double reserve = RESERVE * allowed.getAsLong();
        double left = Math.max(1, allowed.getAsLong() - used());
        double stretch = Math.max(1, reserve / left);
        double seconds = stretch * callsAPoll * Duration.ofDays(1).toSeconds() / Math.max(1, allowed.getAsLong());
        Duration lasting = Duration.ofMillis((long) (1_000 * seconds));
        return wanted.compareTo(lasting) >= 0 ? wanted : lasting;
    }
}
