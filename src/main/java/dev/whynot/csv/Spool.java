package dev.whynot.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps received files on disk until they are imported. */
@ApplicationScoped
class Spool {

    private static final int CHUNK = 1 << 16;
    private static final String SUFFIX = ".csv";

    private final Path folder;
    private FileChannel lock;

    Spool(@ConfigProperty(name = "whynot.data-dir") Path dataDir) {
        this.folder = dataDir.resolve("imports");
    }

    /**
     * Makes this service the only one that keeps its files here.
     *
     * @throws IllegalStateException if another one does
     */
    void lock() throws IOException {
        Files.createDirectories(folder);
        lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            throw new IllegalStateException(
                    "Another Whynot keeps its imports in %s: stop it, or set WHYNOT_DATA_DIR to another folder"
                            .formatted(folder.toAbsolutePath()));
        }
    }

    @PreDestroy
    void unlock() throws IOException {
        if (lock != null) {
            lock.close();
        }
    }

    /** The file of an import. */
    Path file(long id) {
        return folder.resolve(id + SUFFIX);
    }

    /**
     * Writes what is received to the file of an import.
     *
     * @throws NotUtf8Exception if it is not UTF-8 text; nothing is kept then
     * @throws FileSystemException if it cannot be written, for example for want of room; nothing is kept then
     */
    void receive(long id, InputStream received) throws IOException, NotUtf8Exception {
        Files.createDirectories(folder);
        Path file = file(id);
        try (OutputStream out = Files.newOutputStream(file)) {
            copy(received, out, file);
        } catch (IOException | NotUtf8Exception | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Forgets the file of an import. */
    void delete(long id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    /** The imports whose files are here. */
    List<Long> ids() throws IOException {
        List<Long> ids = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder, "[0-9]*" + SUFFIX)) {
                for (Path file : files) {
                    String name = file.getFileName().toString();
                    ids.add(Long.valueOf(name.substring(0, name.length() - SUFFIX.length())));
                }
            }
        }
        return ids;
    }

    private static void copy(InputStream received, OutputStream out, Path file) throws IOException, NotUtf8Exception {
        CharsetDecoder decoder = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        CharBuffer text = CharBuffer.allocate(CHUNK);
        long line = 1;
        boolean isEnd = false;
        while (!isEnd) {
            int read = received.read(bytes.array(), bytes.position(), bytes.remaining());
            isEnd = read < 0;
            if (!isEnd) {
                write(out, file, bytes, read);
                bytes.position(bytes.position() + read);
            }
            bytes.flip();
            CoderResult result = decoder.decode(bytes, text, isEnd);
            text.flip();
            line += text.chars().filter(c -> c == '\n').count();
            text.clear();
            if (result.isError()) {
                throw new NotUtf8Exception(line);
            }
            bytes.compact();
        }
    }

    /** Failures to write are told apart from those to receive. */
    private static void write(OutputStream out, Path file, ByteBuffer bytes, int count) throws FileSystemException {
        try {
            out.write(bytes.array(), bytes.position(), count);
        } catch (IOException e) {
            throw new FileSystemException(file.toString(), null, e.getMessage());
        }
    }

    /** What is received is not UTF-8. */
    static final class NotUtf8Exception extends Exception {

        NotUtf8Exception(long line) {
            super(("Line %d is not UTF-8. Export the file as UTF-8 (Excel: \"CSV UTF-8\"), or convert it, for example"
                            + " with iconv -f WINDOWS-1252 -t UTF-8")
                    .formatted(line));
        }
    }
}
