package dev.whynot.analytics.findings;

import java.util.Arrays;
import java.util.List;

import dev.whynot.facts.Selection;
import dev.whynot.facts.State;
import dev.whynot.ledger.SalesObject;

/** Leads and opportunities are looked at apart, as their loss rates mean different things. */
final class Objects {

    private Objects() {}

    /** Those of which something is decided. */
    static List<SalesObject> of(State state, Selection selection) {
        return Arrays.stream(SalesObject.values())
                .filter(object -> selection.object().map(object::equals).orElse(true))
                .filter(object -> state.total(selection.of(object)).decided() > 0)
                .toList();
    }
}
