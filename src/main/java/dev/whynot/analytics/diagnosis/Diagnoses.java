package dev.whynot.analytics.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.whynot.analytics.LeftOut;
import dev.whynot.analytics.Tally;
import dev.whynot.analytics.diagnosis.Diagnosis.WherePattern;
import dev.whynot.analytics.diagnosis.Examination.Judged;
import dev.whynot.analytics.wording.Wording;
import dev.whynot.facts.Counts;
import dev.whynot.facts.Selection;
import dev.whynot.facts.State;
import dev.whynot.reason.Taxonomy;

/** Makes diagnoses. */
public final class Diagnoses {

    private Diagnoses() {}

    /**
     * What the losses of a selection point to.
     *
     * @param selection without filters that follow from the outcome
     * @param wording of the sentences
     */
    public static Diagnosis of(State state, Selection selection, Taxonomy taxonomy, Wording wording) {
        Counts total = state.total(selection);
        PatternReader reader = new PatternReader(state);
        Optional<PatternReader.Read> read = reader.read(selection, total);
        Examination examination =
                new Examination(ReasonEvidence.of(state, selection, taxonomy), read.map(PatternReader.Read::pattern));
        List<Judged> levers = new ArrayList<>();
        for (Lever lever : Lever.values()) {
            levers.add(examination.judge(lever.code(), Set.of(lever)));
        }
        List<Judged> culprits = new ArrayList<>();
        Examination.CULPRITS.forEach((code, made) -> culprits.add(examination.judge(code, made)));
        return new Account(wording, taxonomy, Tally.of(total, true), examination, culprits, levers)
                .diagnosis(
                        read.map(found -> new WherePattern(
                                        found.pattern().decided(),
                                        found.from().orElse(null),
                                        examination.explained().orElseThrow(),
                                        reader.unassigned(),
                                        leftOut(found.pattern(), wording)))
                                .orElse(null),
                        state.undated(selection));
    }

    private static List<LeftOut> leftOut(Pattern pattern, Wording wording) {
        return pattern.blocks().leftOut().entrySet().stream()
                .map(one -> LeftOut.of(one.getKey(), one.getValue(), wording))
                .toList();
    }
}
