package dev.whynot.salesforce.discovery;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.force.api.DescribeSObject;
import com.force.api.DescribeSObject.Field;

import dev.whynot.salesforce.wire.SalesforceException;

/** The columns that one object of the org offers to us, its own and those of its parents. */
final class OrgSchema {

    /** Each object of Salesforce has these. */
    static final List<String> KEYS = List.of("Id", "SystemModstamp", "IsDeleted");

    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");

    private final DescribeSObject object;
    private final List<Field> fields;
    private final HiddenFields hidden;
    private final Map<String, Field> byName = new HashMap<>();
    private final Map<String, Field> byRelationship = new HashMap<>();

    /**
     * By a describe; what is not called like a field is passed over.
     *
     * @throws SalesforceException if it lacks what each object has
     */
    OrgSchema(DescribeSObject object, HiddenFields hidden) {
        if (object == null || object.getFields() == null) {
            throw SalesforceException.incomplete("A describe came without fields, so not from Salesforce");
        }
        this.object = object;
        this.hidden = hidden;
        this.fields = object.getFields().stream().filter(OrgSchema::isNamed).toList();
        for (Field field : fields) {
            byName.put(folded(field.getName()), field);
            if (field.getRelationshipName() != null) {
                byRelationship.put(folded(field.getRelationshipName()), field);
            }
        }
        for (String key : KEYS) {
            if (!byName.containsKey(folded(key))) {
                throw SalesforceException.incomplete("A describe came without the field " + key);
            }
        }
    }

    private static boolean isNamed(Field field) {
        return field != null
                && field.getName() != null
                && NAME.matcher(field.getName()).matches();
    }

    /** Whether a column can be asked for, for example {@code StageName} or {@code Account.Industry}. */
    boolean has(String column) {
        int dot = column.indexOf('.');
        if (dot < 0) {
            return byName.containsKey(folded(column)) && !hidden.contains(object.getName(), column);
        }
        String relationship = column.substring(0, dot);
        String field = column.substring(column.lastIndexOf('.') + 1);
        Field reference = byRelationship.get(folded(relationship));
        return reference != null
                && !hidden.containsAllOf(relationship)
                && !hidden.contains(relationship, field)
                && targets(reference).stream().noneMatch(target -> hidden.contains(target, field))
                && !(targets(reference).size() > 1 && hidden.contains("Name", field));
    }

    /** Whether the column can change without moving the record's {@code SystemModstamp}. */
    boolean isLookedUp(String column) {
        if (column.contains(".")) {
            return true;
        }
        Field field = byName.get(folded(column));
        return Boolean.TRUE.equals(field.isCustom()) && Boolean.TRUE.equals(field.isCalculated());
    }

    /** The columns as the org writes them, each once. */
    List<String> spelled(Set<String> columns) {
        Set<String> seen = new HashSet<>();
        return columns.stream()
                .map(column -> column.contains(".")
                        ? column
                        : byName.get(folded(column)).getName())
                .filter(column -> seen.add(folded(column)))
                .toList();
    }

    FieldFinder finder() {
        return new FieldFinder(fields);
    }

    private static List<String> targets(Field reference) {
        return reference.getReferenceTo() == null ? List.of() : reference.getReferenceTo();
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
