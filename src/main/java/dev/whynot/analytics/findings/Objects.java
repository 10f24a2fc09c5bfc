package dev.whynot.analytics.findings;

import java.util.List;

import dev.whynot.facts.Selection;
import dev.whynot.facts.State;

/** Leads and opportunities are looked at apart, as their loss rates mean different things. */
final class Objects {

    private Objects() {}

    /** Each by itself, if something of it is decided. */
    static List<Selection> of(State state, Selection selection) {
        return selection.byObject().stream()
                .filter(one -> state.total(one).decided() > 0)
                .toList();
    }
}
