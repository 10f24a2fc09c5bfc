package dev.whynot.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import de.siegmar.fastcsv.reader.CsvParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,2\n",
                "a;b\r\n1;2\r\n",
                "a\tb\r1\t2",
                "\uFEFFa,b\n1,2",
                "sep=;\na;b\n1;2",
                "SEP=|\r\na|b\r\n1|2",
                "\uFEFFsep=;\na;b\n1;2",
                "\"a\";\"b\"\n\"1\";\"2\"",
                "a,b\n\n   \n1,2\n\n"
            })
    void separatorsLineEndsAndByteOrderMarksAreRecognised(String text) throws IOException {
        try (CsvFile file = open(text)) {
            assertThat(file.columns()).containsExactly("a", "b");
            assertThat(((CsvRow.Readable) file.next()).texts()).containsExactly("1", "2");
            assertThat(file.next()).isNull();
        }
    }

    @Test
    void separatorIsCountedOutsideOfQuotes() throws IOException {
        try (CsvFile file = open("\"a,b,c,d\";e;f\n1;2;3\n")) {
            assertThat(file.columns()).containsExactly("a,b,c,d", "e", "f");
        }
    }

    @Test
    void quotedTextsHoldSeparatorsQuotesAndLineBreaks() throws IOException {
        assertThat(rows("""
                a,b
                "x, ""y""\","line 1
                line 2

                line 4"
                5" pipe,"ends ""
                1,2
                """))
                .containsExactly(
                        "2: x, \"y\" | line 1\nline 2\n\nline 4",
                        "6: broken, A quote is opened and not closed",
                        "7: 1 | 2");
    }

    @Test
    void quoteWithinAnUnquotedTextIsText() throws IOException {
        assertThat(rows("a,b\n5\" pipe,x\n6,7\n")).containsExactly("2: 5\" pipe | x", "3: 6 | 7");
    }

    @Test
    void quoteThatIsNeverClosedCostsOnlyItsOwnLine() throws IOException {
        assertThat(rows("a,b\n1,2\n3,\"open\n5,6\n7,8\n9,\"quoted\"\n"))
                .containsExactly(
                        "2: 1 | 2",
                        "3: broken, A quote is opened and not closed",
                        "4: 5 | 6",
                        "5: 7 | 8",
                        "6: 9 | quoted");
    }

    @Test
    void textAfterAClosingQuoteBreaksItsOwnLineOnly() throws IOException {
        assertThat(rows("a,b\n1,2\n3,\"x\"y\n\"5\nz\"y,6\n7,8\n"))
                .containsExactly(
                        "2: 1 | 2",
                        "3: broken, After a closing quote comes neither a separator nor the end of the row",
                        "4: broken, After a closing quote comes neither a separator nor the end of the row",
                        "5: z\"y | 6",
                        "6: 7 | 8");
    }

    @Test
    void quoteOpenUntilTheEndOfTheFileCostsOnlyItsOwnLine() throws IOException {
        assertThat(rows("a,b\n3,\"open\n5,6\n7,8"))
                .containsExactly("2: broken, A quote is opened and not closed", "3: 5 | 6", "4: 7 | 8");
    }

    @Test
    void rowsOfOtherWidthAreBrokenUnlessOnlyPadded() throws IOException {
        assertThat(rows("a,b\n1\n1,2,3\n1,2,,\n,\n"))
                .containsExactly(
                        "2: broken, The row has 1 columns, the first row of the file has 2",
                        "3: broken, The row has 3 columns, the first row of the file has 2",
                        "4: 1 | 2",
                        "5:  | ");
    }

    @Test
    void hugeLineIsBrokenAndTheNextOneIsRead() throws IOException {
        String huge = "x".repeat(3_000_000);
        assertThat(rows("a,b\n" + huge + ",1\n1,2\n\"" + huge + "\",1\n3,4\n"))
                .containsExactly(
                        "2: broken, The line is longer than 1,048,576 characters",
                        "3: 1 | 2",
                        "4: broken, The line is longer than 1,048,576 characters",
                        "5: 3 | 4");
    }

    @Test
    void textOfManyLinesIsReadUpToTheLimit() throws IOException {
        String text = "line\n".repeat(50_000);
        assertThat(rows("a,b\n1,\"" + text + "\"\n3,4\n")).containsExactly("2: 1 | " + text, "50003: 3 | 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\"open\n", "  \na,b\n"})
    void fileWithoutColumnNamesIsRefused(String text) {
        assertThatThrownBy(() -> open(text)).isInstanceOf(CsvParseException.class);
    }

    @Test
    void headerAloneHasNoRows() throws IOException {
        assertThat(rows("a,b")).isEmpty();
    }

    private List<String> rows(String text) throws IOException {
        List<String> rows = new ArrayList<>();
        try (CsvFile file = open(text)) {
            for (CsvRow row = file.next(); row != null; row = file.next()) {
                rows.add(
                        switch (row) {
                            case CsvRow.Readable read -> read.line() + ": " + String.join(" | ", read.texts());
                            case CsvRow.Broken broken -> broken.line() + ": broken, " + broken.message();
                        });
            }
        }
        return rows;
    }

    private CsvFile open(String text) throws IOException {
        return new CsvFile(Files.writeString(folder.resolve("file.csv"), text));
    }

    @Test
    void quoteOrHalfACharacterCannotBeTheSeparator() throws IOException {
        for (String named : List.of("sep=\"", "sep=😀")) {
            try (CsvFile file = open(named + "\na;b\n")) {
                assertThat(file.columns()).containsExactly(named);
            }
        }
    }

    /** Each of these lines opens a quote that is closed in the wrong place, or never by the end of the row. */
    @ParameterizedTest
    @ValueSource(strings = {"a\"b,\"\n", "a\",\"\n"})
    void manyLinesThatOpenAQuoteAreReadOnceAndNotAgainForEach(String line) throws IOException {
        int lines = 150_000;
        AtomicInteger broken = new AtomicInteger();
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> { // against minutes
                    try (CsvFile file = open("a,b\n" + line.repeat(lines) + "1,2\n")) {
                        CsvRow last = null;
                        for (CsvRow row = file.next(); row != null; row = file.next()) {
                            broken.addAndGet(row instanceof CsvRow.Broken ? 1 : 0);
                            last = row;
                        }
                        assertThat(last).isEqualTo(new CsvRow.Readable(lines + 2, List.of("1", "2")));
                    }
                });
        assertThat(broken).hasValue(lines);
    }
}
