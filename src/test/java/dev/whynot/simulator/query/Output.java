package dev.whynot.simulator.query;

import java.util.Map;

import dev.whynot.simulator.org.Table;
import dev.whynot.simulator.soql.Query;

/** What a returned record holds, in the order of SELECT: values, parents with values of their own, and children. */
public sealed interface Output {

    record Value(String name, Column column) implements Output {}

    /** @param outputs by lower-case name */
    record Parent(String name, ParentRow row, Map<String, Output> outputs) implements Output {

        /** The parent's row for a row of the query, or -1 where there is none. */
        public int of(int queryRow) {
            return row.of(queryRow);
        }

        public Table table() {
            return row.parents();
        }

        public boolean isPolymorphic() {
            return row.reference().isPolymorphic();
        }
    }

    /** @param reference name of the field of the child that points to the record */
    record Children(String relationship, String object, String reference, Query query) implements Output {}
}
