package dev.whynot.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.whynot.ledger.Field.Core;
import dev.whynot.reason.Decision;
import dev.whynot.reason.Opinion;
import dev.whynot.reason.Plausibility;
import dev.whynot.reason.Reasons;

/** One record while a batch is taken in: what the ledger holds, and what becomes of it. */
final class Entry {

    private final RecordKey key;
    private final LedgerStore.Stored stored;
    private final RecordState state;
    private final Trail trail;
    private String source;
    private String correction;

    /**
     * A record of a batch.
     *
     * @param stored what the ledger holds, or null if it does not have the record yet
     * @param trail all that the ledger has seen of it
     */
    Entry(RecordKey key, LedgerStore.Stored stored, Trail trail) {
        this.key = key;
        this.stored = stored;
        this.state = stored == null ? RecordState.empty() : stored.state().copy();
        this.trail = trail;
        this.source = stored == null ? null : stored.source();
        this.correction = stored == null ? null : stored.row().correction();
    }

    RecordKey key() {
        return key;
    }

    /** Whether the ledger does not have the record yet. */
    boolean isNew() {
        return stored == null;
    }

    RecordState state() {
        return state;
    }

    Trail trail() {
        return trail;
    }

    /** The source of the newest change. */
    String source() {
        return source;
    }

    Instant changedAt() {
        return stored.changedAt();
    }

    /** Whether what somebody saw may become part of it. */
    boolean letsIn(Sighting sighting) {
        return stored == null || stored.letsIn(sighting);
    }

    /**
     * Takes over what the sighting tells.
     *
     * @return whether it told something new
     */
    boolean take(Sighting sighting, Instant now) {
        if (!sighting.dated() && state.knows(sighting)) {
            return false;
        }
        boolean isNews = state.take(sighting);
        if (isNews) {
            source = sighting.source();
        }
        return trail.add(sighting, now) || isNews;
    }

    /** Whether a reader of the ledger sees a difference. */
    boolean isChangedTo(LedgerRecord record) {
        return stored == null || !record.equals(stored.row());
    }

    /** Whether there is something to keep, though no reader sees a difference. */
    boolean isWorthKeeping() {
        return !state.equals(stored.state());
    }

    /** The record as it is now, under its old change number. */
    LedgerRecord record(Reasons reasons, Competitors competitors) {
        Outcome outcome = state.value(Core.OUTCOME) instanceof Outcome borne ? borne : Outcome.OPEN;
        String rawReason = text(Core.RAW_REASON);
        String rawDetail = text(Core.RAW_DETAIL);
        LocalDate created = (LocalDate) state.value(Core.CREATED_ON);
        LocalDate closed = outcome == Outcome.OPEN ? null : (LocalDate) state.value(Core.CLOSE_DATE);
        Decision decision = decision(reasons, key, outcome, correction, rawReason, rawDetail);
        Map<String, String> dimensions = dimensions();
        String stageLostIn = outcome == Outcome.LOST ? stageLostIn() : null;
        Optional<Opinion> opinion = Optional.ofNullable(decision).map(made -> opinion(reasons, made, created, closed));
        return new LedgerRecord(
                key,
                stored == null ? 0 : stored.row().no(),
                stored == null ? 0 : stored.row().changeNo(),
                state.value(Core.DELETED) == Boolean.TRUE,
                outcome,
                text(Core.STAGE),
                stageLostIn,
                trail.stages(outcome == Outcome.OPEN ? null : text(Core.STAGE_BEFORE_CLOSE)),
                trail.daysIn(stageLostIn, created, closed),
                created,
                closed,
                (BigDecimal) state.value(Core.AMOUNT),
                text(Core.CURRENCY),
                text(Core.OWNER),
                rawReason,
                rawDetail,
                correction,
                decision,
                opinion.map(Opinion::level).orElse(null),
                opinion.map(Opinion::rule).orElse(null),
                decision == null
                        ? null
                        : competitors.named(key.org(), dimensions.get(Competitors.DIMENSION), rawReason, rawDetail),
                dimensions);
    }

    /** What the history says to the reason of a lost record. */
    Opinion opinion(Reasons reasons, Decision decision, LocalDate created, LocalDate closed) {
        return Plausibility.of(
                decision.reason(),
                Histories.evidence(
                        key,
                        trail,
                        created,
                        closed,
                        (BigDecimal) state.value(Core.AMOUNT),
                        state.fields().position(Core.AMOUNT) >= 0,
                        (reason, detail) ->
                                reasons.decide(key.org(), reason, detail).reason()));
    }

    /** The canonical reason of a record with these texts; null unless it is lost. */
    static Decision decision(
            Reasons reasons, RecordKey key, Outcome outcome, String correction, String rawReason, String rawDetail) {
        if (outcome != Outcome.LOST) {
            return null;
        }
        return correction == null
                ? reasons.decide(key.org(), rawReason, rawDetail)
                : reasons.corrected(key.org(), correction);
    }

    /** Gives the record a reason of its own, or, with null, takes it away. */
    void correct(String code) {
        correction = code;
    }

    private String stageLostIn() {
        String told = text(Core.STAGE_BEFORE_CLOSE);
        return told == null ? trail.lastOpenStage() : told;
    }

    private Map<String, String> dimensions() {
        Map<String, String> dimensions = new TreeMap<>();
        for (Field field : state.fields().fields()) {
            if (field instanceof Field.Dimension dimension && state.value(field) != null) {
                dimensions.put(dimension.name(), (String) state.value(field));
            }
        }
        return dimensions;
    }

    private String text(Core field) {
        return (String) state.value(field);
    }
}
