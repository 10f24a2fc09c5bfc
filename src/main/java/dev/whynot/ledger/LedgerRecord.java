package dev.whynot.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.whynot.reason.Decision;
import dev.whynot.reason.Opinion;

/**
 * A record as the ledger holds it.
 *
 * @param no stays with the record: given in the order in which records came
 * @param changeNo the number of its newest change
 * @param deleted whether it is deleted in its source; such a record counts nowhere
 * @param stageLostIn of a lost record the stage it was in before; else null
 * @param stages the stages that it was seen in before it was closed, in their order
 * @param stageLostDays days in the stage it was lost in; null where it is not known when it came there
 * @param createdOn null if unknown
 * @param closedOn when it was won or lost; null if open or unknown
 * @param amount in major units of {@code currency}, or null
 * @param correction the code of the reason that somebody gave to this record, or null
 * @param decision the canonical reason of a lost record; else null
 * @param plausibility what the history of a lost record says to its reason; else null
 * @param doubt the code of the rule that doubts it, or null
 * @param competitor of a lost record who else was in it, each in one spelling, joined by {@code " + "}; or null
 * @param dimensions values by dimension; missing ones left out
 */
public record LedgerRecord(
        RecordKey key,
        long no,
        long changeNo,
        boolean deleted,
        Outcome outcome,
        String stage,
        String stageLostIn,
        List<String> stages,
        Integer stageLostDays,
        LocalDate createdOn,
        LocalDate closedOn,
        BigDecimal amount,
        String currency,
        String owner,
        String rawReason,
        String rawDetail,
        String correction,
        Decision decision,
        Opinion.Level plausibility,
        String doubt,
        String competitor,
        Map<String, String> dimensions) {

    /** The same record under the number of a new change, which a new record keeps as its own. */
    LedgerRecord withChangeNo(long number) {
        return new LedgerRecord(
                key,
                no == 0 ? number : no,
                number,
                deleted,
                outcome,
                stage,
                stageLostIn,
                stages,
                stageLostDays,
                createdOn,
                closedOn,
                amount,
                currency,
                owner,
                rawReason,
                rawDetail,
                correction,
                decision,
                plausibility,
                doubt,
                competitor,
                dimensions);
    }
}
