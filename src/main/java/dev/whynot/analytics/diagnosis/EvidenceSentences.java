package dev.whynot.analytics.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.whynot.analytics.diagnosis.Diagnosis.ByPattern;
import dev.whynot.analytics.diagnosis.Diagnosis.ByReasons;
import dev.whynot.analytics.diagnosis.Diagnosis.LosingGroup;
import dev.whynot.analytics.diagnosis.Diagnosis.ToWinBack;
import dev.whynot.analytics.diagnosis.Diagnosis.UnevenValue;
import dev.whynot.analytics.diagnosis.Examination.Judged;
import dev.whynot.analytics.diagnosis.Examination.Says;
import dev.whynot.analytics.wording.Wording;
import dev.whynot.reason.Taxonomy;

/** Says what speaks for and against a lever. */
final class EvidenceSentences {

    private static final double MANY_DOUBTS = 0.1;

    private final Wording wording;
    private final Taxonomy taxonomy;
    private final long rejections;

    EvidenceSentences(Wording wording, Taxonomy taxonomy, long rejections) {
        this.wording = wording;
        this.taxonomy = taxonomy;
        this.rejections = rejections;
    }

    List<String> speakingFor(Judged judged) {
        List<String> sentences = new ArrayList<>();
        if (judged.reasons() == Says.YES) {
            sentences.add(reasons(judged.byReasons()));
        }
        if (judged.pattern() == Says.YES) {
            sentences.addAll(pattern(judged));
        }
        return sentences;
    }

    List<String> speakingAgainst(Judged judged) {
        List<String> sentences = new ArrayList<>();
        ByReasons byReasons = judged.byReasons();
        if (judged.reasons() == Says.NO || judged.reasons() == Says.UNSURE) {
            sentences.add(reasons(byReasons));
            sentences.add(wording.say(
                    judged.reasons() == Says.NO ? "diagnosis.reasons.fewer" : "diagnosis.reasons.even",
                    wording.percent(judged.evenShare())));
        }
        if (byReasons.rejections() >= Examination.FEWEST_REJECTIONS
                && byReasons.doubtful() / byReasons.rejections() >= MANY_DOUBTS) {
            sentences.add(wording.say(
                    "diagnosis.reasons.doubtful", wording.percent(byReasons.doubtful() / byReasons.rejections())));
        }
        if (judged.pattern() == Says.UNSURE) {
            ByPattern byPattern = judged.byPattern();
            sentences.add(wording.say(
                    "diagnosis.pattern.chance",
                    dimensions(byPattern.dimensions()),
                    wording.signedPercent(byPattern.explained().low()),
                    wording.signedPercent(byPattern.explained().high()),
                    wording.pValue(byPattern.pValue())));
        }
        return sentences;
    }

    private String reasons(ByReasons found) {
        List<String> most = found.reasons().stream()
                .map(reason -> wording.value(label(reason.reason())) + " (" + count(reason.rejections()) + ")")
                .toList();
        return most.isEmpty()
                ? wording.say("diagnosis.reasons.none", rejections)
                : wording.say(
                        "diagnosis.reasons",
                        count(found.rejections()),
                        rejections,
                        wording.percent(found.share().value()),
                        wording.percent(found.share().low()),
                        wording.percent(found.share().high()),
                        wording.list(most));
    }

    private String label(String code) {
        return taxonomy.reason(code)
                .map(reason -> wording.language().equals("de") ? reason.de() : reason.en())
                .orElse(code);
    }

    /** How much the pattern tells, the groups that stand out, and what they cost. */
    List<String> pattern(Judged judged) {
        ByPattern found = judged.byPattern();
        boolean isSegment =
                judged.levers().contains(Lever.TARGETING) || judged.levers().contains(Lever.FIT);
        List<String> sentences = new ArrayList<>();
        sentences.add(wording.say(
                isSegment ? "diagnosis.pattern.segment" : "diagnosis.pattern.within",
                dimensions(found.dimensions()),
                wording.percent(found.explained().value()),
                wording.percent(found.explained().low()),
                wording.percent(found.explained().high())));
        found.groups().forEach(group -> sentences.add(group(group)));
        found.uneven().stream().limit(1).forEach(one -> sentences.add(uneven(one)));
        ToWinBack winBack = judged.winBack();
        if (Math.round(winBack.rejections()) > 0) {
            sentences.add(wording.say(
                    "diagnosis.winBack",
                    count(winBack.rejections()),
                    wording.percent(winBack.share()),
                    count(winBack.low()),
                    count(winBack.high())));
        }
        return sentences;
    }

    private String group(LosingGroup group) {
        return wording.say(
                "diagnosis.group",
                values(group.values()),
                wording.percent(group.lossRate().value()),
                group.lost(),
                group.decided(),
                count(group.expected()));
    }

    private String uneven(UnevenValue one) {
        List<String> worst = one.worst().stream()
                .map(group -> wording.say(
                        "diagnosis.worst",
                        wording.value(group.values().get(one.by())),
                        group.lost(),
                        group.decided(),
                        count(group.expected())))
                .toList();
        return wording.say(
                "diagnosis.uneven",
                wording.dimension(one.dimension()),
                wording.value(one.value()),
                wording.dimension(one.by()),
                wording.list(worst));
    }

    /** What to do, and where to begin. */
    String remedy(Judged lever) {
        String remedy = wording.say("diagnosis.remedy." + lever.code());
        if (lever.pattern() != Says.YES) {
            return remedy;
        }
        ByPattern found = lever.byPattern();
        if (!found.groups().isEmpty()) {
            return remedy + " "
                    + wording.say(
                            "diagnosis.begin", values(found.groups().getFirst().values()));
        }
        if (!found.uneven().isEmpty()) {
            UnevenValue one = found.uneven().getFirst();
            return remedy + " "
                    + wording.say(
                            "diagnosis.begin", wording.dimension(one.dimension()) + " " + wording.value(one.value()));
        }
        return remedy;
    }

    /** How many rejections point to one of the two culprits. */
    String culprit(Judged culprit) {
        ByReasons found = culprit.byReasons();
        return wording.say(
                "diagnosis.culprit." + culprit.code(),
                rejections,
                wording.percent(found.share().value()),
                wording.percent(found.share().low()),
                wording.percent(found.share().high()));
    }

    private String values(Map<String, String> values) {
        return wording.list(values.entrySet().stream()
                .map(value -> wording.dimension(value.getKey()) + " " + wording.value(value.getValue()))
                .toList());
    }

    private String dimensions(List<String> names) {
        return wording.list(names.stream().map(wording::dimension).toList());
    }

    private String count(double rejections) {
        return wording.number(Math.round(rejections));
    }
}
