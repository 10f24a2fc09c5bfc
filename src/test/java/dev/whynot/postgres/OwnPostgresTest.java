package dev.whynot.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnPostgresTest {

    @Test
    void dataSurvivesARestart(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("with blank and ü");
        try (OwnPostgres first = OwnPostgres.start(data, true)) {
            execute(first, "create table kept as select 42 as answer");
        }
        try (OwnPostgres second = OwnPostgres.start(data, true);
                Connection connection = DriverManager.getConnection(second.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet answer =
                        statement.executeQuery("select answer, version(), current_setting('fsync') from kept")) {
            assertThat(answer.next()).isTrue();
            assertThat(answer.getInt(1)).isEqualTo(42);
            assertThat(answer.getString(2)).startsWith("PostgreSQL 18");
            assertThat(answer.getString(3)).isEqualTo("on");
        }
    }

    @Test
    void folderInUseIsRefused(@TempDir Path folder) throws Exception {
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldsLock.class.getName(),
                        folder.toString())
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("locked");
            assertThatThrownBy(() -> OwnPostgres.start(folder, false))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Another Whynot runs on the folder")
                    .hasMessageContaining("WHYNOT_DATA_DIR");
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void initializationThatWasCutOffIsStartedAnew(@TempDir Path folder) throws Exception {
        Files.createFile(folder.resolve("postgresql-18.initializing"));
        Path cluster = Files.createDirectories(folder.resolve("postgresql-18/base"));
        Files.writeString(cluster.resolveSibling("postgresql.conf"), "half written");
        try (OwnPostgres server = OwnPostgres.start(folder, false)) {
            execute(server, "select 1");
        }
    }

    @Test
    void otherUsersOfTheMachineAreKeptOut(@TempDir Path folder) throws Exception {
        try (OwnPostgres server = OwnPostgres.start(folder, false)) {
            String withoutPassword = server.jdbcUrl().replaceFirst("&password=.*", "");
            assertThatThrownBy(() -> DriverManager.getConnection(withoutPassword))
                    .hasMessageContaining("password");
        }
        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void processThatHasTheNumberOfALeftoverServerIsLeftAlone(@TempDir Path folder) throws Exception {
        Path own = folder.resolve("own");
        OwnPostgres.start(own, false).close();
        try (OwnPostgres other = OwnPostgres.start(folder.resolve("other"), false)) {
            Path pid = folder.resolve("other/postgresql-18/postmaster.pid");
            Files.copy(pid, own.resolve("postgresql-18/postmaster.pid"));
            try (OwnPostgres server = OwnPostgres.start(own, false)) {
                execute(server, "select 1");
                execute(other, "select 1");
            }
        }
    }

    private static void execute(OwnPostgres server, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
