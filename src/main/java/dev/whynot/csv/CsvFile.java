package dev.whynot.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;

/**
 * The rows of a CSV file by RFC 4180, in UTF-8 with or without a byte order mark, separated by comma, semicolon or tab.
 *
 * <p>A quote that is never closed, or closed in the wrong place, would swallow the rows after it. So where several lines
 * do not make one row, only the first of them is broken, and reading goes on at the line after it.
 */
final class CsvFile implements Closeable {

    private static final int LONGEST_ROW = 1 << 20;
    private static final String SEPARATORS = ",;\t";
    private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)sep=([^\"\\x{10000}-\\x{10FFFF}])");

    private final FileChannel channel;
    private final Lines lines;
    private final Deque<Lines.Line> putBack = new ArrayDeque<>();
    private final CsvReader.CsvReaderBuilder parser;
    private final CsvRecordHandler handler =
            CsvRecordHandler.of(limits -> limits.maxFieldSize(LONGEST_ROW).maxRecordSize(LONGEST_ROW));
    private final char separator;
    private final List<String> columns;

    /**
     * Opens a file and reads its first row, the names of the columns.
     *
     * @throws CsvParseException if there is no such row
     */
    CsvFile(Path file) throws IOException {
        channel = FileChannel.open(file);
        lines = new Lines(new InputStreamReader(Channels.newInputStream(channel), UTF_8), LONGEST_ROW);
        separator = separator();
        parser = CsvReader.builder().fieldSeparator(separator).maxBufferSize(2 * LONGEST_ROW);
        columns = header();
    }

    List<String> columns() {
        return columns;
    }

    /** How many bytes of the file are read by now. */
    long bytesRead() throws IOException {
        return channel.position();
    }

    /** The next row, or null after the last one. Empty lines are no rows. */
    CsvRow next() throws IOException {
        Lines.Line first = nextLine();
        while (first != null && first.text().isBlank()) {
            first = nextLine();
        }
        return first == null ? null : row(first, columns.size());
    }

    private CsvRow row(Lines.Line first, int expected) throws IOException {
        List<Lines.Line> more = new ArrayList<>();
        int length = first.text().length();
        boolean isTooLong = first.isCut();
        Quotes quotes = quotes(first.text(), false);
        int fields = quotes.separators();
        // what cannot become a row any more is not read on: else each of many such lines would read as far
        while (quotes.isOpen() && !quotes.isMisplaced() && !isTooLong && (expected == 0 || fields < expected)) {
            Lines.Line line = nextLine();
            if (line == null) {
                break;
            }
            more.add(line);
            length += line.text().length() + 1;
            isTooLong = line.isCut() || length > LONGEST_ROW;
            quotes = quotes(line.text(), true);
            fields += quotes.separators();
        }
        if (isTooLong && more.isEmpty()) {
            return broken(first, more, "The line is longer than %,d characters".formatted(LONGEST_ROW));
        }
        if (quotes.isOpen() || isTooLong) {
            return broken(first, more, "A quote is opened and not closed");
        }
        String text = more.isEmpty()
                ? first.text()
                : first.text() + more.stream().map(line -> "\n" + line.text()).collect(Collectors.joining());
        return parsed(first, more, text, expected);
    }

    private CsvRow parsed(Lines.Line first, List<Lines.Line> more, String text, int expected) {
        List<String> texts;
        try {
            CsvRecord parsed = parser.ofSingleCsvRecord(handler, text);
            texts = parsed.getFields();
        } catch (CsvParseException e) {
            return broken(first, more, "After a closing quote comes neither a separator nor the end of the row");
        }
        if (expected > 0 && texts.size() != expected) {
            boolean isOnlyPadded = texts.size() > expected
                    && texts.subList(expected, texts.size()).stream().allMatch(String::isEmpty);
            if (!isOnlyPadded) {
                return broken(
                        first,
                        more,
                        "The row has %d columns, the first row of the file has %d".formatted(texts.size(), expected));
            }
            texts = texts.subList(0, expected);
        }
        return new CsvRow.Readable(first.number(), texts);
    }

    private CsvRow broken(Lines.Line first, List<Lines.Line> more, String message) {
        more.reversed().forEach(putBack::push);
        return new CsvRow.Broken(first.number(), message);
    }

    private List<String> header() throws IOException {
        Lines.Line first = nextLine();
        return switch (first == null || first.text().isBlank() ? null : row(first, 0)) {
            case CsvRow.Readable row -> row.texts();
            case CsvRow.Broken broken -> throw new CsvParseException(broken.message());
            case null -> throw new CsvParseException("The file does not start with the names of its columns");
        };
    }

    /** The sign that the line {@code sep=;} names, or of the usual ones that which is most frequent in the first row. */
    private char separator() throws IOException {
        Lines.Line first = nextLine();
        if (first == null) {
            return SEPARATORS.charAt(0);
        }
        String text = first.text().startsWith("\uFEFF") ? first.text().substring(1) : first.text();
        var named = SEPARATOR_LINE.matcher(text);
        if (named.matches()) {
            return named.group(1).charAt(0);
        }
        putBack.push(new Lines.Line(first.number(), text, first.isCut()));
        String unquoted = text.replaceAll("\"[^\"]*\"", "");
        char best = SEPARATORS.charAt(0);
        for (char candidate : SEPARATORS.toCharArray()) {
            best = count(unquoted, candidate) > count(unquoted, best) ? candidate : best;
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    /**
     * What the quotes of a line mean.
     *
     * @param isOpen whether a quoted field is still open at its end
     * @param isMisplaced whether one is closed before the end of its field
     * @param separators outside of quotes
     */
    private record Quotes(boolean isOpen, boolean isMisplaced, int separators) {}

    /** Quotes within an unquoted field mean nothing. */
    private Quotes quotes(String line, boolean wasOpen) {
        boolean isQuoted = wasOpen;
        boolean isOpen = wasOpen;
        boolean isFieldStart = !wasOpen;
        boolean isMisplaced = false;
        int separators = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && (isFieldStart || isQuoted)) {
                // a doubled quote closes and opens again
                isOpen = !isOpen;
                isQuoted = true;
            } else if (isQuoted && !isOpen && c != separator) {
                isMisplaced = true;
            }
            isFieldStart = c == separator && !isOpen;
            separators += isFieldStart ? 1 : 0;
            isQuoted &= !isFieldStart;
        }
        return new Quotes(isOpen, isMisplaced, separators);
    }

    private Lines.Line nextLine() throws IOException {
        return putBack.isEmpty() ? lines.next() : putBack.pop();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
