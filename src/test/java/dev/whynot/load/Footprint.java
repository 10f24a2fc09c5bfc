package dev.whynot.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Memory of a Java process, in MiB.
 *
 * @param resident as Linux counts it; 0 elsewhere
 * @param heap used now, with what a collection would free
 */
record Footprint(long resident, long heap) {

    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
    private static final Pattern HEAP =
            Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\"[^}]*\\} ([0-9.E]+)$");

    /** @param metrics as {@code /q/metrics} tells them */
    static Footprint of(long pid, String metrics) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        Matcher resident = RESIDENT.matcher(Files.exists(status) ? Files.readString(status) : "");
        double heap = HEAP.matcher(metrics)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
        return new Footprint(resident.find() ? Long.parseLong(resident.group(1)) >> 10 : 0, (long) heap >> 20);
    }
}
