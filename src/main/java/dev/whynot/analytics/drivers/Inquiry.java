package dev.whynot.analytics.drivers;

import static java.util.Comparator.comparingDouble;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.whynot.analytics.Comparison;
import dev.whynot.analytics.FalseDiscovery;
import dev.whynot.analytics.RiskRatio;
import dev.whynot.facts.Attribute;
import dev.whynot.facts.Dimension;
import dev.whynot.facts.Filter;
import dev.whynot.facts.Group;
import dev.whynot.facts.Selection;
import dev.whynot.facts.State;

/**
 * A search as it was asked for.
 *
 * @param selection whose decided records are searched
 */
record Inquiry(Selection selection, Target target, DriverSearch.Options options) implements Sought<Found> {

    private static final Dimension REASON = new Dimension("reason", true);
    private static final double LEVEL = 0.05;
    private static final int MOST_REASONS = 5;

    /**
     * Searches one state. Leads and opportunities are searched apart, as their loss rates mean different things and most
     * attributes belong to one of the two.
     */
    @Override
    public Found in(State state, Progress progress) {
        List<Selection> apart = selection.byObject().stream()
                .filter(one -> state.total(one).decided() > 0)
                .toList();
        List<Found> parts = apart.stream()
                .map(one -> new Inquiry(one, target, options.sharedBy(apart.size())).part(state, progress))
                .toList();
        return Found.together(state.stamp(), state.undated(selection), parts, options.most());
    }

    private Found part(State state, Progress progress) {
        CasesReader.Read read = CasesReader.read(state, selection, target, options.minimum());
        Cases cases = read.cases();
        List<Driver> drivers = DriverSearch.search(cases, options, progress);
        Strata strata = new Strata(cases, options.minimum());
        Map<String, Long> allReasons = lostByReason(state, selection);
        List<Found.Cause> causes = new ArrayList<>();
        List<Found.Cause> unclear = new ArrayList<>();
        for (Driver driver : drivers) {
            progress.check();
            Found.Cause cause = cause(state, read, driver, strata, allReasons);
            (cause.closest().map(Found.Adjusted::explains).orElse(false) ? unclear : causes).add(cause);
        }
        return new Found(
                state.stamp(),
                cases.rows(),
                cases.hitCount(),
                cases.weekCount(),
                0, // told once, of all parts together
                read.attributes(),
                read.leftOut(),
                causes,
                unclear,
                strata.reversals(progress).stream()
                        .map(one -> reversal(one, read))
                        .toList());
    }

    private Found.Cause cause(
            State state, CasesReader.Read read, Driver driver, Strata strata, Map<String, Long> allReasons) {
        List<Found.Values> conditions = driver.group().conditions().stream()
                .map(condition -> values(condition, read))
                .toList();
        Optional<Found.Days> days = driver.group().window().map(window -> days(window, read.cases()));
        Selection behind = behind(conditions, days);
        RiskRatio crude = strata.crude(driver.group());
        List<Strata.Adjusted> adjusted = strata.of(driver.group());
        return new Found.Cause(
                selection.objectCode().orElseThrow(),
                driver,
                conditions,
                days,
                state.total(behind),
                moreOften(lostByReason(state, behind), allReasons),
                crude,
                adjusted.stream()
                        .filter(one -> crude != null && one.canBeCompared())
                        .min(comparingDouble(one -> towards(crude, one.ratio())))
                        .map(one -> new Found.Adjusted(
                                read.attributes().get(one.column()), one.ratio(), one.explains(crude))),
                adjusted.stream()
                        .filter(Strata.Adjusted::isInseparable)
                        .map(one -> read.attributes().get(one.column()))
                        .toList());
    }

    /** The smaller, the less is left of the ratio; below 0 it points the other way. */
    private static double towards(RiskRatio crude, RiskRatio adjusted) {
        return Math.log(adjusted.value()) * Math.signum(Math.log(crude.value()));
    }

    private static Found.Values values(Condition condition, CasesReader.Read read) {
        List<String> values = condition.values(read.cases());
        List<String> others =
                new ArrayList<>(read.cases().columns().get(condition.column()).values());
        others.removeAll(values);
        return new Found.Values(read.attributes().get(condition.column()), values, List.copyOf(others));
    }

    /** Within the period that was asked for. */
    private Found.Days days(Window window, Cases cases) {
        LocalDate from = cases.firstWeek().plusWeeks(window.first());
        LocalDate to = cases.firstWeek().plusWeeks(window.last() + 1L).minusDays(1);
        return new Found.Days(
                selection.from().filter(from::isBefore).orElse(from),
                selection.to().filter(to::isAfter).orElse(to));
    }

    /** The records of a group, as anybody can ask for them. */
    private Selection behind(List<Found.Values> conditions, Optional<Found.Days> days) {
        Selection behind = selection;
        for (Found.Values condition : conditions) {
            behind = behind.with(new Filter(condition.attribute(), condition.values(), false));
        }
        return days.isEmpty() ? behind : behind.at(days.map(Found.Days::from), days.map(Found.Days::to));
    }

    private static Map<String, Long> lostByReason(State state, Selection selection) {
        Map<String, Long> lost = new HashMap<>();
        for (Group group : state.groups(selection, List.of(REASON))) {
            lost.put(group.key().getFirst(), group.counts().lost());
        }
        return lost;
    }

    private static List<Found.MoreOften> moreOften(Map<String, Long> inside, Map<String, Long> all) {
        long lost = inside.values().stream().mapToLong(Long::longValue).sum();
        long allLost = all.values().stream().mapToLong(Long::longValue).sum();
        List<String> reasons = all.keySet().stream()
                .filter(reason -> !reason.equals(Attribute.NONE))
                .sorted()
                .toList();
        List<Comparison> comparisons = reasons.stream()
                .map(reason -> Comparison.of(
                        inside.getOrDefault(reason, 0L),
                        lost,
                        all.get(reason) - inside.getOrDefault(reason, 0L),
                        allLost - lost))
                .toList();
        List<Double> qValues = FalseDiscovery.qValues(comparisons.stream()
                .map(one -> one == null ? null : one.pValue())
                .toList());
        List<Found.MoreOften> more = new ArrayList<>();
        for (int i = 0; i < reasons.size(); i++) {
            long its = inside.getOrDefault(reasons.get(i), 0L);
            if (qValues.get(i) != null
                    && qValues.get(i) <= LEVEL
                    && comparisons.get(i).difference().value() > 0) {
                more.add(new Found.MoreOften(
                        reasons.get(i), its, lost, all.get(reasons.get(i)) - its, allLost - lost, qValues.get(i)));
            }
        }
        more.sort(Comparator.comparingDouble((Found.MoreOften one) ->
                        (double) one.lost() / one.ofLost() - (double) one.lostElsewhere() / one.ofLostElsewhere())
                .reversed()
                .thenComparing(Found.MoreOften::reason));
        return more.subList(0, Math.min(MOST_REASONS, more.size()));
    }

    private Found.Reversal reversal(Strata.Reversal one, CasesReader.Read read) {
        return new Found.Reversal(
                selection.objectCode().orElseThrow(),
                read.attributes().get(one.column()),
                read.cases().columns().get(one.column()).values().get(one.code() - 1),
                read.attributes().get(one.by()),
                one.crude(),
                one.adjusted());
    }
}
