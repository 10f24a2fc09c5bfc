package dev.whynot.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The time of day as one process sees it, by libfaketime. What counts elapsed time stays right, as it does where a
 * machine's clock is set.
 */
final class FakeClock {

    private static final Path LIBRARIES = Path.of("/usr/lib");
    /** The one for threads, libfaketimeMT, takes ten times as long for each look at the clock, and a start minutes. */
    private static final String NAME = "faketime/libfaketime.so.1";

    private final Path library;
    private final Path offset;

    private FakeClock(Path library, Path offset) {
        this.library = library;
        this.offset = offset;
    }

    /** One that is right so far; empty where libfaketime is not installed. */
    static Optional<FakeClock> in(Path folder) throws IOException {
        try (Stream<Path> platforms = Files.isDirectory(LIBRARIES) ? Files.list(LIBRARIES) : Stream.empty()) {
            Optional<Path> library = platforms
                    .map(platform -> platform.resolve(NAME))
                    .filter(Files::exists)
                    .findFirst();
            if (library.isEmpty()) {
                return Optional.empty();
            }
            FakeClock clock =
                    new FakeClock(library.get(), Files.createDirectories(folder).resolve("clock"));
            clock.set(Duration.ZERO);
            return Optional.of(clock);
        }
    }

    /** For the process that is to see it. */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                offset.toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1");
    }

    /** Sets it so much ahead of the right time, or back; seen within a second. */
    void set(Duration ahead) throws IOException {
        Path next = offset.resolveSibling("clock.next"); // never half a file
        Files.writeString(next, "%+d".formatted(ahead.toSeconds()));
        Files.move(next, offset, StandardCopyOption.ATOMIC_MOVE);
    }
}
