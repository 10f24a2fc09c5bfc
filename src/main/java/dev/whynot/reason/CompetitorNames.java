package dev.whynot.reason;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The competitors of one org, learnt from its competitor field. However they are spelt, they are called by their most
 * frequent spelling: {@code SFDC}, {@code salesforce.com, inc.} and {@code SalesForce (CRM)} are one.
 */
public final class CompetitorNames {

    private final CompetitorField field;
    private final Map<String, String> byJoinedForm = new HashMap<>();
    private final CompetitorMentions mentions;

    private CompetitorNames(CompetitorField field, Collection<Competitor> competitors) {
        this.field = field;
        for (Competitor competitor : competitors) {
            for (String form : competitor.forms()) {
                byJoinedForm.put(NameForms.joined(form), competitor.name());
            }
        }
        this.mentions = new CompetitorMentions(competitors);
    }

    /**
     * Learns the names.
     *
     * @param spellings the values of the competitor field, each with the number of records that bear it
     */
    public static CompetitorNames of(Map<String, Long> spellings) {
        CompetitorField field = CompetitorField.learnt(spellings.keySet());
        Map<String, Long> names = new HashMap<>();
        spellings.forEach(
                (value, records) -> field.names(value).forEach(name -> names.merge(name, records, Long::sum)));
        return new CompetitorNames(field, CompetitorMerge.merged(names));
    }

    /**
     * The competitors that a value of the competitor field names, in its order, each once. A name that was not learnt is
     * called as it is written.
     *
     * @param value as the record has it; may be null
     * @return empty if the value names nobody ("none", "unbekannt")
     */
    public List<String> inField(String value) {
        return value == null
                ? List.of()
                : field.names(value).stream().map(this::called).distinct().toList();
    }

    /**
     * The competitors that a free text mentions, in its order, each once. A name that is an ordinary word too, such as
     * Monday or Target, is one only where the text says so: "went with Target", "an Target verloren", "monday.com".
     *
     * @param text as the rep wrote it; may be null
     */
    public List<String> inText(String text) {
        return text == null ? List.of() : mentions.in(text);
    }

    private String called(String name) {
        return NameForms.of(name).stream()
                .map(NameForms::joined)
                .filter(byJoinedForm::containsKey)
                .findFirst()
                .map(byJoinedForm::get)
                .orElse(name);
    }
}
