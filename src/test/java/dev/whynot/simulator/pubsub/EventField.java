package dev.whynot.simulator.pubsub;

import java.util.List;
import java.util.Optional;

import dev.whynot.simulator.org.Field;
import dev.whynot.simulator.org.FieldType;
import dev.whynot.simulator.org.ObjectType;

/**
 * A field of an event: one of the object's, or a record nested of several.
 *
 * @param name in the event
 * @param field of the object
 * @param parts of a compound, in order; empty for other fields
 */
record EventField(String name, Field field, List<EventField> parts) {

    private static final List<String> NAME_PARTS = List.of("Salutation", "FirstName", "LastName");
    private static final List<String> ADDRESS_PARTS = List.of("Street", "City", "State", "PostalCode", "Country");

    /** The fields of the object's events, of those that the signed-in user may see. */
    static List<EventField> of(ObjectType type) {
        List<EventField> compounds = type.visibleFields().stream()
                .map(field -> new EventField(field.name(), field, parts(type, field)))
                .filter(EventField::isCompound)
                .toList();
        return type.visibleFields().stream()
                .filter(field -> !isLeftOut(field.name()))
                .filter(field -> compounds.stream().noneMatch(compound -> compound.holds(field)))
                .map(field -> new EventField(field.name(), field, parts(type, field)))
                .toList();
    }

    /** The id is in the header; of the others change events say nothing. */
    private static boolean isLeftOut(String field) {
        return List.of("Id", "IsDeleted", "SystemModstamp").contains(field);
    }

    private static List<EventField> parts(ObjectType type, Field field) {
        if (field.type() == FieldType.ADDRESS) {
            return parts(type, field.name().replaceFirst("Address$", ""), ADDRESS_PARTS);
        }
        return field.name().equals("Name") && type.visible("LastName").isPresent()
                ? parts(type, "", NAME_PARTS)
                : List.of();
    }

    private static List<EventField> parts(ObjectType type, String prefix, List<String> names) {
        return names.stream()
                .flatMap(
                        name -> type.visible(prefix + name).map(part -> new EventField(name, part, List.of())).stream())
                .toList();
    }

    boolean isCompound() {
        return !parts.isEmpty();
    }

    private boolean holds(Field other) {
        return parts.stream().anyMatch(part -> part.field.name().equals(other.name()));
    }

    /** What it holds of a record's values: the field itself, or its parts. */
    List<Field> fields() {
        return isCompound() ? parts.stream().map(EventField::field).toList() : List.of(field);
    }

    /** The role and the type, as Salesforce annotates them. */
    String doc() {
        return Optional.ofNullable(
                        switch (field.name()) {
                            case "CreatedDate" -> "CreatedDate:DateTime";
                            case "CreatedById" -> "CreatedBy:EntityId";
                            default -> null;
                        })
                .orElseGet(() -> switch (field.type()) {
                    case ID, REFERENCE -> "ForeignKey:EntityId";
                    case PICKLIST -> "Data:DynamicEnum";
                    case TEXTAREA -> "Data:StringPlusClob";
                    case EMAIL -> "Data:Email";
                    case PHONE -> "Data:Phone";
                    case URL -> "Data:Url";
                    case BOOLEAN -> "Data:Boolean";
                    case INT -> "Data:Integer";
                    case DOUBLE -> "Data:Double";
                    case CURRENCY -> "Data:Currency";
                    case PERCENT -> "Data:Percent";
                    case DATE -> "Data:DateOnly";
                    case DATETIME -> "Data:DateTime";
                    case ADDRESS -> "Data:Address";
                    case STRING -> isCompound() ? "Data:PersonName" : "Data:Text";
                });
    }
}
