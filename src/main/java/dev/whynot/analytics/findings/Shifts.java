package dev.whynot.analytics.findings;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.whynot.analytics.Comparison;
import dev.whynot.analytics.FalseDiscovery;
import dev.whynot.analytics.findings.Shift.Doubt;
import dev.whynot.analytics.findings.Shift.OfDoubt;
import dev.whynot.analytics.findings.Shift.OfReason;
import dev.whynot.analytics.findings.Shift.Topic;
import dev.whynot.facts.Attribute;
import dev.whynot.facts.Dimension;
import dev.whynot.facts.Filter;
import dev.whynot.facts.Selection;
import dev.whynot.facts.State;
import dev.whynot.reason.Taxonomy;

/**
 * Which shares of the rejections are larger in the last 4 weeks than in the 26 before: those of the reasons that tell
 * something, and those of rejections whose reason cannot be relied on. Each by Fisher's exact test ({@link Comparison}),
 * all of them, of leads and of opportunities, made honest together ({@link FalseDiscovery}, at 5 %).
 */
final class Shifts {

    static final int RECENT_WEEKS = 4;
    static final int EARLIER_WEEKS = 26;

    private static final double LEVEL = 0.05;
    private static final Dimension REASON = new Dimension("reason", true);
    private static final Filter LOST = is("outcome", List.of("lost"));

    private final State state;
    private final Selection selection;
    private final Taxonomy taxonomy;

    Shifts(State state, Selection selection, Taxonomy taxonomy) {
        this.state = state;
        this.selection = selection;
        this.taxonomy = taxonomy;
    }

    /** Those that are larger now and were not said to be so a week before, the clearest first. */
    List<Shift> newIn(WholeWeek week) {
        Set<Topic> known = until(week.minus(1)).stream().map(Shift::topic).collect(Collectors.toSet());
        return until(week).stream()
                .filter(shift -> !known.contains(shift.topic()))
                .toList();
    }

    /** Those that are larger in the weeks up to this one. */
    List<Shift> until(WholeWeek week) {
        List<Shift> all = new ArrayList<>();
        for (Selection object : Objects.of(state, selection)) {
            Selection recent = recent(week, object).with(LOST);
            Selection earlier =
                    week.minus(RECENT_WEEKS).last(EARLIER_WEEKS, object).with(LOST);
            long of = lost(recent);
            long ofEarlier = lost(earlier);
            for (Topic topic : topics(object.objectCode().orElseThrow(), List.of(recent, earlier))) {
                long hits = lost(recent.with(topic.filter()));
                long earlierHits = lost(earlier.with(topic.filter()));
                Comparison comparison = Comparison.of(hits, of, earlierHits, ofEarlier);
                if (comparison != null) {
                    all.add(new Shift(topic, hits, of, earlierHits, ofEarlier, comparison, 1));
                }
            }
        }
        List<Double> qValues = FalseDiscovery.qValues(
                all.stream().map(shift -> shift.comparison().pValue()).toList());
        List<Shift> larger = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Shift shift = all.get(i);
            if (qValues.get(i) <= LEVEL && shift.comparison().difference().value() > 0) {
                larger.add(new Shift(
                        shift.topic(),
                        shift.hits(),
                        shift.of(),
                        shift.earlierHits(),
                        shift.ofEarlier(),
                        shift.comparison(),
                        qValues.get(i)));
            }
        }
        larger.sort(comparingDouble(shift -> shift.comparison().pValue()));
        return larger;
    }

    /** The rejections of the weeks that are held against those before, and all else decided then. */
    static Selection recent(WholeWeek week, Selection selection) {
        return week.last(RECENT_WEEKS, selection);
    }

    /** The rejections among these. */
    static Selection rejections(Selection selection) {
        return selection.with(LOST);
    }

    private long lost(Selection rejections) {
        return state.total(rejections).lost();
    }

    private List<Topic> topics(String object, List<Selection> periods) {
        Set<String> reasons = new TreeSet<>();
        for (Selection period : periods) {
            state.groups(period, List.of(REASON))
                    .forEach(group -> reasons.add(group.key().getFirst()));
        }
        reasons.remove(Attribute.NONE);
        return Stream.concat(
                        reasons.stream()
                                .filter(taxonomy::isUsable)
                                .<Topic>map(reason -> new OfReason(object, reason, is("reason", List.of(reason)))),
                        Doubt.all().stream().map(doubt -> new OfDoubt(object, doubt, filter(doubt))))
                .toList();
    }

    private Filter filter(Doubt doubt) {
        return switch (doubt) {
            case WITHOUT_USABLE_REASON ->
                is(
                        "reason",
                        Stream.concat(
                                        Stream.of(Attribute.NONE),
                                        taxonomy.reasons().keySet().stream()
                                                .filter(reason -> !taxonomy.isUsable(reason))
                                                .sorted())
                                .toList());
            case DOUBTFUL -> is("plausibility", List.of("doubtful"));
            case CONTRADICTED -> is("contradicted", List.of("true"));
        };
    }

    private static Filter is(String dimension, List<String> values) {
        return new Filter(new Dimension(dimension, true), values, false);
    }
}
