package dev.whynot.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

import dev.whynot.ledger.Field.Core;
import dev.whynot.ledger.Trail.Step;
import dev.whynot.reason.Evidence;

/** Reads from the trail of a lost record what speaks for or against its reason. */
final class Histories {

    /** Who saw a record so soon after its creation, by the dates of both, has followed it from the start. */
    private static final int DAYS_TO_FIRST_SIGHT = 1;

    private Histories() {}

    /** A state between two changes. */
    private record State(Instant at, Outcome outcome, String stage, String reason, String detail) {}

    /**
     * The evidence.
     *
     * @param amount what it is worth, or null
     * @param hasAmounts whether its source tells amounts
     * @param reason the canonical reason of a raw reason and detail
     */
    static Evidence evidence(
            RecordKey key,
            Trail trail,
            LocalDate created,
            LocalDate closed,
            BigDecimal amount,
            boolean hasAmounts,
            BiFunction<String, String, String> reason) {
        List<State> states = states(trail);
        int loss = lastLoss(states);
        boolean isLossSeen = loss > 0;
        boolean isFollowed = isLossSeen
                && created != null
                && !day(states.getFirst().at()).isAfter(created.plusDays(DAYS_TO_FIRST_SIGHT));
        List<State> before = states.subList(0, Math.max(loss, 0));
        Set<String> stages = new LinkedHashSet<>();
        before.stream()
                .filter(state -> state.outcome() == Outcome.OPEN && state.stage() != null)
                .forEach(state -> stages.add(state.stage()));
        Instant lost = isLossSeen ? states.get(loss).at() : null;
        Instant moved = lastMove(before);
        List<State> since = isLossSeen ? states.subList(loss, states.size()) : List.of();
        return new Evidence(
                key.object() == SalesObject.LEAD,
                created == null || closed == null ? null : (int) ChronoUnit.DAYS.between(created, closed),
                hasAmounts ? amount != null && amount.signum() != 0 : null,
                isFollowed ? List.copyOf(stages) : null,
                lost == null || moved == null ? null : days(moved, lost),
                isFollowed ? before.size() - 1 : null,
                isFollowed && !stages.isEmpty() ? stages.size() == 1 : null,
                isFollowed ? before.stream().anyMatch(state -> state.outcome() != Outcome.OPEN) : null,
                null,
                isLossSeen ? daysToReason(since) : null,
                isLossSeen ? reasonsStated(since, reason) : null);
    }

    private static List<State> states(Trail trail) {
        List<State> states = new ArrayList<>();
        State last = new State(null, null, null, null, null);
        for (Step step : trail.steps()) {
            Outcome outcome = (Outcome) step.value(Core.OUTCOME, last.outcome());
            State next = new State(
                    step.version(),
                    outcome == null ? Outcome.OPEN : outcome,
                    (String) step.value(Core.STAGE, last.stage()),
                    (String) step.value(Core.RAW_REASON, last.reason()),
                    (String) step.value(Core.RAW_DETAIL, last.detail()));
            boolean isChange = states.isEmpty()
                    || next.outcome() != last.outcome()
                    || !Objects.equals(next.stage(), last.stage())
                    || !Objects.equals(next.reason(), last.reason())
                    || !Objects.equals(next.detail(), last.detail());
            if (isChange) {
                states.add(next);
            }
            last = next;
        }
        return states;
    }

    /** Where it was lost for the last time; 0 if it was when it was first seen, -1 if it was not. */
    private static int lastLoss(List<State> states) {
        int loss = -1;
        for (int i = 0; i < states.size(); i++) {
            boolean wasLost = i > 0 && states.get(i - 1).outcome() == Outcome.LOST;
            if (states.get(i).outcome() == Outcome.LOST && !wasLost) {
                loss = i;
            }
        }
        return loss;
    }

    private static Instant lastMove(List<State> before) {
        Instant moved = null;
        for (int i = 1; i < before.size(); i++) {
            State one = before.get(i - 1);
            State next = before.get(i);
            boolean isOpen = one.outcome() == Outcome.OPEN && next.outcome() == Outcome.OPEN;
            if (isOpen && one.stage() != null && !one.stage().equals(next.stage())) {
                moved = next.at();
            }
        }
        return moved;
    }

    /** Null if none was ever recorded. */
    private static Integer daysToReason(List<State> since) {
        return since.stream()
                .filter(state -> state.reason() != null || state.detail() != null)
                .findFirst()
                .map(state -> days(since.getFirst().at(), state.at()))
                .orElse(null);
    }

    private static int reasonsStated(List<State> since, BiFunction<String, String, String> reason) {
        Set<String> stated = new HashSet<>();
        for (State state : since) {
            if (state.reason() != null || state.detail() != null) {
                stated.add(reason.apply(state.reason(), state.detail()));
            }
        }
        return stated.size();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static int days(Instant from, Instant to) {
        return (int) ChronoUnit.DAYS.between(day(from), day(to));
    }
}
