package dev.whynot.soak;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.whynot.testsupport.PackagedService;

/** Looks all the time whether each living replica is ready, and at most one leads. */
final class Watch implements Background.Turn {

    private static final Duration EVERY = Duration.ofMillis(500);
    private static final String READY = "/q/health/ready";

    private final List<Replica> replicas;
    private final Findings findings;

    Watch(List<Replica> replicas, Findings findings) {
        this.replicas = replicas;
        this.findings = findings;
    }

    @Override
    public Duration take() throws InterruptedException {
        for (Replica replica : replicas) {
            Optional<PackagedService> asked = replica.serving();
            if (asked.isPresent()) {
                int status = asked.get().status(READY);
                if (status != 200 && replica.isServing(asked.get())) {
                    findings.add("%s answers %d when asked whether it is ready".formatted(replica.name(), status));
                }
            }
        }
        Replica first = replicas.get(0);
        Replica second = replicas.get(1);
        // asked one after the other, so only the same answer before and after says that both led at one time
        if (first.isLeading() && second.isLeading() && first.isLeading()) {
            findings.add("two replicas lead at the same time");
        }
        return EVERY;
    }
}
