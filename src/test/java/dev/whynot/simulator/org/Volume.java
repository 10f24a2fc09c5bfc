package dev.whynot.simulator.org;

import java.util.function.IntFunction;

/** Rows that are made up when they are read, the same each time, so that a million of them take no memory. */
interface Volume {

    /** No rows. */
    Volume NONE = new Volume() {
        @Override
        public int size() {
            return 0;
        }

        @Override
        public IntFunction<Object> column(Field field) {
            return row -> null;
        }
    };

    int size();

    /** Gives the value of a field by the number of the row, from 0. Fields it does not know are null. */
    IntFunction<Object> column(Field field);
}
