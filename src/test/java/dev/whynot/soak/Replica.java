package dev.whynot.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.whynot.testsupport.PackagedService;

/** One of the replicas, in one process after another. */
public final class Replica implements AutoCloseable {

    private final String name;
    private final Path dataDir;
    private final Path log;
    private final Map<String, String> environment;
    private PackagedService process;
    private volatile PackagedService serving;

    /**
     * One that is not started yet.
     *
     * @param log what it says is added to this file
     * @param environment where the database is, and other settings
     */
    public Replica(String name, Path dataDir, Path log, Map<String, String> environment) {
        this.name = name;
        this.dataDir = dataDir;
        this.log = log;
        this.environment = environment;
    }

    String name() {
        return name;
    }

    /** The file to which all its processes write. */
    public Path log() {
        return log;
    }

    /** Starts it and waits until it is ready. Whether it leads or not, all records are to be read anew if so said. */
    public void start(boolean isPassDue) throws IOException, InterruptedException {
        LocalTime now = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        Map<String, String> all = new HashMap<>(environment);
        // due means: since the last time at which it was this time of the day
        all.put("WHYNOT_SALESFORCE_FULL_PASS_AT", (isPassDue ? now : now.plusHours(1)).toString());
        process = PackagedService.start(dataDir, all, log);
        serving = process;
    }

    boolean isRunning() {
        return process != null;
    }

    /** The process, if it is meant to answer now. */
    public Optional<PackagedService> serving() {
        return Optional.ofNullable(serving);
    }

    /** Whether this process is still the one that is meant to answer. */
    boolean isServing(PackagedService asked) {
        return serving == asked;
    }

    /** Whether it says that it follows the org; false too if it cannot say. */
    public boolean isLeading() throws InterruptedException {
        PackagedService asked = serving;
        try {
            return asked != null
                    && asked.get("/api/v1/sync").required("isLeading").asBoolean();
        } catch (IOException | AssertionError e) {
            return false;
        }
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        serving = null;
        process.kill();
        process = null;
    }

    /** SIGTERM; waits until it has ended. */
    public void stop() {
        serving = null;
        if (process != null) {
            process.close();
            process = null;
        }
    }

    /** Hangs. */
    public void freeze() throws IOException, InterruptedException {
        serving = null;
        process.freeze();
    }

    /** Goes on where it hung. */
    public void thaw() throws IOException, InterruptedException {
        process.thaw();
        serving = process;
    }

    @Override
    public void close() {
        stop();
    }
}
