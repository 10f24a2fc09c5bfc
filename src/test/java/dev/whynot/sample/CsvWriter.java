package dev.whynot.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes rows as RFC 4180 says, in UTF-8, quoted only where it must be, lines ended by LF. */
final class CsvWriter {

    private CsvWriter() {}

    static void write(Path file, List<String> columns, List<Row> rows) throws IOException {
        StringBuilder csv = new StringBuilder(String.join(",", columns)).append('\n');
        for (Row row : rows) {
            csv.append(columns.stream().map(row::get).map(CsvWriter::field).collect(Collectors.joining(",")))
                    .append('\n');
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, csv, StandardCharsets.UTF_8);
    }

    private static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
