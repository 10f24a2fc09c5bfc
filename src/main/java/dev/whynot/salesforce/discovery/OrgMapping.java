package dev.whynot.salesforce.discovery;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.whynot.ledger.SalesObject;
import dev.whynot.mapping.Mapping;

/**
 * How the records of the connected org are read.
 *
 * @param revision how often the mapping had changed when it became this one
 * @param mapping only with columns that the org shows us
 * @param why why each field's columns were chosen, by object and field
 * @param warnings what was looked for and is not there, or hidden
 * @param columns what to ask for, by object
 * @param lookedUp those of the columns that change without moving the record's version: of parents, and formulas
 */
public record OrgMapping(
        int revision,
        Mapping mapping,
        Map<SalesObject, Map<String, String>> why,
        List<String> warnings,
        Map<SalesObject, List<String>> columns,
        Map<SalesObject, Set<String>> lookedUp) {

    /** The same at another revision. */
    public OrgMapping at(int revision) {
        return new OrgMapping(revision, mapping, why, warnings, columns, lookedUp);
    }

    /** The beginning of a query for all columns of an object. */
    public String select(SalesObject object) {
        return "SELECT %s FROM %s".formatted(String.join(", ", columns.get(object)), Discovery.apiName(object));
    }
}
