package dev.whynot.reason;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.whynot.reason.Cut.Kind;

/** Finds the places where a note may be taken apart; where in doubt, none. */
final class Cuts {

    /** A number, a word with its inner dots, dashes and slashes, or one mark. */
    private static final Pattern TOKEN = Pattern.compile(
            "\\d+(?:[.,:/-]\\d+){0,9}|[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*(?:['’.&/_-][\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*){0,9}|\\S|\\n");

    /** By their first word, the longest first. */
    private static final Map<String, List<Connective>> CONNECTIVES = List.of(
                    connectives(Kind.CONTRAST, """
                            but, however, nevertheless, whereas, aber, jedoch, allerdings, dennoch, mais, par contre,
                            pero, sin embargo, no obstante, ma, però, tuttavia, maar, echter, mas, porém, no entanto"""),
                    connectives(Kind.CONCESSION, """
                            although, even though, albeit, obwohl, obgleich, wenngleich, bien que, aunque, sebbene, hoewel,
                            embora"""),
                    connectives(Kind.STOP, """
                            additionally, furthermore, moreover, besides, in addition, on top of that, außerdem, ausserdem,
                            zudem, zusätzlich, zusaetzlich, desweiteren, des weiteren, darüber hinaus, en plus, de plus,
                            además, inoltre, bovendien, daarnaast, além disso"""),
                    connectives(Kind.COMMA, "sondern, sino"),
                    connectives(Kind.AND, "and, as well as, plus, und, sowie, et, y, e, ed, en, &"))
            .stream()
            .flatMap(List::stream)
            .sorted(Comparator.comparing((Connective connective) -> connective.words.size())
                    .reversed())
            .collect(groupingBy(connective -> connective.words.getFirst()));

    /** What joins a clause only where a mark or another connective stands before it. */
    private static final Map<String, Kind> AFTER_MARK = Map.of(
            "doch", Kind.CONTRAST,
            "yet", Kind.CONTRAST,
            "though", Kind.CONTRAST,
            "also", Kind.AND,
            "auch", Kind.AND,
            "aussi", Kind.AND,
            "también", Kind.AND,
            "anche", Kind.AND,
            "ook", Kind.AND,
            "também", Kind.AND);

    /** What may stand inside its clause, "der Preis ist ihm aber zu hoch", unless a mark stands before it. */
    private static final Set<String> INNER = words("aber jedoch allerdings however echter tuttavia");

    /** With one of these after it, "außerdem" begins a clause even without a mark before it. */
    private static final Set<String> AFTER_ADDITION = words("""
            fehlt fehlte fehlen ist war waren hat hatte haben wurde gab gibt kein keine keinen nicht zu no not too""");

    /** Before "but", what makes it mean "except". */
    private static final Set<String> BEFORE_EXCEPT = words("nothing anything everything all none nobody last");

    /** What only an abbreviation ends in ("vertragl"), or is without a vowel. */
    private static final Pattern ABBREVIATED = Pattern.compile("[bcdfghkmnprstvxz]l$|^[^aeiouyäöüéèáàóíú]+$");

    /** Abbreviations of four letters and more, which a dot does not end a sentence after. */
    private static final Set<String> ABBREVIATIONS = words("""
            approx dept prof incl inkl exkl evtl cust comp budg pros info abtl ansp angeb wettb einschl bspw sonst vsl feat
            func tech techn telef mind mevr vorh incumb vorauss""");

    /** Words of fewer than four letters that may end a sentence; others are taken for abbreviations. */
    private static final Set<String> SHORT_ENDS = words("""
            ok no yes us it now yet bid buy him her me war gut ist hat ab an aus zu sie uns ihn mir weg tot ein raus ja
            da bei fit far too low app api crm erp sap roi tco ceo cfo cio cto off out up on in day way pay do go set""");

    private record Connective(Kind kind, List<String> words) {}

    /** A token; its word is in lower case. */
    private record Token(String text, String word, int start, int end) {

        boolean isWord() {
            return Character.isLetterOrDigit(text.codePointAt(0));
        }

        boolean isNumber() {
            return Character.isDigit(text.charAt(0));
        }
    }

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Cut> cuts = new ArrayList<>();

    /** The token after the last cut. */
    private int afterCut;

    /** The number that the next item of a list bears. */
    private int item = 1;

