package dev.whynot.reason;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells the names apart that stand in one value of a competitor field.
 *
 * @param known {@link NameForms#joined joined} forms of names that stand alone in some value
 */
record CompetitorField(Set<String> known) {

    private static final CompetitorWords WORDS = CompetitorWords.BUNDLED;

    /** A longer one is a remark. */
    private static final int LONGEST_NAME = 120;

    private static final String KEPT_TOGETHER = "(?:https?://|www\\.)[^\\s;,|]+|\\([^()]*\\)|\\[[^\\[\\]]*\\]";

    /** A comma before a legal form separates nothing, nor does a slash beside a single letter or digit: A/S, R/3, n/a. */
    private static final Pattern SEPARATOR = Pattern.compile(
            KEPT_TOGETHER
                    + "|(?<separator>[;|\\n\\r\\t]|(?<!\\b\\w)/(?!\\w\\b)"
                    + "|,(?!\\s*(?:inc|incorporated|llc|l\\.l\\.c|ltd|limited|corp|co|lp|l\\.p|llp|plc|gmbh|ag|kg|s\\.|a\\.s"
                    + "|n\\.v|b\\.v|pty|pte)\\b))",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern LINK = Pattern.compile(
            KEPT_TOGETHER + "|\\s(?<link>und|and|u\\.|oder|or|sowie|\\+|&)\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)|\\[([^\\[\\]]*)\\]");
    private static final Pattern LABELLED = Pattern.compile("([^:]+?)(?::|\\s[-–])(.+)", Pattern.DOTALL);

    /** Learns from all values of the field which names stand alone in it. */
    static CompetitorField learnt(Collection<String> values) {
        CompetitorField field = new CompetitorField(Set.of());
        Set<String> known = new HashSet<>();
        for (String value : values) {
            for (String name : field.names(value)) {
                if (links(name).isEmpty()) {
                    known.addAll(joinedForms(name));
                }
            }
        }
        return new CompetitorField(known);
    }

    /**
     * The names in a value, as they are written there. {@code ;}, {@code /}, {@code ,} and line ends always stand between
     * two names; "und", "and", "or", "+" do where what stands on either side is a known name, {@code &} where it is on
     * both sides. "Other: Acme" and "Other (Acme)" name Acme.
     *
     * @return empty if the value names nobody
     */
    List<String> names(String value) {
        List<String> names = new ArrayList<>();
        addNames(value, names);
        return names;
    }

    private void addNames(String value, List<String> names) {
        String name = value.strip();
        List<MatchResult> separators = separators(name);
        if (!separators.isEmpty()) {
            int start = 0;
            for (MatchResult separator : separators) {
                addNames(name.substring(start, separator.start()), names);
                start = separator.end();
            }
            addNames(name.substring(start), names);
            return;
        }
        String named = withoutOther(name);
        if (!named.equals(name)) {
            addNames(named, names);
            return;
        }
        for (MatchResult link : links(name)) {
            String left = name.substring(0, link.start());
            String right = name.substring(link.end());
            if (areTwo(left, link.group("link"), right)) {
                addNames(left, names);
                addNames(right, names);
                return;
            }
        }
        if (!isNobody(name)) {
            names.add(name);
        }
    }

    private boolean areTwo(String left, String link, String right) {
        if (isPartner(left) || isPartner(right)) {
            return false;
        }
        if (link.equals("&")) {
            return isKnown(left) && isKnown(right);
        }
        return isKnown(left) || isKnown(right) || isNobody(left) || isNobody(right);
    }

    private boolean isKnown(String name) {
        return joinedForms(name).stream()
                .anyMatch(form -> known.contains(form) || CompetitorAliases.BUNDLED.knows(form));
    }

    /** What "Other: Acme" or "Other (Acme)" names; any other text as it is. */
    private static String withoutOther(String name) {
        Matcher labelled = LABELLED.matcher(name);
        if (labelled.matches() && isNobody(labelled.group(1))) {
            return labelled.group(2).strip();
        }
        Matcher brackets = BRACKETS.matcher(name);
        if (brackets.find() && isNobody(brackets.replaceAll(" "))) {
            return BRACKETS.matcher(name)
                    .results()
                    .map(inside -> inside.group(1) == null ? inside.group(2) : inside.group(1))
                    .collect(Collectors.joining(";"));
        }
        return name;
    }

    private static boolean isNobody(String name) {
        String key = NameForms.joined(TextKey.of(name));
        return key.isEmpty() || WORDS.nobody().contains(key);
    }

    private static boolean isPartner(String name) {
        return joinedForms(name).stream().anyMatch(WORDS.partners()::contains);
    }

    private static Set<String> joinedForms(String name) {
        return NameForms.of(name).stream().map(NameForms::joined).collect(Collectors.toSet());
    }

    private static List<MatchResult> separators(String name) {
        return SEPARATOR
                .matcher(name)
                .results()
                .filter(match -> match.group("separator") != null)
                .toList();
    }

    private static List<MatchResult> links(String name) {
        return name.length() > LONGEST_NAME
                ? List.of()
                : LINK.matcher(name)
                        .results()
                        .filter(match -> match.group("link") != null)
                        .toList();
    }
}
