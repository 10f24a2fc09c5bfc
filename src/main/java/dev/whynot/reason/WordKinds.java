package dev.whynot.reason;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a clause as a string with a letter for each word: its kind in {@code reason/clause-words.yaml}, {@code t} for a
 * compound such as "Preisthema", {@code N} for a number, {@code x} for any other word, and a comma for marks. So "Preis
 * war nicht das Problem" is {@code TCnDI}.
 */
final class WordKinds {

    private static final Pattern MARK = Pattern.compile("[,;:()–—\"]|\\s-\\s");
    private static final Pattern COMPETITOR = Pattern.compile("(?:wettbewerb|mitbewerb|konkurren).*");
    private static final int SHORTEST_TAIL = 5;

    /** After "no", what makes it stand for "not". */
    private static final Set<String> AFTER_NOT = Set.of("one", "body", "longer", "more");

    /** After "due to", what is no cause. */
    private static final Set<String> NOT_A_CAUSE = Set.of("expire", "end", "renew", "start", "run");

    /** Before "like", who likes. */
    private static final Set<String> WHO_LIKE = Set.of("they", "we", "customers", "users", "people", "did", "all");

    private static final Map<String, Character> KINDS = bundled();

    private static final Map<String, Character> KINDS_OF_STEMS = KINDS.entrySet().stream()
            .collect(toUnmodifiableMap(
                    word -> WordStem.of(word.getKey()),
                    Map.Entry::getValue,
                    (kind, other) -> kind < other ? kind : other));

    private WordKinds() {}

    static String of(String clause) {
        StringBuilder kinds = new StringBuilder();
        for (String part : MARK.split(clause)) {
            List<String> words = Contractions.writtenOut(TextKey.of(part));
            if (!kinds.isEmpty() && !words.isEmpty()) {
                kinds.append(',');
            }
            for (int i = 0; i < words.size(); i++) {
                kinds.append(kind(words, i));
            }
        }
        return kinds.toString();
    }

    private static char kind(List<String> words, int i) {
        String word = words.get(i);
        String before = i > 0 ? words.get(i - 1) : "";
        String next = i + 1 < words.size() ? words.get(i + 1) : "";
        return switch (word) {
            case "no" -> AFTER_NOT.contains(next) ? 'n' : 'k';
            case "like" -> WHO_LIKE.contains(before) ? 'V' : 'x';
            case "about" -> next.equals("to") ? 'x' : 'B';
            case "due" ->
                next.equals("to") && (i + 2 == words.size() || !NOT_A_CAUSE.contains(words.get(i + 2))) ? 'B' : 'x';
            case "to" -> before.equals("due") ? 'D' : before.startsWith("objection") ? 'b' : 'x';
            case "gefallen" -> words.stream().anyMatch(other -> kind(other) == 'H') ? 'V' : 'x';
            case "pas" -> next.equals("de") || next.equals("d") ? 'k' : 'n';
            case "noch" -> words.subList(0, i).contains("weder") ? 'n' : 'i';
            case "o" -> before.equals("i") ? 'P' : 'D';
            case "good", "nice" -> next.equals("to") ? 'x' : 'P';
            case "right" -> next.equals("now") ? 'N' : 'P';
            case "well" -> before.equals("as") ? 'x' : 'P';
            default -> kind(word);
        };
    }

    private static char kind(String word) {
        if (word.isEmpty()) {
            return 'x';
        }
        if (word.chars().anyMatch(Character::isDigit)) {
            return 'N';
        }
        Character kind = KINDS.get(word);
        if (kind != null) {
            return kind;
        }
        if (COMPETITOR.matcher(word).matches()) {
            return 'O';
        }
        if (Compound.topic(word, part -> "TMR".indexOf(KINDS.getOrDefault(part, 'x')) >= 0, part -> false)
                .isPresent()) {
            return 't';
        }
        for (int tail = 3; tail <= word.length() - SHORTEST_TAIL; tail++) {
            char ofTail = KINDS.getOrDefault(word.substring(tail), 'x');
            if ("TMR".indexOf(ofTail) >= 0) {
                return ofTail;
            }
        }
        return word.endsWith("ed") || word.endsWith("ing") ? 'x' : KINDS_OF_STEMS.getOrDefault(WordStem.of(word), 'x');
    }

    private static Map<String, Character> bundled() {
        try (InputStream yaml = WordKinds.class.getResourceAsStream("/reason/clause-words.yaml")) {
            Map<String, String> words = new YAMLMapper().readValue(yaml, new TypeReference<>() {});
            Map<String, Character> kinds = new HashMap<>();
            words.forEach((kind, ofKind) -> {
                for (String word : ofKind.split(" ")) {
                    if (kinds.put(word, kind.charAt(0)) != null) {
                        throw new IllegalStateException("clause-words.yaml: '%s' stands twice".formatted(word));
                    }
                }
            });
            return Map.copyOf(kinds);
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled reason/clause-words.yaml cannot be read", e);
        }
    }
}
