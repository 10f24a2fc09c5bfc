package dev.whynot.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;

/** What was measured of questions, for people to read and to paste. */
final class FactsReport {

    private FactsReport() {}

    /** How long a peer takes for an answer, and we for the same. */
    record Measured(String name, Stopwatch took) {}

    static String heading(long records, Duration filling) {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return text(
                "%n%,d records (made up in %.0f s); %d cores, %d GiB, %s %s, Java %s.%n",
                records,
                filling.toMillis() / 1e3,
                system.getAvailableProcessors(),
                Math.round((double) system.getTotalMemorySize() / (1 << 30)),
                system.getName(),
                system.getArch(),
                Runtime.version());
    }

    static String questions(
            long records,
            int threads,
            String duckDb,
            OurFacts ours,
            QuestionBenchmark.Result byJmh,
            List<Measured> peers) {
        StringBuilder table = new StringBuilder(text(
                "%nBreakdown by two dimensions with a filter and twelve months. Medians in ms, Whynot asked in turns with"
                        + " each, ten questions a turn; DuckDB %s with %d threads.%n%n",
                duckDb, threads));
        table.append(text("| %-64s | %10s | %10s | %8s |%n", "", "ms", "Whynot, ms", "ratio"));
        table.append(text("| %-64s | %10s | %10s | %8s |%n", "---", "---:", "---:", "---:"));
        for (Measured peer : peers) {
            Stopwatch took = peer.took();
            table.append(text(
                    "| %-64s | %10.3f | %10.3f | %8.2f |%n",
                    peer.name(), millis(took.theirs()), millis(took.ours()), took.ratio()));
        }
        table.append(text(
                "%nWhynot by JMH, in a process of its own: mean %.3f ms, median %.3f ms, 99th percentile %.3f ms of %,d"
                        + " answers.%n",
                millis(byJmh.mean()), millis(byJmh.p50()), millis(byJmh.p99()), byJmh.samples()));
        ours.heap()
                .ifPresent(bytes -> table.append(text(
                        "Facts loaded in %.2f s, %,.0f records/s; from disk in %.2f s, %,.0f records/s; %,d MiB of heap, %.1f bytes a record.%n",
                        millis(ours.loading()) / 1e3,
                        records * 1e3 / millis(ours.loading()),
                        millis(ours.fromDisk()) / 1e3,
                        records * 1e3 / millis(ours.fromDisk()),
                        bytes >> 20,
                        (double) bytes / records)));
        return table.toString();
    }

    static String http(HttpQuestions http, long records) {
        SteadyLoad load = http.load();
        SteadyLoad alive = http.alive();
        return text(
                """

                Breakdowns over HTTP, each another one, %,d a second, latencies from when each was due; %,d records. Beside
                it, of the same service, how it answers as many times a second that it is alive.

                |                 |   breakdowns |        alive |
                | ---             |         ---: |         ---: |
                | requests        | %12s | %12s |
                | failed          | %12s | %12s |
                | median          | %9.2f ms | %9.2f ms |
                | 99th percentile | %9.2f ms | %9.2f ms |
                | longest         | %9.2f ms | %9.2f ms |

                Ready %.1f s after its start. Its health says of the facts: %s
                """,
                load.perSecond(),
                records,
                text("%,d", load.requests()),
                text("%,d", alive.requests()),
                text("%,d", load.failed()),
                text("%,d", alive.failed()),
                millis(load.p50()),
                millis(alive.p50()),
                millis(load.p99()),
                millis(alive.p99()),
                millis(load.max()),
                millis(alive.max()),
                millis(http.ready()) / 1e3,
                http.loading().map(Object::toString).orElse("nothing"));
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
