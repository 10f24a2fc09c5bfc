package dev.whynot.simulator.soql;

import java.util.List;

/** What WHERE asks for. */
public sealed interface Condition {

    record And(List<Condition> all) implements Condition {}

    record Or(List<Condition> any) implements Condition {}

    record Not(Condition condition) implements Condition {}

    record Comparison(Path path, Operator operator, Literal literal) implements Condition {}

    record Membership(Path path, boolean isNegated, List<Literal> literals) implements Condition {}
}
