package dev.whynot.reason;

import java.util.List;

/**
 * What the history of one lost record tells, whatever reason is stated for it. Null where it is not known: most of it is
 * known only of records that were followed from their creation on.
 *
 * @param lead whether it is a lead and not an opportunity
 * @param daysToLoss from the day of creation to the day of the loss; dates that contradict each other (less than 0)
 *     count as unknown
 * @param amountSet whether it bears an amount other than zero; null if its source has no amounts
 * @param stages the stages (of a lead: the statuses) that it was seen in while open, each once, first one first; null
 *     unless followed from its first stage on, none counts as unknown
 * @param daysSinceStageChange from the last change between two open stages to the loss; null also if there was none
 * @param changes how often outcome, stage, raw reason or raw detail changed before the loss; null unless followed from
 *     its creation on
 * @param lostInFirstStage whether it was lost in the first of the stages and never in another; null also where the org
 *     has only one. False if {@code stages} has several
 * @param reopened whether it had been closed before
 * @param closedTogether how many records of the same object and owner were lost that day, this one included
 * @param daysToReason from the loss to the first record of a reason, 0 if it was there before; null unless the loss
 *     itself was seen
 * @param reasonsStated how many different canonical reasons were stated since the loss, the present one included
 */
public record Evidence(
        boolean lead,
        Integer daysToLoss,
        Boolean amountSet,
        List<String> stages,
        Integer daysSinceStageChange,
        Integer changes,
        Boolean lostInFirstStage,
        Boolean reopened,
        Integer closedTogether,
        Integer daysToReason,
        Integer reasonsStated) {

    public Evidence {
        daysToLoss = knownSpan(daysToLoss);
        daysSinceStageChange = knownSpan(daysSinceStageChange);
        daysToReason = knownSpan(daysToReason);
        stages = stages == null || stages.isEmpty()
                ? null
                : stages.stream().distinct().toList();
        lostInFirstStage = stages != null && stages.size() > 1 ? Boolean.FALSE : lostInFirstStage;
    }

    /** How many stages it was seen in, or null. */
    Integer stageCount() {
        return stages == null ? null : stages.size();
    }

    private static Integer knownSpan(Integer days) {
        return days == null || days < 0 ? null : days;
    }
}
