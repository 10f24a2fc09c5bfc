package dev.whynot.simulator.query;

import dev.whynot.simulator.org.Field;
import dev.whynot.simulator.org.Table;

/** Follows a reference from a row to its parent. Remembers the last one: the fields of one row are asked for in turn. */
final class ParentRow {

    private final ParentRow outer;
    private final Table child;
    private final Field reference;
    private final Table parents;
    private int lastRow = -1;
    private int lastParent;

    /** @param outer leads to the child first; null where the child is the row itself */
    ParentRow(ParentRow outer, Table child, Field reference, Table parents) {
        this.outer = outer;
        this.child = child;
        this.reference = reference;
        this.parents = parents;
    }

    Table parents() {
        return parents;
    }

    Field reference() {
        return reference;
    }

    /** The parent's row, or -1 where there is none. */
    int of(int row) {
        if (row != lastRow) {
            lastRow = row;
            lastParent = find(row);
        }
        return lastParent;
    }

    private int find(int row) {
        int from = outer == null ? row : outer.of(row);
        return from >= 0 && child.value(from, reference) instanceof String id ? parents.find(id) : -1;
    }
}
