package dev.whynot.page;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.microsoft.playwright.impl.driver.Driver;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The TypeScript compiler of npm, out of its jar, run by the Node.js that comes with Playwright. */
final class TypeScript {

    private static final String COMPILER = "lib/_tsc.js";

    /** What mvnpm packs so, and not as files of the jar: the types of the platform among it. */
    private static final String MORE = "META-INF/.more.tgz";

    private final Path compiler;

    private TypeScript(Path compiler) {
        this.compiler = compiler;
    }

    /** Unpacks it. */
    static TypeScript unpackedTo(Path folder) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(jarOfTypeScript(), Map.of())) {
            Path packed;
            try (Stream<Path> versions = Files.list(jar.getPath("META-INF/resources/_static/typescript"))) {
                packed = versions.findFirst().orElseThrow();
            }
            Path root = folder.resolve(packed.toString().replaceFirst("^/?META-INF/", ""));
            Path compiler = root.resolve(COMPILER);
            Files.createDirectories(compiler.getParent());
            Files.copy(packed.resolve(COMPILER), compiler);
            try (InputStream more = Files.newInputStream(jar.getPath(MORE))) {
                unpack(more, folder);
            }
            return new TypeScript(compiler);
        }
    }

    /** Its complaints about a project, a line each; empty if it has none. */
    String complaintsAbout(Path project) throws IOException, InterruptedException {
        String node = Driver.ensureDriverInstalled(Map.of(), false)
                .createProcessBuilder()
                .command()
                .getFirst();
        Process check = new ProcessBuilder(
                        node, compiler.toString(), "--pretty", "false", "--project", project.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = check.waitFor();
        if (status != 0 && said.isBlank()) {
            throw new IllegalStateException("tsc ends with " + status);
        }
        return said;
    }

    private static URI jarOfTypeScript() throws IOException {
        for (URL more : Collections.list(TypeScript.class.getClassLoader().getResources(MORE))) {
            if (more.getPath().contains("/typescript-")
                    && more.openConnection() instanceof JarURLConnection connection) {
                return URI.create("jar:" + connection.getJarFileURL());
            }
        }
        throw new IllegalStateException("org.mvnpm:typescript is not on the class path");
    }

    private static void unpack(InputStream packed, Path folder) throws IOException {
        try (TarArchiveInputStream files = new TarArchiveInputStream(new GZIPInputStream(packed))) {
            for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!entry.isFile() || !file.startsWith(folder)) {
                    continue;
                }
                Files.createDirectories(file.getParent());
                Files.copy(files, file);
            }
        }
    }
}
