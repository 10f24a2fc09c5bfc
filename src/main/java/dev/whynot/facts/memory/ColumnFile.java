package dev.whynot.facts.memory;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.facts.memory.LedgerReader.Position;

/**
 * Columns that are kept on disk, so that a start need not read all records from the ledger, only what changed since. A
 * file that is of another ledger, of an older state of it that was put back, of another schema, or not whole, is passed
 * over.
 */
final class ColumnFile {

    private static final Logger LOG = Logger.getLogger(ColumnFile.class);
    private static final int MAGIC = 0x574e4346;
    private static final int FORMAT = 3;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Jdbi jdbi;

    /** @param file where it is kept; its folder is made */
    ColumnFile(Path file, Jdbi jdbi) {
        this.file = file;
        this.jdbi = jdbi;
    }

    /** Columns as they were kept, and the state of the ledger that they hold. */
    record Kept(Columns columns, Position position) {}

    /** What is kept, if it can be gone on from now. */
    Optional<Kept> read(Position now) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        CRC32C sum = new CRC32C();
        try (DataInputStream in = new DataInputStream(
                new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER), sum))) {
            if (in.readInt() != MAGIC || in.readInt() != FORMAT) {
                return passedOver("is of another version of Whynot");
            }
            UUID mark = new UUID(in.readLong(), in.readLong());
            Position position = new Position(ColumnFormat.text(in), in.readLong());
            if (!position.ledger().equals(now.ledger()) || position.changeNo() > now.changeNo() || !isKnown(mark)) {
                return passedOver("is of another state of the ledger");
            }
            if (!ColumnFormat.text(in).equals(schema())) {
                return passedOver("is of another schema");
            }
            Snapshot snapshot = ColumnFormat.read(in, position.stamp());
            long expected = sum.getValue();
            if (in.readLong() != expected) {
                return passedOver("is not whole");
            }
            Optional<Columns> columns = Columns.of(snapshot);
            return columns.isPresent()
                    ? Optional.of(new Kept(columns.get(), position))
                    : passedOver("has other columns than are kept now");
        } catch (IOException | RuntimeException e) {
            return passedOver("cannot be read (%s)".formatted(e));
        }
    }

    private Optional<Kept> passedOver(String why) {
        LOG.infof("Facts: %s %s; all records are read from the ledger", file, why);
        return Optional.empty();
    }

    /** Keeps what a question saw at a position of the ledger. */
    void write(Snapshot snapshot, Position position) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        UUID mark = UUID.randomUUID();
        Path next = file.resolveSibling(file.getFileName() + ".next");
        CRC32C sum = new CRC32C();
        try (FileOutputStream disk = new FileOutputStream(next.toFile());
                DataOutputStream out =
                        new DataOutputStream(new CheckedOutputStream(new BufferedOutputStream(disk, BUFFER), sum))) {
            out.writeInt(MAGIC);
            out.writeInt(FORMAT);
            out.writeLong(mark.getMostSignificantBits());
            out.writeLong(mark.getLeastSignificantBits());
            ColumnFormat.text(out, position.ledger());
            out.writeLong(position.changeNo());
            ColumnFormat.text(out, schema());
            ColumnFormat.write(out, snapshot);
            out.writeLong(sum.getValue());
            out.flush();
            disk.getFD().sync();
        }
        remember(mark);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void remember(UUID mark) {
        jdbi.useTransaction(handle -> {
            handle.execute("delete from facts_mark where written_at < now() - interval '30 days'");
            handle.execute("insert into facts_mark (mark) values (?)", mark);
        });
    }

    private boolean isKnown(UUID mark) {
        return jdbi.withHandle(handle -> handle.createQuery("select exists (select from facts_mark where mark = :mark)")
                .bind("mark", mark)
                .mapTo(Boolean.class)
                .one());
    }

    private String schema() {
        return jdbi.withHandle(ColumnFile::schema);
    }

    private static String schema(Handle handle) {
        return handle.createQuery("select max(installed_rank) || ' ' || max(installed_on) from flyway_schema_history")
                .mapTo(String.class)
                .one();
    }
}
