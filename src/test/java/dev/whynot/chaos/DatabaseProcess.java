package dev.whynot.chaos;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import dev.whynot.testsupport.PackagedService;

/** The server of a database as processes of the machine, to be stopped, or to hang. */
final class DatabaseProcess {

    private static final int PATIENCE_SECONDS = 60;

    private final Path folder;
    private final String jdbcUrl;
    private List<String> command;

    /** @param folder the data folder that it was started with */
    DatabaseProcess(Path folder, String jdbcUrl) {
        this.folder = folder;
        this.jdbcUrl = jdbcUrl;
    }

    /** All its processes get no processor time, until {@link #thaw}; its connections stay open, and new ones are not answered. */
    void freeze() throws IOException, InterruptedException {
        signalAll("STOP");
    }

    /** Goes on as if nothing had been. */
    void thaw() throws IOException, InterruptedException {
        signalAll("CONT");
    }

    /** Ends it in good order, as an upgrade of the server does: connections are cut, new ones refused. */
    void stop() throws IOException, InterruptedException {
        ProcessHandle server = server();
        // its command line, as the library gives it no fixed port
        ProcessHandle.Info info = server.info();
        command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U")); // as the library does: PostgreSQL does not run as root
        }
        command.add(info.command().orElseThrow());
        command.addAll(List.of(info.arguments().orElseThrow()));
        signal("INT", server);
        try {
            server.onExit().get(PATIENCE_SECONDS, SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("PostgreSQL does not stop", e);
        }
    }

    /** Starts it again after {@link #stop}, on the same port. */
    void start() throws IOException, InterruptedException {
        Redirect log = Redirect.appendTo(folder.resolve("postgresql.log").toFile());
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        for (int i = 0; i < 10 * PATIENCE_SECONDS; i++) {
            try (Connection _ = DriverManager.getConnection(jdbcUrl)) {
                return;
            } catch (SQLException e) {
                MILLISECONDS.sleep(100);
            }
        }
        throw new IOException("PostgreSQL does not start again");
    }

    private ProcessHandle server() throws IOException {
        String pid = Files.readAllLines(PackagedService.postmasterPid(folder)).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private void signalAll(String name) throws IOException, InterruptedException {
        ProcessHandle server = server();
        signal(name, server); // first, so that it makes no more children
        for (ProcessHandle child : server.descendants().toList()) {
            signal(name, child);
        }
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (status != 0 && process.isAlive()) {
            throw new IOException("%s cannot be sent to %d".formatted(name, process.pid()));
        }
    }
}
