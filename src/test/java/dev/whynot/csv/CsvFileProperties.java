package dev.whynot.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written as RFC 4180 lets it be written is read back, also between rows that are none. */
class CsvFileProperties {

    private static final int COLUMNS = 3;

    /** How a file is written. */
    record Style(char separator, String lineEnd, String start, boolean isQuotedAlways, boolean isEndedAlways) {}

    @Property(tries = 300)
    void whatIsWrittenIsReadBack(@ForAll("tables") List<List<String>> table, @ForAll("styles") Style style)
            throws IOException {
        StringBuilder file = new StringBuilder(style.start()).append(line(List.of("a", "b", "c"), style));
        table.forEach(row -> file.append(style.lineEnd()).append(line(row, style)));
        file.append(style.isEndedAlways() ? style.lineEnd() : "");

        assertThat(rows(file.toString())).allMatch(CsvRow.Readable.class::isInstance);
        assertThat(texts(file.toString())).isEqualTo(table);
    }

    @Property(tries = 300)
    void badRowsBetweenLoseNoGoodOne(
            @ForAll("tables") List<List<String>> table, @ForAll("styles") Style style, @ForAll("bad") List<String> bad)
            throws IOException {
        StringBuilder file = new StringBuilder(style.start()).append(line(List.of("a", "b", "c"), style));
        for (int i = 0; i < table.size(); i++) {
            if (!bad.isEmpty()) {
                file.append(style.lineEnd()).append(bad.get(i % bad.size()).replace(',', style.separator()));
            }
            file.append(style.lineEnd()).append(line(table.get(i), style));
        }

        assertThat(texts(file.toString())).isEqualTo(table);
    }

    private static List<CsvRow> rows(String text) throws IOException {
        Path path = Files.createTempFile("properties", ".csv");
        try (CsvFile file = new CsvFile(Files.writeString(path, text))) {
            List<CsvRow> rows = new ArrayList<>();
            for (CsvRow row = file.next(); row != null; row = file.next()) {
                rows.add(row);
            }
            return rows;
        } finally {
            Files.delete(path);
        }
    }

    private static List<List<String>> texts(String text) throws IOException {
        return rows(text).stream()
                .filter(CsvRow.Readable.class::isInstance)
                .map(row -> ((CsvRow.Readable) row).texts())
                .toList();
    }

    private static String line(List<String> row, Style style) {
        return row.stream().map(text -> field(text, style)).collect(Collectors.joining("" + style.separator()));
    }

    private static String field(String text, Style style) {
        boolean isNeeded = text.chars().anyMatch(c -> c == '"' || c == '\n' || c == style.separator());
        return style.isQuotedAlways() || isNeeded ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** Each first text says something, as blank lines are no rows. */
    @Provide
    static Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("ab1 ,;\t\"\n'\\")
                .withChars('\u00e4', '\u2028')
                .ofMaxLength(8);
        return text.list()
                .ofSize(COLUMNS)
                .map(row -> {
                    List<String> filled = new ArrayList<>(row);
                    filled.set(0, "x" + row.getFirst());
                    return List.copyOf(filled);
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Provide
    static Arbitrary<Style> styles() {
        return Combinators.combine(
                        Arbitraries.of(',', ';', '\t'),
                        Arbitraries.of("\n", "\r\n", "\r"),
                        Arbitraries.of("", "\uFEFF"),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Style::new);
    }

    /** Rows that are none, of which no quote stays open: an open one may take the quotes of the next row for its own. */
    @Provide
    static Arbitrary<List<String>> bad() {
        return Arbitraries.of("1", "1,2", "1,2,3,4", "1,\"2\"x,3", "\"1\" ,2,3", ",,,4", "1,\"2\"\"3\"4,", "\"\"5,1,1")
                .list()
                .ofMaxSize(4);
    }
}
