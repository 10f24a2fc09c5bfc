package dev.whynot.salesforce.discovery;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import com.force.api.DescribeSObject.Field;

/** Finds the field of an object that is most likely the wanted one, by its name, label and type. */
final class FieldFinder {

    /** Labels of Salesforce are far shorter. */
    static final int LONGEST_LABEL = 255;

    private final List<Field> fields;

    /** @param fields with names; all else may be missing */
    FieldFinder(List<Field> fields) {
        this.fields = fields;
    }

    /**
     * A field, and why it was chosen.
     *
     * @param name its API name
     */
    record Found(String name, String why) {}

    /** The best of the org's own fields, never one of those that are taken. */
    Optional<Found> find(Wanted wanted, List<String> taken) {
        List<Field> fitting = fields.stream()
                .filter(field -> Boolean.TRUE.equals(field.isCustom()) && !taken.contains(field.getName()))
                .filter(field -> field.getType() != null && wanted.types().contains(field.getType()))
                .filter(field -> score(wanted, field) > 0)
                .sorted(comparingInt((Field field) -> score(wanted, field))
                        .reversed()
                        .thenComparing(Field::getName))
                .toList();
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        Field best = fitting.getFirst();
        String others = fitting.size() == 1
                ? ""
                : "; also possible: "
                        + String.join(
                                ", ",
                                fitting.stream().skip(1).map(Field::getName).toList());
        return Optional.of(new Found(
                best.getName(),
                "'%s' (%s%s) is called like %s%s"
                        .formatted(label(best), best.getType(), values(best), wanted.says(), others)));
    }

    private static String values(Field field) {
        int count = field.getPicklistValues() == null
                ? 0
                : field.getPicklistValues().size();
        return count == 0 ? "" : " of %d values".formatted(count);
    }

    /** 0 if it cannot be; a label that says both is surest, and what is picked is surer than what is typed. */
    private static int score(Wanted wanted, Field field) {
        String name = field.getName()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("__c$", "")
                .replace('_', ' ');
        String label = label(field).toLowerCase(Locale.ROOT);
        int both = says(wanted, name) + says(wanted, label);
        if (both == 0) {
            return 0;
        }
        boolean isPicked = field.getType().equals("picklist") || field.getType().equals("textarea");
        return 10 * both + (isPicked ? 5 : 0);
    }

    private static String label(Field field) {
        String label = Objects.toString(field.getLabel(), "");
        return label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL) : label;
    }

    private static int says(Wanted wanted, String text) {
        return wanted.about().matcher(text).find() && wanted.of().matcher(text).find() ? 1 : 0;
    }
}
