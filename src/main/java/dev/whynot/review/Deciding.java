package dev.whynot.review;

import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import dev.whynot.access.Audit;
import dev.whynot.access.Audit.Action;
import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.RecordKey;
import dev.whynot.reason.DecisionStore;
import dev.whynot.reason.DecisionStore.TextDecision;
import dev.whynot.reason.OwnReason;
import dev.whynot.reason.TextKey;

/** What people decide, each at once with all records that it concerns; what follows for others comes behind. */
@Singleton
class Deciding {

    private final Ledger ledger;
    private final DecisionStore decisions;
    private final ReviewStore store;
    private final Rerun rerun;
    private final Audit audit;

    Deciding(Ledger ledger, DecisionStore decisions, ReviewStore store, Rerun rerun, Audit audit) {
        this.ledger = ledger;
        this.decisions = decisions;
        this.store = store;
        this.rerun = rerun;
        this.audit = audit;
    }

    /** A text means this from now on; of how many records the reason changed. */
    long decide(String org, String text, String code, String by) {
        return ledger.redecide(
                handle -> {
                    decisions.decide(handle, org, text, code, by);
                    audit.write(handle, Action.TEXT_DECIDED, org, Map.of("text", id(text), "code", code, "by", by));
                    rerun.want(handle, org);
                },
                handle -> store.keys(handle, org, text));
    }

    /** The text means again what it did before. */
    long undo(TextDecision decision, String by) {
        return ledger.redecide(
                handle -> {
                    decisions.undo(handle, decision, by);
                    audit.write(
                            handle,
                            Action.TEXT_UNDONE,
                            decision.org(),
                            Map.of("decision", decision.id(), "text", id(decision.text()), "by", by));
                    rerun.want(handle, decision.org());
                },
                handle -> store.keys(handle, decision.org(), decision.text()));
    }

    long correct(RecordKey key, String code, String by) {
        return ledger.redecide(
                handle -> {
                    store.correct(handle, key, code, by);
                    audit.write(handle, Action.RECORD_CORRECTED, id(key), Map.of("code", code, "by", by));
                },
                handle -> List.of(key));
    }

    long uncorrect(RecordKey key, String by) {
        return ledger.redecide(
                handle -> {
                    store.uncorrect(handle, key, by);
                    audit.write(handle, Action.RECORD_UNDONE, id(key), Map.of("by", by));
                },
                handle -> List.of(key));
    }

    /** All records of the org follow behind, at once. */
    void putOwn(String org, OwnReason reason) {
        ledger.redecide(
                handle -> {
                    decisions.putOwn(handle, org, reason);
                    audit.write(
                            handle,
                            Action.OWN_REASON_PUT,
                            org,
                            Map.of(
                                    "code",
                                    reason.code(),
                                    "parent",
                                    reason.parent(),
                                    "insteadOf",
                                    List.copyOf(reason.insteadOf())));
                    rerun.want(handle, org);
                },
                handle -> List.of());
    }

    void deleteOwn(String org, String code) {
        ledger.redecide(
                handle -> {
                    decisions.deleteOwn(handle, org, code);
                    audit.write(handle, Action.OWN_REASON_DELETED, org, Map.of("code", code));
                    rerun.want(handle, org);
                },
                handle -> List.of());
    }

    /** The id that the review gives to a text; what people wrote stays out of the audit trail. */
    private static String id(String text) {
        return "%016x".formatted(TextKey.hash(text));
    }

    private static String id(RecordKey key) {
        return "%s/%s/%s".formatted(key.org(), key.object().code(), key.id());
    }
}
