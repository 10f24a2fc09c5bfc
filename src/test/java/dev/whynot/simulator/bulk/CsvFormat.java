package dev.whynot.simulator.bulk;

import java.util.Optional;

/**
 * How a job wants its results.
 *
 * @param delimiterName such as {@code COMMA}
 * @param lineEndName {@code LF} or {@code CRLF}
 */
record CsvFormat(String delimiterName, char delimiter, String lineEndName) {

    /** Empty where a name is unknown. */
    static Optional<CsvFormat> of(String delimiterName, String lineEndName) {
        int delimiter =
                switch (delimiterName) {
                    case "COMMA" -> ',';
                    case "SEMICOLON" -> ';';
                    case "TAB" -> '\t';
                    case "PIPE" -> '|';
                    case "CARET" -> '^';
                    case "BACKQUOTE" -> '`';
                    default -> -1;
                };
        boolean isKnown = delimiter >= 0 && (lineEndName.equals("LF") || lineEndName.equals("CRLF"));
        return isKnown ? Optional.of(new CsvFormat(delimiterName, (char) delimiter, lineEndName)) : Optional.empty();
    }
}