    private Cuts(String text) {
        this.text = text;
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String word = token.group().toLowerCase(Locale.ROOT);
            tokens.add(new Token(token.group(), word, token.start(), token.end()));
        }
    }

    /** The cuts of a text, in their order. */
    static List<Cut> of(String text) {
        return new Cuts(text).find();
    }

    private List<Cut> find() {
        for (int i = 0; i < tokens.size(); i++) {
            int taken = itemMark(i);
            Kind kind = Kind.STOP;
            if (taken == 0) {
                Connective connective = connective(i);
                kind = connective == null ? mark(i) : isInner(i) ? Kind.COMMA : connective.kind;
                taken = connective == null ? 1 : connective.words.size();
            }
            if (kind != null) {
                cut(kind, i, i + taken);
                i += taken - 1;
            }
        }
        return cuts;
    }

    /** Cuts before a token and after others; cuts without a word between them are one. */
    private void cut(Kind kind, int from, int to) {
        int start = to < tokens.size() ? tokens.get(to).start : text.length();
        if (!cuts.isEmpty() && from == afterCut) {
            Cut last = cuts.removeLast();
            cuts.add(new Cut(last.kind().compareTo(kind) > 0 ? last.kind() : kind, last.end(), start));
        } else {
            cuts.add(new Cut(kind, from == 0 ? 0 : tokens.get(from - 1).end, start));
        }
        afterCut = to;
    }

    private boolean isAfterCut(int i) {
        return i == 0 || !cuts.isEmpty() && i == afterCut;
    }

    /** How many tokens an item's mark has that begins here: "2)", "(2)", "b)", "2."; 0 for none. */
    private int itemMark(int i) {
        if (text(i).equals("(") && isItem(text(i + 1)) && text(i + 2).equals(")")) {
            item++;
            return 3;
        }
        if (!isItem(text(i)) || i + 1 == tokens.size() || tokens.get(i).end != tokens.get(i + 1).start) {
            return 0;
        }
        boolean isMark =
                switch (text(i + 1)) {
                    case ")" -> !isInBrackets(i);
                    case "." -> tokens.get(i).isNumber() && (item > 1 || isAfterCut(i) && text.contains(" 2."));
                    default -> false;
                };
        if (!isMark) {
            return 0;
        }
        item++;
        return 2;
    }

    private boolean isInBrackets(int i) {
        int start = tokens.get(i).start;
        return text.lastIndexOf('(', start) > text.lastIndexOf(')', start);
    }

    private boolean isItem(String number) {
        return number.equals(String.valueOf(item)) || number.length() == 1 && number.charAt(0) - 'a' == item - 1;
    }

    private Kind mark(int i) {
        return switch (text(i)) {
            case "\n", ";", "•", "|" -> Kind.STOP;
            case "!", "?" -> isLast(i) ? Kind.STOP : null;
            case "." -> text(i - 1).equals(".") || text(i + 1).equals(".") ? Kind.COMMA : isEnd(i) ? Kind.STOP : null;
            case "(", ")" -> Kind.BRACKET;
            case "…", "," -> Kind.COMMA;
            case "+", "/" -> isSpaced(i) ? Kind.SIGN : null;
            case "-", "–", "—", "*" -> isSpaced(i) ? Kind.COMMA : null;
            default ->
                AFTER_MARK.containsKey(tokens.get(i).word) && isAfterCut(i) && i > 0
                        ? AFTER_MARK.get(tokens.get(i).word)
                        : null;
        };
    }

    /** Whether a dot ends a sentence, not an abbreviation or a number. */
    private boolean isEnd(int i) {
        if (i == 0 || !isLast(i)) {
            return false;
        }
        Token last = tokens.get(i - 1);
        String word = last.word;
        if (last.isNumber()) {
            return word.matches("\\d{4}")
                    && i + 1 < tokens.size()
                    && Character.isUpperCase(text(i + 1).charAt(0));
        }
        if (!last.isWord()) {
            return true;
        }
        return word.length() < 4
                ? SHORT_ENDS.contains(word)
                : !word.contains(".")
                        && !ABBREVIATIONS.contains(word)
                        && !ABBREVIATED.matcher(word).find();
    }

    private boolean isSpaced(int i) {
        return (i == 0
                        || tokens.get(i - 1).end < tokens.get(i).start
                        || text(i - 1).equals("\n"))
                && isLast(i);
    }

    /** Whether a blank or the end of the text follows. */
    private boolean isLast(int i) {
        return i + 1 == tokens.size() || tokens.get(i).end < tokens.get(i + 1).start;
    }

    private Connective connective(int i) {
        for (Connective connective : CONNECTIVES.getOrDefault(tokens.get(i).word, List.of())) {
            int count = connective.words.size();
            if (i + count <= tokens.size() && isAt(i, connective.words) && joins(connective, i, i + count)) {
                return connective;
            }
        }
        return null;
    }

    private boolean isAt(int i, List<String> words) {
        for (int word = 0; word < words.size(); word++) {
            if (!tokens.get(i + word).word.equals(words.get(word))) {
                return false;
            }
        }
        return true;
    }

    private boolean isInner(int i) {
        return !isAfterCut(i) && INNER.contains(tokens.get(i).word);
    }

    private boolean joins(Connective connective, int from, int to) {
        if (isAfterCut(from)) {
            return true;
        }
        return switch (connective.kind) {
            case STOP -> to < tokens.size() && AFTER_ADDITION.contains(tokens.get(to).word);
            case CONTRAST -> !text(from).equals("MA") && !BEFORE_EXCEPT.contains(tokens.get(from - 1).word);
            default -> true;
        };
    }

    private String text(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i).text : "";
    }

    private static List<Connective> connectives(Kind kind, String list) {
        return Arrays.stream(list.split(",\\s+"))
                .map(phrase -> new Connective(kind, List.of(phrase.split(" "))))
                .toList();
    }

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }
}
