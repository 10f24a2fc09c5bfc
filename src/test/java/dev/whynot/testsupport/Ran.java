package dev.whynot.testsupport;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that has ended. */
public record Ran(int exitCode, String output, String errors) {

    private static final long PATIENCE_SECONDS = 120;

    /** Runs a program in a folder, with these variables among those of its environment. */
    public static Ran of(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        File output = Files.createTempFile(folder, "output", ".txt").toFile();
        File errors = Files.createTempFile(folder, "errors", ".txt").toFile();
        ProcessBuilder program = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output)
                .redirectError(errors);
        program.environment().putAll(environment);
        program.environment().put("PYTHONIOENCODING", "utf-8");
        Process process = program.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("does not end: " + command);
        }
        return new Ran(process.exitValue(), Files.readString(output.toPath()), Files.readString(errors.toPath()));
    }

    /** Whether this command of a shell ends well. */
    public static boolean works(String command) throws InterruptedException {
        try {
            return new ProcessBuilder("bash", "-c", command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
