package dev.whynot.soak;

import java.time.Duration;
import java.util.Map;
import java.util.Random;

/**
 * What the environment says of a soak.
 *
 * @param time how long the org changes and things go wrong, {@code SOAK_SECONDS}; 120 unless set
 * @param seed {@code SOAK_SEED}; another each time unless set. It decides what happens, not exactly when
 */
record SoakSettings(Duration time, long seed) {

    static SoakSettings of(Map<String, String> environment) {
        return new SoakSettings(
                Duration.ofSeconds(Long.parseLong(set(environment, "SOAK_SECONDS", "120"))),
                Long.parseLong(set(environment, "SOAK_SEED", Long.toString(System.currentTimeMillis() % 1_000_000))));
    }

    private static String set(Map<String, String> environment, String name, String otherwise) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? otherwise : value;
    }

    /** Chance for one of those who act at random; the same seed and name make the same choices. */
    Random chance(String name) {
        return new Random(31 * seed + name.hashCode());
    }

    @Override
    public String toString() {
        return "SOAK_SEED=%d SOAK_SECONDS=%d".formatted(seed, time.toSeconds());
    }
}
