package dev.whynot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.whynot.postgres.OwnPostgres;
import dev.whynot.testsupport.FreePort;
import dev.whynot.testsupport.PackagedService;

/**
 * Backups, put back elsewhere, give the same answers. The life of a data folder: it is filled, copied, and put back where
 * an unprivileged user runs the service from a folder that cannot be written. A database that a newer release used is
 * refused. The life of a database on a server of one's own: dumped, and restored into another one.
 */
class BackupIT {

    private static final int ROWS = 2_000;
    private static final String NOBODY = "65534";
    private static final List<String> QUESTIONS = List.of(
            "/api/v1/summary",
            "/api/v1/breakdown?by=reason,owner&limit=1000",
            "/api/v1/trend?by=reason&interval=month",
            "/api/v1/funnel",
            "/api/v1/records?limit=1000");

    @Test
    void copyOfTheDataFolderGivesTheSameAnswersAnywhere(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        List<JsonNode> before;
        try (PackagedService service = PackagedService.start(data)) {
            fill(service, folder);
            before = answers(service);
        }

        boolean isRoot = "root".equals(System.getProperty("user.name"));
        assumeTrue(!isRoot || runs("setpriv", "--version"), "needs setpriv (util-linux) to become another user");
        Path copy = folder.resolve("restored");
        Path app = folder.resolve("app");
        run("cp", "-a", data.toString(), copy.toString());
        run("cp", "-a", Path.of("target/quarkus-app").toAbsolutePath().toString(), app.toString());
        run("chmod", "-R", "a-w,a+rX", app.toString());
        run("chmod", "a+rx", folder.toString());
        List<String> as = List.of();
        if (isRoot) {
            run("chown", "-R", NOBODY + ":" + NOBODY, copy.toString());
            as = List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups");
        }
        try (PackagedService restored = PackagedService.startAs(as, app, copy)) {
            assertThat(answers(restored)).isEqualTo(before);
            try (Connection database = DriverManager.getConnection(
                            OwnPostgres.running(copy).orElseThrow());
                    Statement statement = database.createStatement()) {
                statement.execute(
                        "insert into flyway_schema_history select installed_rank + 1, '999', description, type,"
                                + " script, checksum, installed_by, installed_on, execution_time, success"
                                + " from flyway_schema_history order by installed_rank desc limit 1");
            }
        }
        run("chmod", "-R", "u+w", app.toString()); // so that the folder can be deleted
        if (isRoot) {
            run("chown", "-R", "0:0", copy.toString());
        }
        assertThat(PackagedService.failingStart(copy, 0))
                .contains("Whynot cannot start: The database was used by a newer Whynot")
                .contains("999")
                .doesNotContain("\tat ");
        assertThat(PackagedService.postmasterPid(copy))
                .as("PostgreSQL stopped too")
                .doesNotExist();
    }

    @Test
    void dumpRestoredIntoAnotherDatabaseGivesTheSameAnswers(@TempDir Path folder) throws Exception {
        Optional<Path> programs = postgresPrograms();
        assumeTrue(programs.isPresent(), "needs the programs of a PostgreSQL server (Debian: postgresql)");
        boolean isRoot = "root".equals(System.getProperty("user.name"));
        assumeTrue(!isRoot || runs("setpriv", "--version"), "needs setpriv (util-linux) to become another user");
        Path bin = programs.get();
        Path server = Files.createDirectories(folder.resolve("server"));
        run("chmod", "a+rx", folder.toString());
        List<String> as = List.of();
        if (isRoot) {
            run("chown", NOBODY, server.toString());
            as = List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups");
        }
        int port = FreePort.any();
        String log = server.resolve("log").toString();
        String options = "-p %d -k %s -c listen_addresses=127.0.0.1".formatted(port, server);
        String data = server.resolve("data").toString();
        run(as, bin.resolve("initdb"), "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync");
        run(as, bin.resolve("pg_ctl"), "-D", data, "-o", options, "-l", log, "-w", "start");
        try {
            List<JsonNode> before;
            run(List.of(), bin.resolve("createdb"), "--maintenance-db=" + url(port, "postgres"), "whynot");
            try (PackagedService service = start(folder.resolve("one"), port, "whynot")) {
                fill(service, folder);
                before = answers(service);
            }
            String dump = folder.resolve("whynot.dump").toString();
            run(List.of(), bin.resolve("pg_dump"), "--format=custom", "--file=" + dump, url(port, "whynot"));
            run(List.of(), bin.resolve("createdb"), "--maintenance-db=" + url(port, "postgres"), "whynot_new");
            String there = "--dbname=" + url(port, "whynot_new");
            run(List.of(), bin.resolve("pg_restore"), "--exit-on-error", there, dump);
            try (PackagedService restored = start(folder.resolve("two"), port, "whynot_new")) {
                assertThat(answers(restored)).isEqualTo(before);
            }
        } finally {
            run(as, bin.resolve("pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop");
            if (isRoot) {
                run("chown", "-R", "0:0", server.toString());
            }
        }
    }

    private static PackagedService start(Path data, int port, String database) throws Exception {
        return PackagedService.start(
                data,
                List.of(),
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database),
                        "QUARKUS_DATASOURCE_USERNAME",
                        "postgres"));
    }

    private static String url(int port, String database) {
        return "postgresql://postgres@127.0.0.1:%d/%s".formatted(port, database);
    }

    /** Where a server and its tools are, all of one version. */
    private static Optional<Path> postgresPrograms() throws IOException {
        List<Path> folders = new ArrayList<>();
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.map(version -> version.resolve("bin")).forEach(folders::add);
            }
        }
        Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of).forEach(folders::add);
        return folders.stream()
                .filter(folder -> Stream.of("initdb", "pg_ctl", "createdb", "pg_dump", "pg_restore")
                        .allMatch(program -> Files.isExecutable(folder.resolve(program))))
                .findFirst();
    }

    private static void fill(PackagedService service, Path folder) throws Exception {
        Path file = folder.resolve("opportunities.csv");
        List<String> lines = new ArrayList<>();
        lines.add(
                "Id,StageName,IsClosed,IsWon,Amount,CurrencyIsoCode,CreatedDate,CloseDate,SystemModstamp,OwnerId,Loss_Reason__c");
        for (int i = 0; i < ROWS; i++) {
            String end = ",EUR,2025-11-01T10:00:00.000Z,2026-0%d-01,2026-03-01T10:00:00.000Z,Owner %d,"
                    .formatted(1 + i % 9, i % 7);
            lines.add("006%012d,".formatted(i)
                    + (i % 3 == 0
                            ? "Closed Won,true,true," + i + end
                            : "Closed Lost,true,false," + i + end + "zu teuer"));
        }
        Files.write(file, lines);
        int id = service.post("/api/v1/imports?mapping=salesforce&object=opportunity", file)
                .get("id")
                .asInt();
        for (int i = 0; i < 600; i++) {
            if (service.get("/api/v1/imports/" + id).get("state").asText().equals("done")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("the import does not end");
    }

    private static List<JsonNode> answers(PackagedService service) throws Exception {
        List<JsonNode> answers = new ArrayList<>();
        for (String question : QUESTIONS) {
            answers.add(service.get(question));
        }
        assertThat(answers.getFirst().at("/tally/records").asInt()).isEqualTo(ROWS);
        return answers;
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void run(List<String> as, Path program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(as);
        command.add(program.toString());
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                .as(String.join(" ", command))
                .isZero();
    }
}
