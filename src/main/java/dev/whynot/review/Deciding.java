package dev.whynot.review;

import java.util.List;

import jakarta.inject.Singleton;

import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.RecordKey;
import dev.whynot.reason.DecisionStore;
import dev.whynot.reason.DecisionStore.TextDecision;
import dev.whynot.reason.OwnReason;

/** What people decide, each at once with all records that it concerns; what follows for others comes behind. */
@Singleton
class Deciding {

    private final Ledger ledger;
    private final DecisionStore decisions;
    private final ReviewStore store;
    private final Rerun rerun;

    Deciding(Ledger ledger, DecisionStore decisions, ReviewStore store, Rerun rerun) {
        this.ledger = ledger;
        this.decisions = decisions;
        this.store = store;
        this.rerun = rerun;
    }

    /** A text means this from now on; of how many records the reason changed. */
    long decide(String org, String text, String code, String by) {
        return ledger.redecide(
                handle -> {
                    decisions.decide(handle, org, text, code, by);
                    rerun.want(handle, org);
                },
                handle -> store.keys(handle, org, text));
    }

    /** The text means again what it did before. */
    long undo(TextDecision decision, String by) {
        return ledger.redecide(
                handle -> {
                    decisions.undo(handle, decision, by);
                    rerun.want(handle, decision.org());
                },
                handle -> store.keys(handle, decision.org(), decision.text()));
    }

    long correct(RecordKey key, String code, String by) {
        return ledger.redecide(handle -> store.correct(handle, key, code, by), handle -> List.of(key));
    }

    long uncorrect(RecordKey key, String by) {
        return ledger.redecide(handle -> store.uncorrect(handle, key, by), handle -> List.of(key));
    }

    /** All records of the org follow behind, at once. */
    void putOwn(String org, OwnReason reason) {
        ledger.redecide(
                handle -> {
                    decisions.putOwn(handle, org, reason);
                    rerun.want(handle, org);
                },
                handle -> List.of());
    }

    void deleteOwn(String org, String code) {
        ledger.redecide(
                handle -> {
                    decisions.deleteOwn(handle, org, code);
                    rerun.want(handle, org);
                },
                handle -> List.of());
    }
}
