package dev.whynot.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL server of our own, on a free port of the loopback address, with its data in a folder. It writes durably,
 * and outlives a kill of this process; the next start finds and stops it first.
 */
public final class OwnPostgres implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OwnPostgres.class);
    private static final String CLUSTER = "postgresql-18";
    private static final String PASSWORD = "postgresql-18.password";
    private static final String LOG_FILE = "postgresql.log";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String USER = "postgres";

    private final EmbeddedPostgres server;
    private final String password;
    private final FileChannel lockFile;

    private OwnPostgres(EmbeddedPostgres server, String password, FileChannel lockFile) {
        this.server = server;
        this.password = password;
        this.lockFile = lockFile;
    }

    /**
     * Starts the server, with a new empty database if the folder has none.
     *
     * @param dataDir the service's data folder; made if needed
     * @param isDurable whether a crash of the machine must not lose what was committed; tests do without
     * @throws IllegalStateException if another process uses the folder
     */
    public static OwnPostgres start(Path dataDir, boolean isDurable) {
        try {
            Path home = Files.createDirectories(dataDir.toAbsolutePath().normalize());
            FileChannel lock = lock(home);
            try {
                Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
                String password = password(home.resolve(PASSWORD));
                EmbeddedPostgres server = start(home.resolve(CLUSTER), home, password, isDurable);
                requirePassword(server, home.resolve(CLUSTER), password);
                return new OwnPostgres(server, password, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "PostgreSQL cannot be started in %s; see %s there".formatted(dataDir, LOG_FILE), e);
        }
    }

    /**
     * The JDBC URL of the server that runs on a folder, started by another process; empty if none does.
     *
     * @throws UncheckedIOException if the folder cannot be read
     */
    public static Optional<String> running(Path dataDir) {
        Path home = dataDir.toAbsolutePath().normalize();
        Path cluster = home.resolve(CLUSTER);
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            // the fourth line is the port, and the eighth says 'ready' once it can be used
            if (lines.size() < 8
                    || !lines.get(7).strip().equals("ready")
                    || server(cluster, lines).isEmpty()) {
                return Optional.empty();
            }
            return Optional.of("jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s"
                    .formatted(
                            Integer.parseInt(lines.get(3).strip()),
                            USER,
                            USER,
                            Files.readString(home.resolve(PASSWORD)).strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder %s cannot be read".formatted(dataDir), e);
        }
    }

    /** The JDBC URL of its database, with the password that only the owner of the folder can read. */
    public String jdbcUrl() {
        return server.getJdbcUrl(USER, USER) + "&password=" + password;
    }

    @Override
    public void close() throws IOException {
        server.close();
        lockFile.close();
    }

    private static EmbeddedPostgres start(Path cluster, Path home, String password, boolean isDurable)
            throws IOException {
        stopLeftover(cluster);
        Path initializing = home.resolve("postgresql-18.initializing");
        if (Files.exists(initializing)) {
            // an initialization that was cut off holds no data and cannot be gone on with
            deleteRecursively(cluster);
        }
        if (Files.notExists(cluster) && Files.notExists(initializing)) {
            Files.createFile(initializing);
        }
        Redirect log = Redirect.appendTo(home.resolve(LOG_FILE).toFile());
        String onOff = isDurable ? "on" : "off";
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(
                        home.resolve("postgresql-18-programs").toFile())
                .setRegisterShutdownHook(false)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setPGStartupWait(PATIENCE)
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", onOff)
                .setServerConfig("synchronous_commit", onOff)
                .setServerConfig("full_page_writes", onOff)
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("wal_compression", "on")
                .setServerConfig("jit", "off")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .start();
        Files.deleteIfExists(initializing);
        return server;
    }

    /** The password of this folder; a new one if it has none. */
    private static String password(Path file) throws IOException {
        if (Files.notExists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    /** The library initializes a server that trusts everybody on this machine; ours wants the password. */
    private static void requirePassword(EmbeddedPostgres server, Path cluster, String password) throws IOException {
        try (Connection connection = server.getDatabase(USER, USER, Map.of("password", password))
                        .getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role %s password '%s'".formatted(USER, password));
            Files.writeString(cluster.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        } catch (SQLException | IOException e) {
            server.close();
            throw new IOException("PostgreSQL cannot be protected by a password", e);
        }
    }

    private static FileChannel lock(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IllegalStateException(
                    "Another Whynot runs on the folder %s: stop it, or set WHYNOT_DATA_DIR to another folder"
                            .formatted(home));
        }
        return channel;
    }

    /** Stops a server that a killed process left behind on this folder. */
    private static void stopLeftover(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> leftover = server(cluster, lines);
        if (leftover.isPresent()) {
            LOG.infof(
                    "Stopping the PostgreSQL that a killed Whynot left behind (process %d)",
                    leftover.get().pid());
            stop(leftover.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> server(Path cluster, List<String> pidFile) {
        return pidFile.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(pidFile.getFirst().strip()))
                        .filter(process -> isServerOf(cluster, process));
    }

    /** The number may be another program's by now, also that of another PostgreSQL. */
    private static boolean isServerOf(Path cluster, ProcessHandle process) {
        return process.info()
                .arguments()
                .map(arguments -> Arrays.asList(arguments).contains(cluster.toString()))
                .orElse(false);
    }

    private static void stop(ProcessHandle server) throws IOException {
        try {
            // SIGINT is PostgreSQL's fast shutdown, which ProcessHandle cannot send
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
                    .start()
                    .waitFor();
            server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("The PostgreSQL process %d does not stop".formatted(server.pid()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL stops", e);
        }
    }

    private static void deleteRecursively(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
