package dev.whynot.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.elapsed.Repeats;

/** Counts sign-ins that are refused, stops addresses that try many, and tells the audit trail once a minute. */
@Singleton
class RefusedSignIns {

    private static final Logger LOG = Logger.getLogger(RefusedSignIns.class);
    private static final Duration TELL_EVERY = Duration.ofMinutes(1);
    private static final int MOST_ROWS = 100;
    private static final int MOST_ADDRESSES = 10_000;
    private static final String OTHERS = "others";
    private static final String COUNTED = "whynot.refusal-counted";

    private final Jdbi jdbi;
    private final Clock clock;
    private final Buckets buckets;
    private Map<String, Long> counts = new HashMap<>();

    RefusedSignIns(Jdbi jdbi, Clock clock, AccessSettings settings) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.buckets = new Buckets(settings.refusedSignInsPerMinute());
    }

    /** Counts the refusal of a request, once. */
    void count(RoutingContext context) {
        if (context.get(COUNTED) == null) {
            context.put(COUNTED, true);
            String address = address(context);
            buckets.take(address);
            count(address);
        }
    }

    /** 0 if the sender of a request may try, else after how many seconds it may. */
    long wait(RoutingContext context) {
        return buckets.look(address(context));
    }

    private static String address(RoutingContext context) {
        return context.request().remoteAddress() == null
                ? "unknown"
                : String.valueOf(context.request().remoteAddress().hostAddress());
    }

    private synchronized void count(String address) {
        String key = counts.size() < MOST_ADDRESSES || counts.containsKey(address) ? address : OTHERS;
        counts.merge(key, 1L, Long::sum);
    }

    private synchronized Map<String, Long> takeCounts() {
        Map<String, Long> taken = counts;
        counts = new HashMap<>();
        return taken;
    }

    /** Writes what was counted: a row an address, those who tried most first, and one for all others. */
    void tell() {
        Map<String, Long> taken = takeCounts();
        if (taken.isEmpty()) {
            return;
        }
        List<Map.Entry<String, Long>> most = taken.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(OTHERS))
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_ROWS)
                .toList();
        long others = sum(taken) - most.stream().mapToLong(Map.Entry::getValue).sum();
        try {
            jdbi.useTransaction(handle -> {
                most.forEach(entry -> write(handle, entry.getKey(), entry.getValue()));
                if (others > 0) {
                    write(handle, OTHERS, others);
                }
            });
        } catch (RuntimeException e) {
            LOG.warnf("%d refused sign-ins cannot be written into the audit trail: %s", sum(taken), e.getMessage());
        }
    }

    void start(@Observes StartupEvent start, Repeats repeats) {
        repeats.every(TELL_EVERY, TELL_EVERY, "refused-sign-ins", this::tell);
    }

    void stop(@Observes ShutdownEvent stop) {
        tell();
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(count -> count).sum();
    }

    private void write(Handle handle, String address, long count) {
        Audit.write(
                handle,
                clock.instant(),
                Caller.SERVICE,
                Audit.Action.SIGN_INS_REFUSED,
                address,
                Map.of("count", count));
    }
}
