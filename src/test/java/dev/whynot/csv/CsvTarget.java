package dev.whynot.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import de.siegmar.fastcsv.reader.CsvParseException;

import dev.whynot.fuzz.FuzzTarget;
import dev.whynot.ledger.SalesObject;
import dev.whynot.ledger.Sighting;
import dev.whynot.mapping.Mapping;
import dev.whynot.mapping.Mappings;
import dev.whynot.mapping.RowReader;
import dev.whynot.reason.Taxonomy;

/** Files, from the first byte that is received to the last row: one that is accepted has bad rows, and nothing worse. */
public final class CsvTarget implements FuzzTarget {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Mapping MAPPING =
            new Mappings(Optional.empty(), Taxonomy.bundled()).mapping("sample").orElseThrow();
    private static final int SEED_ROWS = 12;

    private Spool spool;

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public List<byte[]> seeds() {
        String file = sample();
        return List.of(
                file.getBytes(UTF_8),
                ("\uFEFFsep=;\r\n" + file.replace(",", ";").replace("\n", "\r\n")).getBytes(UTF_8),
                "Id,IsClosed,IsWon,Amount,Loss_Reason_Detail__c\n006Lw00014aDmi8IAC,true,false,\"1,234.50\",\"too\n\"\"dear\"\"\"\n"
                        .getBytes(UTF_8));
    }

    @Override
    public int take(byte[] input) throws IOException {
        int rows = 0;
        try {
            spool().receive(1, new ByteArrayInputStream(input));
        } catch (Spool.NotUtf8Exception e) {
            return rows;
        }
        try (CsvFile file = new CsvFile(spool().file(1))) {
            RowReader reader;
            try {
                reader = new RowReader(MAPPING, 0, SalesObject.OPPORTUNITY, file.columns());
            } catch (IllegalArgumentException e) {
                return rows;
            }
            BatchReader batches = new BatchReader(file, reader, "csv:1", NOW);
            for (BatchReader.Batch batch = batches.next(); batch != null; batch = batches.next()) {
                rows += batch.sightings().size();
                batch.sightings().forEach(CsvTarget::check);
            }
        } catch (CsvParseException e) {
            return rows;
        }
        return rows;
    }

    /** The database takes no NUL, and half of a pair is no character. */
    private static void check(Sighting sighting) {
        sighting.values().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .forEach(text -> {
                    if (text.indexOf('\0') >= 0 || !UTF_8.newEncoder().canEncode(text)) {
                        throw new AssertionError("Not to be stored: " + text);
                    }
                });
    }

    private Spool spool() throws IOException {
        if (spool == null) {
            Path folder = Files.createTempDirectory("fuzz");
            folder.toFile().deleteOnExit();
            spool = new Spool(folder);
        }
        return spool;
    }

    private static String sample() {
        try (var in = CsvTarget.class.getResourceAsStream("/sample/opportunities.csv")) {
            return String.join(
                            "\n",
                            new String(in.readAllBytes(), UTF_8)
                                    .lines()
                                    .limit(SEED_ROWS)
                                    .toList())
                    + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
