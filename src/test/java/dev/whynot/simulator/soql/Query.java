package dev.whynot.simulator.soql;

import java.util.List;

/**
 * A SOQL query, understood but not yet held against an org.
 *
 * @param from name of the object, or of the child relationship in a sub-select
 * @param fromPosition in the text, from 0
 * @param where null where every row is asked for
 * @param limit null where there is none
 * @param offset null where there is none
 * @param text as it came
 */
public record Query(
        List<SelectItem> select,
        String from,
        int fromPosition,
        Condition where,
        List<Path> groupBy,
        List<Order> orderBy,
        Integer limit,
        Integer offset,
        String text) {

    /**
     * Reads a query.
     *
     * @throws SoqlException MALFORMED_QUERY, in Salesforce's words
     */
    public static Query parse(String soql) {
        return new Parser(soql).parse();
    }

    public boolean isCount() {
        return select.getFirst() instanceof SelectItem.CountAll;
    }

    /** Whether rows are summed up rather than returned. */
    public boolean isAggregate() {
        return !groupBy.isEmpty() || select.stream().anyMatch(SelectItem.Aggregate.class::isInstance);
    }

    public boolean hasSubSelect() {
        return select.stream().anyMatch(SelectItem.SubSelect.class::isInstance);
    }
}
