package dev.whynot.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;

import com.sun.management.OperatingSystemMXBean;

/** What was measured, for people to read and to paste. */
record Report(Export export, Duration start, ImportRun allNew, ImportRun allKnown, Memory memory, Duration copy) {

    String markdown() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        StringBuilder table = new StringBuilder();
        table.append(text(
                "%d cores, %d GiB, %s %s, Java %s; PostgreSQL on the same machine; %,d rows, %,d MB.%n%n",
                system.getAvailableProcessors(),
                Math.round((double) system.getTotalMemorySize() / (1 << 30)),
                system.getName(),
                system.getArch(),
                Runtime.version(),
                export.rows(),
                export.bytes() / 1_000_000));
        line(table, "", "all rows new", "all rows known");
        line(table, "---", "---:", "---:");
        line(table, "rows/s", perSecond(allNew.importing()), perSecond(allKnown.importing()));
        line(table, "time to receive the file", seconds(allNew.receiving()), seconds(allKnown.receiving()));
        line(table, "time to import it", seconds(allNew.importing()), seconds(allKnown.importing()));
        line(table, "processor time of the service", seconds(allNew.serviceCpu()), seconds(allKnown.serviceCpu()));
        line(table, "processor time of PostgreSQL", seconds(allNew.postgresCpu()), seconds(allKnown.postgresCpu()));
        table.append(text(
                "%nThe same file by COPY into a bare table: %s rows/s. First start to ready: %s.%n",
                perSecond(copy), seconds(start)));
        table.append(text(
                "Heap (-Xmx512m): at most %,d MiB in use, %,d MiB after a collection; %s MiB resident.%n",
                memory.heapUsed(),
                memory.heapAfterGc(),
                memory.resident().isPresent() ? memory.resident().getAsInt() : "?"));
        return table.toString();
    }

    private String perSecond(Duration took) {
        return text("%,.0f", export.rows() * 1e9 / took.toNanos());
    }

    private static void line(StringBuilder table, String what, String first, String second) {
        table.append(text("| %-29s | %12s | %14s |%n", what, first, second));
    }

    private static String seconds(Duration time) {
        return text("%.1f s", time.toNanos() / 1e9);
    }

    private static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
