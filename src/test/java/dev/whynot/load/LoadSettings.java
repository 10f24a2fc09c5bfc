package dev.whynot.load;

import java.time.Duration;
import java.util.Map;

/**
 * What the environment says of a run.
 *
 * @param time {@code LOAD_SECONDS}; 600 unless set
 * @param webhooks a second, {@code LOAD_WEBHOOKS}; 100 unless set
 * @param questions a second, {@code LOAD_QUESTIONS}; 20 unless set
 */
record LoadSettings(Duration time, int webhooks, int questions) {

    static LoadSettings of(Map<String, String> environment) {
        return new LoadSettings(
                Duration.ofSeconds(number(environment, "LOAD_SECONDS", 600)),
                number(environment, "LOAD_WEBHOOKS", 100),
                number(environment, "LOAD_QUESTIONS", 20));
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? otherwise : Integer.parseInt(value.strip());
    }

    @Override
    public String toString() {
        return "LOAD_SECONDS=%d LOAD_WEBHOOKS=%d LOAD_QUESTIONS=%d".formatted(time.toSeconds(), webhooks, questions);
    }
}
