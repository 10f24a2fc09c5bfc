package dev.whynot.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Kills, stops and freezes replicas at random moments, one at a time, and lets them come back. */
final class Upheaval implements Background.Turn {

    /** What befalls a replica. */
    enum Blow {
        KILL,
        STOP,
        FREEZE
    }

    private static final int MOST_PAUSE_MILLIS = 3_000;
    private static final int MOST_DOWN_MILLIS = 4_000;
    private static final int MOST_LEADING_MILLIS = 10_000;
    /** Longer than the lease lives, so that the other takes over meanwhile. */
    private static final int FROZEN_SECONDS = 24;

    private final List<Replica> replicas;
    private final Random chance;
    private final Map<Blow, Integer> dealt = new EnumMap<>(Blow.class);

    Upheaval(List<Replica> replicas, SoakSettings settings) {
        this.replicas = replicas;
        this.chance = settings.chance("upheaval");
    }

    @Override
    public Duration take() throws IOException, InterruptedException {
        Optional<Replica> leader = leader();
        if (leader.isEmpty()) {
            return Duration.ofMillis(300);
        }
        TimeUnit.MILLISECONDS.sleep(chance.nextInt(MOST_LEADING_MILLIS));
        int dice = chance.nextInt(20);
        Replica other = replicas.get(replicas.get(0) == leader.get() ? 1 : 0);
        if (dice < 8) {
            deal(Blow.KILL, leader.get());
        } else if (dice < 15) {
            deal(Blow.STOP, leader.get());
        } else if (dice < 17) {
            deal(Blow.KILL, other);
        } else if (dice < 19) {
            deal(Blow.STOP, other);
        } else {
            deal(Blow.FREEZE, leader.get());
        }
        return Duration.ofMillis(chance.nextInt(MOST_PAUSE_MILLIS));
    }

    synchronized int dealt(Blow blow) {
        return dealt.getOrDefault(blow, 0);
    }

    private void deal(Blow blow, Replica replica) throws IOException, InterruptedException {
        synchronized (this) {
            dealt.merge(blow, 1, Integer::sum);
        }
        switch (blow) {
            case KILL -> replica.kill();
            case STOP -> replica.stop();
            case FREEZE -> {
                replica.freeze();
                TimeUnit.SECONDS.sleep(FROZEN_SECONDS);
                replica.thaw();
                return;
            }
        }
        TimeUnit.MILLISECONDS.sleep(chance.nextInt(MOST_DOWN_MILLIS));
        replica.start(chance.nextInt(3) == 0);
    }

    private Optional<Replica> leader() throws InterruptedException {
        for (Replica replica : replicas) {
            if (replica.isLeading()) {
                return Optional.of(replica);
            }
        }
        return Optional.empty();
    }
}
