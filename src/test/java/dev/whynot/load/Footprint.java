package dev.whynot.load;

import java.io.IOException;
import java.util.regex.Pattern;

import dev.whynot.testsupport.PackagedService;

/**
 * Memory of a Java process, in MiB.
 *
 * @param resident as Linux counts it; 0 elsewhere
 * @param heap used now, with what a collection would free
 */
record Footprint(long resident, long heap) {

    private static final Pattern HEAP =
            Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\"[^}]*\\} ([0-9.E]+)$");

    /** @param metrics as {@code /q/metrics} tells them */
    static Footprint of(PackagedService service, String metrics) throws IOException {
        double heap = HEAP.matcher(metrics)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
        return new Footprint(service.resident(), (long) heap >> 20);
    }
}
