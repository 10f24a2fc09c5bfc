package dev.whynot.simulator.soql;

/** One thing that SELECT asks for. */
public sealed interface SelectItem {

    record FieldItem(Path path) implements SelectItem {}

    /** {@code COUNT()}: only how many rows there are. */
    record CountAll() implements SelectItem {}

    /** @param alias null where the query gives none */
    record Aggregate(Function function, Path path, String alias) implements SelectItem {}

    /** Records of a child relationship. */
    record SubSelect(Query query, int position) implements SelectItem {}

    enum Function {
        COUNT,
        COUNT_DISTINCT,
        MIN,
        MAX,
        SUM,
        AVG
    }
}
