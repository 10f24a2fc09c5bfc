package dev.whynot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The most that a Java process needed, in MiB.
 *
 * @param heapAfterGc the most that a collection left: what is live, or nearly so
 * @param heapUsed the most that a collection found
 * @param resident the most that the operating system counted, heap and all else; empty where it does not tell
 */
record Memory(int heapAfterGc, int heapUsed, OptionalInt resident) {

    private static final Pattern PAUSE = Pattern.compile("Pause .* (\\d+)M->(\\d+)M\\(\\d+M\\)");
    private static final Pattern HIGH_WATER_MARK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    /** Reads the log that {@code -Xlog:gc} wrote, and what Linux says of the process. */
    static Memory of(Path gcLog, long pid) throws IOException {
        int afterGc = 0;
        int used = 0;
        for (String line : Files.readAllLines(gcLog)) {
            Matcher pause = PAUSE.matcher(line);
            if (pause.find()) {
                used = Math.max(used, Integer.parseInt(pause.group(1)));
                afterGc = Math.max(afterGc, Integer.parseInt(pause.group(2)));
            }
        }
        return new Memory(afterGc, used, resident(Path.of("/proc", Long.toString(pid), "status")));
    }

    private static OptionalInt resident(Path status) throws IOException {
        if (Files.notExists(status)) {
            return OptionalInt.empty();
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.map(HIGH_WATER_MARK::matcher)
                    .filter(Matcher::matches)
                    .mapToInt(mark -> Integer.parseInt(mark.group(1)) / 1024)
                    .findFirst();
        }
    }
}
