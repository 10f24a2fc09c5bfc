package dev.whynot.reason;

import java.util.List;
import java.util.function.UnaryOperator;

/** Makes evidence of which only what is named is known. */
final class Facts {

    /** Each fact taken away. */
    static final List<UnaryOperator<Facts>> FORGET = List.of(
            facts -> facts.daysToLoss(null),
            facts -> facts.amountSet(null),
            facts -> facts.stages(null),
            facts -> facts.daysSinceStageChange(null),
            facts -> facts.changes(null),
            facts -> facts.lostInFirstStage(null),
            facts -> facts.reopened(null),
            facts -> facts.closedTogether(null),
            facts -> facts.daysToReason(null),
            facts -> facts.reasonsStated(null));

    private final boolean lead;
    private Integer daysToLoss;
    private Boolean amountSet;
    private List<String> stages;
    private Integer daysSinceStageChange;
    private Integer changes;
    private Boolean lostInFirstStage;
    private Boolean reopened;
    private Integer closedTogether;
    private Integer daysToReason;
    private Integer reasonsStated;

    Facts(boolean lead) {
        this.lead = lead;
    }

    static Facts deal() {
        return new Facts(false);
    }

    static Facts lead() {
        return new Facts(true);
    }

    static Facts of(Evidence evidence) {
        return new Facts(evidence.lead())
                .daysToLoss(evidence.daysToLoss())
                .amountSet(evidence.amountSet())
                .stages(evidence.stages())
                .daysSinceStageChange(evidence.daysSinceStageChange())
                .changes(evidence.changes())
                .lostInFirstStage(evidence.lostInFirstStage())
                .reopened(evidence.reopened())
                .closedTogether(evidence.closedTogether())
                .daysToReason(evidence.daysToReason())
                .reasonsStated(evidence.reasonsStated());
    }

    Evidence evidence() {
        return new Evidence(
                lead,
                daysToLoss,
                amountSet,
                stages,
                daysSinceStageChange,
                changes,
                lostInFirstStage,
                reopened,
                closedTogether,
                daysToReason,
                reasonsStated);
    }

    Facts daysToLoss(Integer value) {
        daysToLoss = value;
        return this;
    }

    Facts amountSet(Boolean value) {
        amountSet = value;
        return this;
    }

    Facts stages(List<String> value) {
        stages = value;
        return this;
    }

    Facts daysSinceStageChange(Integer value) {
        daysSinceStageChange = value;
        return this;
    }

    Facts changes(Integer value) {
        changes = value;
        return this;
    }

    Facts lostInFirstStage(Boolean value) {
        lostInFirstStage = value;
        return this;
    }

    Facts reopened(Boolean value) {
        reopened = value;
        return this;
    }

    Facts closedTogether(Integer value) {
        closedTogether = value;
        return this;
    }

    Facts daysToReason(Integer value) {
        daysToReason = value;
        return this;
    }

    Facts reasonsStated(Integer value) {
        reasonsStated = value;
        return this;
    }
}
