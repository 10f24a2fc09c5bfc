package dev.whynot.simulator.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.whynot.simulator.org.Field;
import dev.whynot.simulator.org.FieldType;
import dev.whynot.simulator.org.ObjectType;
import dev.whynot.simulator.org.PicklistValue;
import dev.whynot.simulator.query.Relationship;

/** Tells what an object is like, in the names that Salesforce uses. */
final class Describes {

    private final String version;

    Describes(String version) {
        this.version = version;
    }

    /** As the list of all objects shows it. */
    Map<String, Object> brief(ObjectType type) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("activateable", false);
        about.put("createable", true);
        about.put("custom", type.name().endsWith("__c"));
        about.put("customSetting", false);
        about.put("deletable", true);
        about.put("deprecatedAndHidden", false);
        about.put("feedEnabled", true);
        about.put("keyPrefix", type.keyPrefix());
        about.put("label", type.label());
        about.put("labelPlural", type.labelPlural());
        about.put("layoutable", true);
        about.put("mergeable", type.name().equals("Lead") || type.name().equals("Account"));
        about.put("name", type.name());
        about.put("queryable", true);
        about.put("replicateable", true);
        about.put("retrieveable", true);
        about.put("searchable", true);
        about.put("triggerable", true);
        about.put("undeletable", type.visible("IsDeleted").isPresent());
        about.put("updateable", true);
        about.put("urls", urls(type));
        return about;
    }

    Map<String, Object> full(ObjectType type) {
        Map<String, Object> about = brief(type);
        about.put("actionOverrides", List.of());
        about.put(
                "childRelationships",
                Relationship.of(type.name()).stream().map(this::relationship).toList());
        about.put("fields", type.visibleFields().stream().map(this::field).toList());
        about.put("recordTypeInfos", List.of());
        about.put("supportedScopes", List.of(Map.of("label", "All", "name", "everything")));
        return about;
    }

    private Map<String, String> urls(ObjectType type) {
        String path = "/services/data/v" + version + "/sobjects/" + type.name();
        Map<String, String> urls = new LinkedHashMap<>();
        urls.put("rowTemplate", path + "/{ID}");
        urls.put("describe", path + "/describe");
        urls.put("sobject", path);
        return urls;
    }

    private Map<String, Object> relationship(Relationship relationship) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("cascadeDelete", false);
        about.put("childSObject", relationship.object());
        about.put("deprecatedAndHidden", false);
        about.put("field", relationship.reference());
        about.put("relationshipName", relationship.name());
        about.put("restrictedDelete", false);
        return about;
    }

    private Map<String, Object> field(Field field) {
        boolean canWrite = !field.isCalculated() && field.type() != FieldType.ID;
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("aggregatable", field.isFilterable());
        about.put("autoNumber", false);
        about.put("byteLength", field.length() * 3);
        about.put("calculated", field.isCalculated() && field.isCustom());
        about.put("calculatedFormula", null);
        about.put("caseSensitive", false);
        about.put("compoundFieldName", null);
        about.put("controllerName", null);
        about.put("createable", canWrite);
        about.put("custom", field.isCustom());
        about.put("defaultValue", field.type() == FieldType.BOOLEAN ? Boolean.FALSE : null);
        about.put("defaultedOnCreate", field.type() == FieldType.ID || field.type() == FieldType.BOOLEAN);
        about.put("dependentPicklist", false);
        about.put("deprecatedAndHidden", false);
        about.put("digits", field.type() == FieldType.INT ? 8 : 0);
        about.put("encrypted", false);
        about.put("externalId", false);
        about.put("filterable", field.isFilterable());
        about.put("groupable", field.isFilterable() && !field.type().isDecimal());
        about.put("htmlFormatted", false);
        about.put("idLookup", field.type() == FieldType.ID);
        about.put("inlineHelpText", null);
        about.put("label", field.label());
        about.put("length", field.length());
        about.put("name", field.name());
        about.put("nameField", field.name().equals("Name"));
        about.put("namePointing", field.isPolymorphic());
        about.put("nillable", field.isNillable());
        about.put("permissionable", field.isNillable());
        about.put(
                "picklistValues",
                field.picklistValues().stream().map(Describes::choice).toList());
        about.put("polymorphicForeignKey", field.isPolymorphic());
        about.put("precision", field.type().isDecimal() ? 18 : 0);
        about.put("queryByDistance", false);
        about.put("referenceTo", field.referenceTo());
        about.put("relationshipName", field.relationshipName());
        about.put("restrictedPicklist", false);
        about.put("scale", field.type().isDecimal() ? 2 : 0);
        about.put("soapType", field.type().soapType());
        about.put("sortable", field.isFilterable());
        about.put("type", field.type().wireName());
        about.put("unique", false);
        about.put("updateable", canWrite);
        return about;
    }

    private static Map<String, Object> choice(PicklistValue choice) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("active", choice.isActive());
        about.put("defaultValue", choice.isDefault());
        about.put("label", choice.label());
        about.put("validFor", null);
        about.put("value", choice.value());
        return about;
    }
}
