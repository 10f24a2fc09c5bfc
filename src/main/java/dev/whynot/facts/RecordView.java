package dev.whynot.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.whynot.ledger.Change;
import dev.whynot.ledger.LedgerRecord;
import dev.whynot.ledger.Outcome;
import dev.whynot.ledger.SalesObject;
import dev.whynot.reason.Decision;
import dev.whynot.reason.Opinion;
import dev.whynot.reason.PointsTo;
import dev.whynot.reason.Reason;
import dev.whynot.reason.Taxonomy;

/**
 * A record as the API shows it.
 *
 * @param closedOn when it was won or lost; null while it is open
 * @param reason the canonical reason of a lost record, with its category and what it points to; else null
 * @param ownReason the org's own reason below it, or null
 * @param secondReason a further reason that was named, or null
 * @param contradicted whether what was picked and what was written do not go together
 * @param confidence how sure the reason is, from 0 to 1
 * @param method how the reason was decided
 * @param correction the code that somebody gave to this record, or null
 * @param versions of what decided the reason
 * @param plausibility what the record's history says to the reason, see docs/plausibility.md
 * @param competitorName of a lost record who else was in it, each in one spelling; found in its texts where none was
 *     entered
 * @param doubt the rule that doubts it, or null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RecordView(
        String org,
        SalesObject object,
        String id,
        boolean deleted,
        Outcome outcome,
        String stage,
        String stageLostIn,
        LocalDate createdOn,
        LocalDate closedOn,
        BigDecimal amount,
        String currency,
        String owner,
        String rawReason,
        String rawDetail,
        String reason,
        String ownReason,
        String category,
        PointsTo pointsTo,
        String secondReason,
        boolean contradicted,
        Double confidence,
        Decision.Method method,
        String correction,
        Decision.Versions versions,
        Opinion.Level plausibility,
        String doubt,
        String competitorName,
        Map<String, String> dimensions) {

    static RecordView of(LedgerRecord record, Taxonomy taxonomy) {
        Optional<Decision> decision = Optional.ofNullable(record.decision());
        Optional<Reason> reason = decision.flatMap(made -> taxonomy.reason(made.reason()));
        return new RecordView(
                record.key().org(),
                record.key().object(),
                record.key().id(),
                record.deleted(),
                record.outcome(),
                record.stage(),
                record.stageLostIn(),
                record.createdOn(),
                record.closedOn(),
                record.amount(),
                record.currency(),
                record.owner(),
                record.rawReason(),
                record.rawDetail(),
                decision.map(Decision::reason).orElse(null),
                decision.map(Decision::own).orElse(null),
                reason.map(Reason::category).orElse(null),
                reason.map(Reason::pointsTo).orElse(null),
                decision.map(Decision::second).orElse(null),
                decision.map(Decision::contradicted).orElse(false),
                decision.map(Decision::confidence).orElse(null),
                decision.map(Decision::method).orElse(null),
                record.correction(),
                decision.map(Decision::versions).orElse(null),
                record.plausibility(),
                record.doubt(),
                record.competitor(),
                record.dimensions());
    }

    /**
     * A record with its history.
     *
     * @param opinion what the history says to the reason, in words; null unless it is lost
     * @param history every change of outcome, stage and raw reason, oldest first
     */
    public record WithHistory(@JsonUnwrapped RecordView record, Opinion opinion, List<Change> history) {}
}
