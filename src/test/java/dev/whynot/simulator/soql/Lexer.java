package dev.whynot.simulator.soql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.whynot.simulator.soql.Token.Kind;

/** Splits a query into words and signs. A path such as {@code Account.Owner.Name} is one word. */
final class Lexer {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*)*");
    private static final Pattern DATE_TIME = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?(Z|[+-]\\d{2}:?\\d{2})", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?![\\dT])");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");
    private static final Pattern SIGN = Pattern.compile("!=|<>|<=|>=|[=<>(),:]");

    private final String soql;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Lexer(String soql) {
        this.soql = soql;
    }

    /** @throws SoqlException MALFORMED_QUERY */
    static List<Token> tokens(String soql) {
        return new Lexer(soql).split();
    }

    private List<Token> split() {
        while (position < soql.length()) {
            if (soql.charAt(position) == '\'') {
                string();
            } else if (!(skip(SPACE)
                    || take(WORD, Kind.WORD)
                    || take(DATE_TIME, Kind.DATE_TIME)
                    || take(DATE, Kind.DATE)
                    || take(NUMBER, Kind.NUMBER)
                    || take(SIGN, Kind.SIGN))) {
                throw malformed(
                        position,
                        "line 1:" + position + " no viable alternative at character '" + soql.charAt(position) + "'");
            }
        }
        tokens.add(new Token(Kind.END, "<EOF>", position));
        return tokens;
    }

    private boolean skip(Pattern pattern) {
        return matched(pattern) != null;
    }

    private boolean take(Pattern pattern, Kind kind) {
        int start = position;
        String text = matched(pattern);
        if (text != null) {
            tokens.add(new Token(kind, text, start));
        }
        return text != null;
    }

    private String matched(Pattern pattern) {
        Matcher matcher = pattern.matcher(soql).region(position, soql.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        position = matcher.end();
        return matcher.group();
    }

    private void string() {
        int start = position++;
        StringBuilder text = new StringBuilder();
        while (position < soql.length() && soql.charAt(position) != '\'') {
            char c = soql.charAt(position++);
            if (c != '\\') {
                text.append(c);
            } else if (position < soql.length()) {
                text.append(escaped(soql.charAt(position++), start));
            }
        }
        if (position == soql.length()) {
            throw malformed(start, "line 1:" + position + " mismatched character '<EOF>' expecting '''");
        }
        position++;
        tokens.add(new Token(Kind.STRING, text.toString(), start));
    }

    private String escaped(char c, int start) {
        return switch (c) {
            case 'n', 'N' -> "\n";
            case 'r', 'R' -> "\r";
            case 't', 'T' -> "\t";
            case 'b', 'B' -> "\b";
            case 'f', 'F' -> "\f";
            case '"', '\'', '\\' -> String.valueOf(c);
            case '%', '_' -> "\\" + c;
            default ->
                throw malformed(
                        start, "Invalid string literal. Illegal character sequence '\\" + c + "' in string literal.");
        };
    }

    private SoqlException malformed(int at, String message) {
        return SoqlException.at("MALFORMED_QUERY", soql, at, message);
    }
}
