package dev.whynot.analytics.changes;

import java.util.ArrayList;
import java.util.List;

import dev.whynot.analytics.Tally;
import dev.whynot.analytics.changes.Changes.Carrier;
import dev.whynot.analytics.changes.Changes.Span;
import dev.whynot.analytics.wording.Wording;
import dev.whynot.facts.Basis;

/** Says why the loss rate changed. */
final class Sentences {

    private static final int MOST_DIMENSIONS = 2;
    private static final int MOST_CARRIERS = 3;
    private static final double CHANCE = 0.05;
    /** A difference that is written as zero. */
    private static final double NOTHING = 0.0005;

    private final Wording wording;

    Sentences(Wording wording) {
        this.wording = wording;
    }

    /**
     * In the order of an account: what, how sure, where from, who, when.
     *
     * @param isByOne whether one dimension was asked for, so that it is told if it cannot be a cause
     */
    List<String> of(Changes changes, List<Splits.Named> splits, boolean isByOne, Basis basis) {
        List<String> sentences = new ArrayList<>();
        if (changes.difference() == null) {
            for (Span span : List.of(changes.period(), changes.baseline())) {
                if (span.tally().lossRate() == null) {
                    sentences.add(wording.say("changes.nothing", wording.period(span.from(), span.to())));
                }
            }
        } else {
            change(changes, sentences);
        }
        long open = changes.period().tally().open();
        if (basis == Basis.CREATED && open > 0) {
            sentences.add(wording.say("changes.open", open));
        }
        splits.stream()
                .filter(split -> split.decomposition().evidence() > 0)
                .limit(MOST_DIMENSIONS)
                .forEach(split -> sentences.add(wording.say(
                        "changes.split",
                        wording.dimension(split.name()),
                        wording.signedPoints(split.decomposition().mix().value()),
                        wording.signedPoints(split.decomposition().rate().value()))));
        changes.leftOut().stream()
                .filter(one -> isByOne)
                .forEach(one ->
                        sentences.add(wording.say("changes.leftOut", wording.dimension(one.dimension()), one.why())));
        changes.carriers().stream().limit(MOST_CARRIERS).forEach(carrier -> sentences.add(carrier(carrier)));
        boolean isAnyLookedAt = !changes.dimensions().isEmpty();
        if (isAnyLookedAt && changes.carriers().isEmpty() && changes.pValue() != null && changes.pValue() <= CHANCE) {
            sentences.add(wording.say("changes.nobody"));
        }
        points(changes, sentences);
        return sentences;
    }

    private void change(Changes changes, List<String> sentences) {
        double difference = changes.difference().value();
        String key = difference > 0 ? "changes.more" : "changes.less";
        Tally now = changes.period().tally();
        Tally before = changes.baseline().tally();
        sentences.add(wording.say(
                Math.abs(difference) < NOTHING ? "changes.same" : key,
                wording.period(changes.period().from(), changes.period().to()),
                wording.percent(now.lossRate().value()),
                now.lost(),
                now.lost() + now.won(),
                wording.points(difference),
                wording.period(changes.baseline().from(), changes.baseline().to()),
                wording.percent(before.lossRate().value()),
                before.lost(),
                before.lost() + before.won()));
        sentences.add(wording.say(
                changes.pValue() <= CHANCE ? "changes.sure" : "changes.chance",
                wording.signedPoints(changes.difference().low()),
                wording.signedPoints(changes.difference().high()),
                wording.pValue(changes.pValue())));
    }

    private String carrier(Carrier carrier) {
        String dimension = wording.dimension(carrier.dimension());
        String value = wording.value(carrier.value());
        Changes.Part before = carrier.baseline();
        Changes.Part now = carrier.period();
        if (carrier.kind().equals("rate")) {
            return wording.say(
                    "changes.carrier.rate",
                    dimension,
                    value,
                    wording.percent(before.lossRate().value()),
                    before.lost(),
                    before.decided(),
                    wording.percent(now.lossRate().value()),
                    now.lost(),
                    now.decided(),
                    wording.signedPoints(carrier.effect().value()));
        }
        return wording.say(
                "changes.carrier.mix",
                dimension,
                value,
                wording.percent(before.share().value()),
                wording.percent(now.share().value()),
                wording.percent((double) (before.lost() + now.lost()) / (before.decided() + now.decided())),
                wording.signedPoints(carrier.effect().value()));
    }

    private void points(Changes changes, List<String> sentences) {
        for (ChangePoint point : changes.changePoints()) {
            sentences.add(wording.say(
                    point.difference().value() > 0 ? "changes.point.up" : "changes.point.down",
                    point.at(),
                    point.earliest(),
                    point.latest(),
                    wording.percent(point.before().lossRate().value()),
                    wording.percent(point.after().lossRate().value()),
                    wording.pValue(point.pValue())));
        }
        if (changes.changePoints().isEmpty()) {
            sentences.add(wording.say("changes.steady", changes.weeks()));
        }
    }
}
