package dev.whynot.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.whynot.csv.BatchReader.Batch;
import dev.whynot.ledger.SalesObject;
import dev.whynot.mapping.Mapping;
import dev.whynot.mapping.Mappings;
import dev.whynot.mapping.RowReader;
import dev.whynot.reason.Taxonomy;

class BatchReaderTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Mapping MAPPING = new Mappings(Optional.empty(), Taxonomy.bundled())
            .mapping("salesforce")
            .orElseThrow();

    @Test
    void batchesAreAsLargeAsCanBeWrittenInAQuarterOfASecond(@TempDir Path folder) throws IOException {
        Path csv = folder.resolve("rows.csv");
        Files.writeString(
                csv,
                IntStream.range(0, 10_000)
                        .mapToObj("006%012d,Closed Lost,true,false"::formatted)
                        .collect(Collectors.joining("\n", "Id,StageName,IsClosed,IsWon\n", "\n")));
        try (CsvFile file = new CsvFile(csv)) {
            RowReader reader = new RowReader(MAPPING, 0, SalesObject.OPPORTUNITY, file.columns());
            BatchReader batches = new BatchReader(file, reader, "csv:1", NOW);
            Batch batch = batches.next();
            assertThat(batch.rows()).as("before anything was written").isEqualTo(500);
            batches.took(batch, TimeUnit.MILLISECONDS.toNanos(500));
            assertThat(batches.next().rows()).isEqualTo(250);
            batches.took(batch, TimeUnit.MILLISECONDS.toNanos(125));
            assertThat(batches.next().rows()).isEqualTo(1_000);
            batches.took(batch, TimeUnit.MINUTES.toNanos(1));
            assertThat(batches.next().rows()).as("very slow").isEqualTo(100);
            batches.took(batch, 0);
            assertThat(batches.next().rows()).as("very quick").isEqualTo(2_000);
        }
    }
}
