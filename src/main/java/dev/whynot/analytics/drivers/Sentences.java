package dev.whynot.analytics.drivers;

import java.util.ArrayList;
import java.util.List;

import dev.whynot.analytics.LeftOut;
import dev.whynot.analytics.Rate;
import dev.whynot.analytics.RiskRatio;
import dev.whynot.analytics.wording.Wording;
import dev.whynot.reason.Taxonomy;

/** Says what was found. */
final class Sentences {

    /** More values are not told one by one. */
    private static final int MOST_VALUES = 5;

    private static final int MOST_TOLD = 3;

    private final Wording wording;
    private final Taxonomy taxonomy;
    private final Target target;

    Sentences(Wording wording, Taxonomy taxonomy, Target target) {
        this.wording = wording;
        this.taxonomy = taxonomy;
        this.target = target;
    }

    List<String> summary(Found found) {
        List<String> all = new ArrayList<>();
        if (found.records() == 0) {
            all.add(wording.say("drivers.nothing"));
            return all;
        }
        Rate rate = Rate.of(found.hits(), found.records());
        all.add(wording.say(
                "drivers.searched",
                wording.number(found.records()),
                wording.percent(rate.value()),
                what(),
                wording.number(found.searched().size()),
                wording.number(found.weeks())));
        if (found.causes().isEmpty()) {
            all.add(wording.say("drivers.none"));
        }
        found.causes().stream()
                .limit(MOST_TOLD)
                .forEach(cause -> all.add(of(cause).getFirst()));
        found.reversals().stream().limit(1).forEach(one -> all.add(reversal(one)));
        return all;
    }

    /** In the order of an account: who and when, how sure, what they say, what else it may be. */
    List<String> of(Found.Cause cause) {
        List<String> all = new ArrayList<>();
        Sums sums = cause.driver().sums();
        Rate rate = Rate.of(sums.hits(), sums.records());
        double excess = cause.driver().excess();
        all.add(wording.say(
                excess > 0 ? "drivers.more" : "drivers.less",
                group(cause),
                wording.percent(rate.value()),
                what(),
                wording.number(sums.hits()),
                wording.number(sums.records()),
                wording.percent(sums.expectedHits() / sums.records()),
                wording.number(Math.round(Math.abs(excess)))));
        Driver.HeldOut heldOut = cause.driver().heldOut();
        all.add(wording.say(
                View.heldOut(heldOut).held() ? "drivers.held" : "drivers.notHeld",
                wording.pValue(cause.driver().pValue()),
                wording.number(heldOut.sums().hits()),
                wording.number(heldOut.sums().records()),
                wording.number(Math.round(heldOut.sums().expectedHits()))));
        if (!cause.reasons().isEmpty()) {
            all.add(wording.say(
                    "drivers.reasons",
                    wording.list(cause.reasons().stream()
                            .limit(MOST_TOLD)
                            .map(this::moreOften)
                            .toList())));
        }
        cause.closest()
                .filter(one -> cause.crude() != null)
                .ifPresent(one -> all.add(wording.say(
                        one.explains() ? "drivers.explained" : "drivers.likeWithLike",
                        wording.dimension(one.attribute().name()),
                        wording.ratio(cause.crude().value()),
                        interval(one.ratio()))));
        if (!cause.inseparable().isEmpty()) {
            all.add(wording.say(
                    "drivers.inseparable",
                    wording.list(cause.inseparable().stream()
                            .map(attribute -> wording.dimension(attribute.name()))
                            .toList())));
        }
        return all;
    }

    String reversal(Found.Reversal one) {
        return wording.say(
                one.crude().value() > 1 ? "drivers.reversal.worse" : "drivers.reversal.better",
                wording.dimension(one.attribute().name()),
                wording.value(one.value()),
                wording.ratio(one.crude().value()),
                wording.dimension(one.by().name()),
                interval(one.adjusted()));
    }

    LeftOut leftOut(CasesReader.LeftOut one) {
        return LeftOut.of(one.attribute().name(), one.leak(), wording);
    }

    /** What was sought. */
    private String what() {
        return target.reason()
                .map(reason -> wording.say("drivers.ofReason", label(reason)))
                .orElseGet(() -> wording.say("drivers.lost"));
    }

    private String group(Found.Cause cause) {
        List<String> parts = new ArrayList<>(cause.conditions().stream()
                .map(one -> wording.say(
                        "drivers.is", wording.dimension(one.attribute().name()), values(one)))
                .toList());
        String conditions = wording.say(
                "drivers.object." + cause.object(),
                parts.isEmpty() ? wording.say("drivers.everybody") : wording.list(parts));
        return cause.days()
                .map(days -> wording.say("drivers.during", conditions, wording.period(days.from(), days.to())))
                .orElse(conditions);
    }

    private String values(Found.Values values) {
        if (values.values().size() <= MOST_VALUES) {
            return wording.anyOf(values.values().stream().map(wording::value).toList());
        }
        if (values.others().size() <= MOST_VALUES && !values.others().isEmpty()) {
            return wording.say(
                    "drivers.allBut",
                    wording.number(values.values().size()),
                    wording.list(values.others().stream().map(wording::value).toList()));
        }
        return wording.say(
                "drivers.oneOf",
                wording.number(values.values().size()),
                wording.list(values.values().stream()
                        .limit(MOST_TOLD)
                        .map(wording::value)
                        .toList()));
    }

    private String moreOften(Found.MoreOften one) {
        return wording.say(
                "drivers.moreOften",
                label(one.reason()),
                wording.percent((double) one.lost() / one.ofLost()),
                wording.percent((double) one.lostElsewhere() / one.ofLostElsewhere()));
    }

    private String label(String code) {
        return taxonomy.reason(code)
                .map(reason -> wording.language().equals("de") ? reason.de() : reason.en())
                .orElse(code);
    }

    private String interval(RiskRatio ratio) {
        return wording.say(
                "drivers.interval",
                wording.ratio(ratio.value()),
                wording.ratio(ratio.low()),
                ratio.high() == null ? "∞" : wording.ratio(ratio.high()));
    }
}
