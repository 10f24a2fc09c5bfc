package dev.whynot.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.whynot.testsupport.CleanStop;

/** Lets faults strike, and prints what was expected beside what was seen. */
public final class Chaos {

    private static final List<Fault> FAULTS = List.of(
            new StopUnderLoad(),
            new DatabaseGone(),
            new DatabaseHangs(),
            new DatabaseFull(),
            new SlowDisk(),
            new LeaseLost(),
            new ClockJumps(),
            new StartedAtOnce(),
            new KilledWhileKeeping(),
            new FileHandlesUsedUp(),
            new DiskFull());

    private Chaos() {}

    private record Row(Fault fault, Report report, Duration time) {

        String name() {
            return fault.getClass().getSimpleName();
        }

        /** As a row of a table in Markdown. */
        @Override
        public String toString() {
            return "| `%s` | %s | %s | %d |"
                    .formatted(
                            name(),
                            fault.expected(),
                            report.summary().replace("\n", " ").replace("|", "\\|"),
                            time.toSeconds());
        }
    }

    /**
     * Runs the faults that the environment names in {@code CHAOS}, separated by spaces; all unless set.
     *
     * @throws IllegalStateException if anything is not as expected
     */
    public static void main(String[] args) throws InterruptedException {
        CleanStop.of(Thread.currentThread());
        List<Row> rows = new ArrayList<>();
        for (Fault fault : wanted(System.getenv("CHAOS"))) {
            System.out.println(fault.getClass().getSimpleName());
            Row row = run(fault);
            System.out.printf("  %d s%n", row.time().toSeconds());
            rows.add(row);
        }
        System.out.printf("%n| fault | expected | seen | seconds |%n| --- | --- | --- | --- |%n");
        rows.forEach(System.out::println);
        List<String> failed = rows.stream()
                .filter(row -> !row.report().isAsExpected())
                .map(Row::name)
                .toList();
        if (!failed.isEmpty()) {
            throw new IllegalStateException("Not as expected: " + String.join(", ", failed));
        }
    }

    private static List<Fault> wanted(String names) {
        if (names == null || names.isBlank()) {
            return FAULTS;
        }
        return Arrays.stream(names.strip().split("[ ,]+")).map(Chaos::named).toList();
    }

    private static Fault named(String name) {
        return FAULTS.stream()
                .filter(fault -> fault.getClass().getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no fault '%s'; there are: %s"
                        .formatted(
                                name,
                                FAULTS.stream()
                                        .map(fault -> fault.getClass().getSimpleName())
                                        .toList())));
    }

    private static Row run(Fault fault) throws InterruptedException {
        Report report = new Report();
        long startedAt = System.nanoTime();
        try (Scene scene = Scene.open(fault.getClass().getSimpleName())) {
            fault.strike(scene, report);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            report.expect(false, "it ended by %s", e);
        }
        return new Row(fault, report, Duration.ofNanos(System.nanoTime() - startedAt));
    }
}
