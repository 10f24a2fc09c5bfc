package dev.whynot.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.whynot.testsupport.TestDatabase;

class CopyTextTest {

    private static final Jdbi JDBI = TestLedger.jdbi(TestDatabase.withSchema());
    private static final String COPY_TEXTS = "copy texts from stdin";

    private Handle handle;

    @BeforeEach
    void newTables() {
        handle = JDBI.open();
        handle.execute("create temp table texts (position int, text text)");
        handle.execute("""
                create temp table one_of_each (
                    text text, nothing text, number bigint, share double precision, amount numeric, day date,
                    instant timestamptz, truth boolean)
                """);
    }

    @AfterEach
    void close() {
        handle.execute("drop table texts, one_of_each");
        handle.close();
    }

    @Test
    void textsComeBackAsTheyAre() {
        assertKept(List.of(
                "",
                " ",
                "\\N",
                "\\.",
                "\\",
                "\\\\n",
                "\t",
                "tab\there",
                "two\nlines",
                "Windows\r\nlines",
                "\r",
                "\"quoted\" 'too'",
                "\b\f\u0001\u000b",
                "NULL",
                "{\"json\": \"a\\\"b\\n\"}",
                "„Käufer“ 日本語 🏗️ 🤷",
                "x".repeat(200_000)));
    }

    @Test
    void everyTypeComesBackAsItIs() {
        Instant instant = Instant.parse("2026-03-01T12:34:56.123456Z");
        Object[] row = {
            "text", null, Long.MAX_VALUE, 0.1 + 0.2, new BigDecimal("1E+9"), LocalDate.of(9999, 12, 31), instant, true
        };
        CopyText.copy(handle, "copy one_of_each from stdin", List.of("a row"), name -> row);

        assertThat(handle.createQuery("""
                        select true from one_of_each where text = 'text' and nothing is null
                            and number = 9223372036854775807 and share = 0.30000000000000004 and amount = 1000000000
                            and day = '9999-12-31' and instant = :instant and truth
                        """)
                        .bind("instant", instant)
                        .mapTo(Boolean.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void refusedRowFailsAndTheConnectionGoesOn() {
        List<Object> rows = List.of(1, "no number", 3);

        assertThatThrownBy(() -> handle.useTransaction(
                        transaction -> CopyText.copy(transaction, COPY_TEXTS, rows, row -> new Object[] {row, "text"})))
                .isInstanceOf(JdbiException.class)
                .rootCause()
                .hasMessageContaining("no number");

        assertKept(List.of("still there"));
    }

    @Test
    void failureWhileRowsAreMadeLeavesNone() {
        assertThatThrownBy(() -> handle.useTransaction(transaction -> CopyText.copy(
                        transaction, COPY_TEXTS, List.of(2, 1, 0), row -> new Object[] {1 / row, "text"})))
                .isInstanceOf(ArithmeticException.class);

        assertKept(List.of("still there"));
    }

    /** Writes the texts and finds them again, them alone. */
    private void assertKept(List<String> texts) {
        List<Integer> positions = IntStream.range(0, texts.size()).boxed().toList();
        CopyText.copy(handle, COPY_TEXTS, positions, position -> new Object[] {position, texts.get(position)});

        assertThat(handle.createQuery("select text from texts order by position")
                        .mapTo(String.class)
                        .list())
                .isEqualTo(texts);
    }
}
