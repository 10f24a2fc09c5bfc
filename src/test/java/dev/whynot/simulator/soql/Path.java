package dev.whynot.simulator.soql;

import java.util.List;

/**
 * A field, by way of the parents before it: {@code Account.Owner.Name}.
 *
 * @param position in the query, from 0
 */
public record Path(List<String> names, int position) {

    static Path of(Token token) {
        return new Path(List.of(token.text().split("\\.")), token.position());
    }

    /** The last name. */
    public String field() {
        return names.getLast();
    }

    /** The names before the last one. */
    public List<String> parents() {
        return names.subList(0, names.size() - 1);
    }

    @Override
    public String toString() {
        return String.join(".", names);
    }
}
