package dev.whynot.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;

/** A large file: the opportunities of the bundled sample over and over, each time with other ids. Always the same bytes. */
record Export(Path file, List<String> columns, int rows, long bytes) {

    static Export write(Path file, int rows) throws IOException {
        List<List<String>> sample = sample();
        List<String> columns = sample.removeFirst();
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(columns);
            for (int i = 0; i < rows; i++) {
                List<String> row = new ArrayList<>(sample.get(i % sample.size()));
                row.set(columns.indexOf("Id"), "006%012d".formatted(i));
                csv.writeRecord(row);
            }
        }
        return new Export(file, columns, rows, Files.size(file));
    }

    private static List<List<String>> sample() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (InputStream sample = Export.class.getResourceAsStream("/sample/opportunities.csv");
                CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(sample)) {
            csv.forEach(row -> rows.add(row.getFields()));
        }
        return rows;
    }
}
