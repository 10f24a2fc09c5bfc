package dev.whynot.analytics.changes;

import java.util.Optional;

import dev.whynot.analytics.wording.Wording;
import dev.whynot.facts.Facts;
import dev.whynot.facts.Selection;

/** The changes of a period against the one before, by all dimensions, without HTTP. */
public final class AskedChanges {

    private static final int MOST = 5;

    private AskedChanges() {}

    public static Changes of(Facts facts, Selection period) {
        Selection baseline = period.before().orElseThrow();
        return facts.ask(state -> ChangesResource.changes(
                state, new ChangesResource.Question(period, baseline, Optional.empty(), MOST), Wording.of("en")));
    }
}
