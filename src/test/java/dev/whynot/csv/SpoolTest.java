package dev.whynot.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    @TempDir
    Path folder;

    @Test
    void whatIsReceivedIsKeptByteForByte() throws Exception {
        byte[] text = "ä🏗️日本,x\r\n".repeat(20_000).getBytes(UTF_8);
        Spool spool = new Spool(folder);
        spool.receive(7, new ByteArrayInputStream(text));

        assertThat(Files.readAllBytes(spool.file(7))).isEqualTo(text);
        assertThat(spool.ids()).containsExactly(7L);
        spool.delete(7);
        assertThat(spool.ids()).isEmpty();
    }

    @Test
    void textThatIsNotUtf8IsRefusedWithItsLine() {
        byte[] text = "a,b\n1,2\nMüller,3\n".getBytes(ISO_8859_1);
        assertRefused(text, "Line 3 is not UTF-8");
        assertRefused("a,b\n1,2\n".getBytes(UTF_16), "Line 1 is not UTF-8");
    }

    @Test
    void textThatIsCutWithinACharacterIsRefused() {
        byte[] text = "a,b\n1,ü".getBytes(UTF_8);
        assertRefused(Arrays.copyOf(text, text.length - 1), "Line 2 is not UTF-8");
    }

    @Test
    void uploadThatBreaksOffLeavesNoFile() throws IOException {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection lost");
            }
        });
        Spool spool = new Spool(folder);
        assertThatThrownBy(() -> spool.receive(1, broken)).hasMessage("connection lost");
        assertThat(spool.ids()).isEmpty();
    }

    @Test
    void fullDiskIsToldApartFromAnUploadThatBreaksOff() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "needs a device that is always full");
        Spool spool = new Spool(folder);
        Files.createDirectories(spool.file(1).getParent());
        Files.createSymbolicLink(spool.file(1), full);
        assertThatThrownBy(() -> spool.receive(1, new ByteArrayInputStream("Id\n1\n".getBytes(UTF_8))))
                .isInstanceOfSatisfying(FileSystemException.class, e -> assertThat(e.getReason())
                        .isEqualTo("No space left on device"));
        assertThat(spool.ids()).isEmpty();
    }

    private void assertRefused(byte[] text, String message) {
        Spool spool = new Spool(folder);
        assertThatThrownBy(() -> spool.receive(1, new ByteArrayInputStream(text)))
                .hasMessageStartingWith(message);
        assertThat(folder.resolve("imports/1.csv")).doesNotExist();
    }
}
