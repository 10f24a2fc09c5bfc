package dev.whynot.reason;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Finds competitors in free text: from each word on, the longest run of words that is a name. */
final class CompetitorMentions {

    private static final Set<String> PERSONS = CompetitorWords.BUNDLED.persons();

    /** A name of more words is a remark, and not looked for. */
    private static final int MOST_WORDS = 6;

    private final NavigableMap<String, Competitor> byJoinedForm = new TreeMap<>();

    CompetitorMentions(Collection<Competitor> competitors) {
        for (Competitor competitor : competitors) {
            for (String form : competitor.forms()) {
                if (form.split(" ").length <= MOST_WORDS) {
                    byJoinedForm.put(NameForms.joined(form), competitor);
                }
            }
        }
    }

    /** The names of the competitors that the text mentions, in its order, each once. */
    List<String> in(String text) {
        Words words = Words.of(text);
        Set<String> names = new LinkedHashSet<>();
        int first = 0;
        while (first < words.size()) {
            Mention mention = longestMention(words, first);
            if (mention == null) {
                first++;
            } else {
                names.add(mention.competitor().name());
                first = mention.last() + 1;
            }
        }
        return List.copyOf(names);
    }

    /** @return null if no name starts with this word */
    private Mention longestMention(Words words, int first) {
        if (first > 0 && PERSONS.contains(words.folded(first - 1))) {
            return null;
        }
        Mention longest = null;
        String folded = "";
        String plain = "";
        for (int last = first; last < words.size(); last++) {
            if (last > first && NameForms.isLink(words.folded(last))) {
                continue;
            }
            folded += words.folded(last);
            plain += words.plain(last);
            Competitor competitor = competitor(words, first, last, folded);
            if (competitor == null && !plain.equals(folded)) {
                competitor = competitor(words, first, last, plain);
            }
            if (competitor != null) {
                longest = new Mention(competitor, last);
            }
            if (!startsAName(folded) && (plain.equals(folded) || !startsAName(plain))) {
                break;
            }
        }
        return longest;
    }

    private Competitor competitor(Words words, int first, int last, String joined) {
        Competitor competitor = byJoinedForm.get(joined);
        if (competitor != null && new Run(words, first, last, 0).isName(competitor.forms())) {
            return competitor;
        }
        if (joined.endsWith("s")) {
            Competitor owner = byJoinedForm.get(joined.substring(0, joined.length() - 1));
            if (owner != null && new Run(words, first, last, 1).isName(owner.forms())) {
                return owner;
            }
        }
        return null;
    }

    private boolean startsAName(String letters) {
        String next = byJoinedForm.ceilingKey(letters);
        return next != null && next.startsWith(letters);
    }

    private record Mention(Competitor competitor, int last) {}
}
