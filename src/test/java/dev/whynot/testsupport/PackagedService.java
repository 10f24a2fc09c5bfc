package dev.whynot.testsupport;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The service as users start it: the packaged program in a process of its own, with its own PostgreSQL. */
public final class PackagedService implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
    /** A tenth of a second each, or longer; a start takes seconds, but minutes on a machine that is busy with others. */
    private static final int READY_LOOKS = 1_800;

    /** Those of the Makefile, the container and the systemd unit, whatever memory these give. */
    public static final List<String> JAVA_OPTIONS =
            List.of("-Xmn64m", "-XX:+UseSerialGC", "-XX:MetaspaceSize=128m", "-XX:+UseTransparentHugePages");

    /** For services that live for seconds and are not measured: the best compiler of Java would take longer than it saves. */
    private static final List<String> SHORT_LIVED = Stream.of(
                    System.getProperty("packaged.java.options", "").split(" "))
            .filter(option -> !option.isEmpty())
            .toList();

    private final Process process;
    private final Path dataDir;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private PackagedService(Process process, Path dataDir, int port) {
        this.process = process;
        this.dataDir = dataDir;
        this.port = port;
    }

    /** Starts the service without the sample and waits until it is ready. */
    public static PackagedService start(Path dataDir) throws IOException, InterruptedException {
        return start(dataDir, List.of());
    }

    /** The same with further options of Java. */
    public static PackagedService start(Path dataDir, List<String> options) throws IOException, InterruptedException {
        return start(dataDir, options, Map.of());
    }

    /** The same with settings. */
    public static PackagedService start(Path dataDir, List<String> options, Map<String, String> environment)
            throws IOException, InterruptedException {
        int port = FreePort.any();
        ProcessBuilder program = program(dataDir, port, options).inheritIO();
        program.environment().putAll(environment);
        return ready(program, dataDir, port);
    }

    /**
     * The same from another folder, by another user.
     *
     * @param as the command that becomes that user, followed by what it is to run; or nothing
     * @param app a copy of the packaged program
     */
    public static PackagedService startAs(List<String> as, Path app, Path dataDir)
            throws IOException, InterruptedException {
        int port = FreePort.any();
        ProcessBuilder program = program(dataDir, port, List.of()).inheritIO();
        program.command().addAll(0, as);
        program.command()
                .set(
                        program.command().size() - 1,
                        app.resolve("quarkus-run.jar").toString());
        program.directory(app.toFile());
        return ready(program, dataDir, port);
    }

    /**
     * The same as one of several replicas.
     *
     * @param environment where the database is, and other settings
     * @param log what it says is added to this file
     */
    public static PackagedService start(Path dataDir, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        int port = FreePort.any();
        ProcessBuilder program = program(dataDir, port, List.of());
        program.environment().putAll(environment);
        return ready(program.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile())), dataDir, port);
    }

    private static PackagedService ready(ProcessBuilder program, Path dataDir, int port)
            throws IOException, InterruptedException {
        PackagedService service = new PackagedService(program.start(), dataDir, port);
        service.waitUntilReady();
        return service;
    }

    /** What the service says on its way out if it cannot start. */
    public static String failingStart(Path dataDir, int port) throws IOException, InterruptedException {
        return failingStart(dataDir, port, Map.of());
    }

    /** The same with settings. */
    public static String failingStart(Path dataDir, int port, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder program = program(dataDir, port, List.of()).redirectErrorStream(true);
        program.environment().putAll(environment);
        Process process = program.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() == 0) {
            throw new AssertionError("should have failed, but says: " + said);
        }
        return said;
    }

    /** The file that PostgreSQL has while it runs. */
    public static Path postmasterPid(Path dataDir) {
        return dataDir.resolve("postgresql-18/postmaster.pid");
    }

    /** The file that its PostgreSQL has while it runs. */
    public Path postmasterPid() {
        return postmasterPid(dataDir);
    }

    /** The file that holds the password of its PostgreSQL. */
    public Path databasePassword() {
        return dataDir.resolve("postgresql-18.password");
    }

    /**
     * Runs one of its commands to the end.
     *
     * @param arguments for example {@code token list}
     */
    public static Output command(Path dataDir, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder program = program(dataDir, 0, List.of()).redirectErrorStream(true);
        program.command().addAll(List.of(arguments));
        program.environment().putAll(environment);
        Process process = program.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(process.waitFor(), said);
    }

    /** How a command ended, and all that it said. */
    public record Output(int exitCode, String said) {}

    private static ProcessBuilder program(Path dataDir, int port, List<String> options) {
        Path app = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
        String java = ProcessHandle.current().info().command().orElseThrow();
        List<String> command = new ArrayList<>(List.of(java, "-Xmx512m", "-XX:+IgnoreUnrecognizedVMOptions"));
        command.addAll(JAVA_OPTIONS);
        command.addAll(SHORT_LIVED);
        command.addAll(options);
        command.addAll(List.of("-jar", app.toString()));
        ProcessBuilder program = new ProcessBuilder(command);
        program.environment().put("WHYNOT_DATA_DIR", dataDir.toString());
        program.environment().put("WHYNOT_SAMPLE", "false");
        program.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        program.environment().remove("QUARKUS_DATASOURCE_JDBC_URL");
        return program;
    }

    /** The answer to a question. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(uri(path)).build());
    }

    /** The status of the answer to a question; -1 if there is none within ten seconds. */
    public int status(String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return -1;
        }
    }

    /** Asks for something to be done. */
    public JsonNode post(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(uri(path))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    /** Sends a file. */
    public JsonNode post(String path, Path file) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build());
    }

    /** The address of a path of it. */
    public String url(String path) {
        return uri(path).toString();
    }

    /** The id of its process. */
    public long pid() {
        return process.pid();
    }

    /** The memory that its process has of the machine now, in MiB, as Linux counts it; 0 elsewhere. */
    public long resident() throws IOException {
        Path status = Path.of("/proc", Long.toString(pid()), "status");
        Matcher resident = RESIDENT.matcher(Files.exists(status) ? Files.readString(status) : "");
        return resident.find() ? Long.parseLong(resident.group(1)) >> 10 : 0;
    }

    /** The processor time that it has used by now. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Stops its processor time, as a machine that hangs does, until {@link #thaw}. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Goes on as if nothing had been. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        if (new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor() != 0) {
            throw new IOException("%s cannot be sent to %d".formatted(name, pid()));
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new AssertionError("the service does not stop when asked to", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitUntilReady() throws InterruptedException {
        for (int i = 0; i < READY_LOOKS && process.isAlive(); i++) {
            if (status("/q/health/ready") == 200) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        kill();
        throw new AssertionError("the service does not get ready");
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new AssertionError("%s: %d %s".formatted(request.uri(), response.statusCode(), response.body()));
        }
        return JSON.readTree(response.body());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
