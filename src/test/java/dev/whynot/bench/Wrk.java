package dev.whynot.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the load generator wrk measured.
 *
 * @param answers how many there were
 * @param failed those that were no success, or none at all
 * @param perSecond answers a second
 */
record Wrk(long answers, long failed, double perSecond, Duration p50, Duration p99, Duration max) {

    private static final Pattern RESULT =
            Pattern.compile("answers=(\\d+) failed=(\\d+) micros=(\\d+) p50=(\\d+) p99=(\\d+) max=(\\d+)");
    private static final Path SCRIPT = Path.of("src/test/resources/bench/outbound-message.lua");

    /** Sends outbound messages over so many connections, each with a pause before each message. */
    static Wrk run(String url, int connections, Duration pause, Duration time)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        "wrk",
                        "-t1",
                        "-c" + connections,
                        "-d" + time.toSeconds() + "s",
                        "-s",
                        SCRIPT.toString(),
                        url,
                        "--",
                        Long.toString(pause.toMillis())))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher result = RESULT.matcher(said);
        if (!result.find()) {
            throw new IOException("wrk failed: " + said);
        }
        long answers = Long.parseLong(result.group(1));
        return new Wrk(
                answers,
                Long.parseLong(result.group(2)),
                answers * 1e6 / Long.parseLong(result.group(3)),
                micros(result.group(4)),
                micros(result.group(5)),
                micros(result.group(6)));
    }

    private static Duration micros(String text) {
        return Duration.ofNanos(Long.parseLong(text) * 1_000);
    }
}
