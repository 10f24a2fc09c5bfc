package dev.whynot.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Rows in the text format of PostgreSQL's COPY, which takes in many new rows at a fraction of what INSERT costs; see
 * "File Formats" at COPY in its manual.
 */
final class CopyText {

    private static final int BUFFER = 1 << 16;

    private CopyText() {}

    /**
     * Copies rows in the transaction of the handle. They go out as they are made, so that PostgreSQL takes in the first
     * while the last are yet to be written.
     *
     * @param sql {@code copy ... from stdin}
     * @param values the columns of a row: texts, numbers, dates, instants, truth values and nulls
     */
    static <R> void copy(Handle handle, String sql, List<R> rows, Function<R, Object[]> values) {
        if (rows.isEmpty()) {
            return;
        }
        try {
            PGConnection connection = handle.getConnection().unwrap(PGConnection.class);
            try (OutputStream out = new PGCopyOutputStream(connection, sql, BUFFER)) {
                StringBuilder line = new StringBuilder();
                for (R row : rows) {
                    line.setLength(0);
                    append(line, values.apply(row));
                    out.write(line.toString().getBytes(UTF_8));
                }
            }
        } catch (SQLException | IOException e) {
            throw new UnableToExecuteStatementException("COPY failed", e, null);
        }
    }

    private static void append(StringBuilder line, Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                line.append('\t');
            }
            switch (values[i]) {
                case null -> line.append("\\N");
                case String text -> escape(line, text);
                case BigDecimal amount -> line.append(amount.toPlainString());
                default -> line.append(values[i]);
            }
        }
        line.append('\n');
    }

    private static void escape(StringBuilder line, String text) {
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            String escaped =
                    switch (text.charAt(i)) {
                        case '\\' -> "\\\\";
                        case '\t' -> "\\t";
                        case '\n' -> "\\n";
                        case '\r' -> "\\r";
                        default -> null;
                    };
            if (escaped != null) {
                line.append(text, written, i).append(escaped);
                written = i + 1;
            }
        }
        line.append(text, written, text.length());
    }
}
