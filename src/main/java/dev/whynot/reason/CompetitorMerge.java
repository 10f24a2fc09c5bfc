package dev.whynot.reason;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds which spellings name one competitor. The order of the spellings does not matter. */
final class CompetitorMerge {

    private static final Comparator<Competitor> MOST_FREQUENT_FIRST =
            Comparator.comparingLong(Competitor::records).reversed().thenComparing(Competitor::name);

    /** For each joined form another one of the same competitor; the last one of such a chain stands for all. */
    private final Map<String, String> same = new HashMap<>();

    private CompetitorMerge() {}

    /** @param records names that have a letter or a digit, each with the number of records that bear it */
    static Collection<Competitor> merged(Map<String, Long> records) {
        return withoutTypos(new CompetitorMerge().byForms(records));
    }

    private List<Competitor> byForms(Map<String, Long> records) {
        List<Spelling> spellings = new ArrayList<>();
        records.forEach((name, count) -> spellings.add(new Spelling(name, count, NameForms.of(name))));
        spellings.forEach(this::unite);
        Map<String, List<Spelling>> groups = new HashMap<>();
        for (Spelling spelling : spellings) {
            groups.computeIfAbsent(representative(spelling.joinedForm()), key -> new ArrayList<>())
                    .add(spelling);
        }
        return groups.values().stream().map(CompetitorMerge::competitor).toList();
    }

    private void unite(Spelling spelling) {
        String form = spelling.joinedForm();
        for (String other : spelling.forms()) {
            String joined = NameForms.joined(other);
            same.put(representative(form), representative(joined));
            for (String alias : CompetitorAliases.BUNDLED.forms(joined)) {
                same.put(representative(form), representative(NameForms.joined(alias)));
            }
        }
    }

    private String representative(String form) {
        String last = form;
        for (String next = same.get(last); next != null && !next.equals(last); next = same.get(last)) {
            last = next;
        }
        return last;
    }

    private static Competitor competitor(List<Spelling> spellings) {
        Set<String> forms = new HashSet<>();
        for (Spelling spelling : spellings) {
            for (String form : spelling.forms()) {
                forms.add(form);
                forms.addAll(CompetitorAliases.BUNDLED.forms(NameForms.joined(form)));
            }
        }
        String name = spellings.stream()
                .min(Comparator.comparingLong(Spelling::records).reversed().thenComparing(Spelling::name))
                .orElseThrow()
                .name();
        return new Competitor(
                name, spellings.stream().mapToLong(Spelling::records).sum(), forms);
    }

    /** A typo goes to the most frequent name that it is near to; what is near to a typo only stays by itself. */
    private static Collection<Competitor> withoutTypos(List<Competitor> competitors) {
        Map<String, Competitor> kept = new LinkedHashMap<>();
        Map<String, Competitor> byJoinedForm = new HashMap<>();
        OneEdit words = new OneEdit();
        for (Competitor competitor :
                competitors.stream().sorted(MOST_FREQUENT_FIRST).toList()) {
            Optional<Competitor> meant = competitor.forms().stream()
                    .flatMap(form -> words.near(NameForms.joined(form)).stream())
                    .map(byJoinedForm::get)
                    .filter(competitor::isTypoOf)
                    .min(MOST_FREQUENT_FIRST);
            if (meant.isPresent()) {
                kept.computeIfPresent(meant.get().name(), (name, before) -> before.with(competitor));
            } else {
                kept.put(competitor.name(), competitor);
                for (String form : competitor.forms()) {
                    String joined = NameForms.joined(form);
                    words.add(joined);
                    byJoinedForm.put(joined, competitor);
                }
            }
        }
        return kept.values();
    }

    private record Spelling(String name, long records, Set<String> forms) {

        /** Any of the forms; those of one spelling are united anyway. */
        String joinedForm() {
            return NameForms.joined(forms.iterator().next());
        }
    }
}
