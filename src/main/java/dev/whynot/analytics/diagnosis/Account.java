package dev.whynot.analytics.diagnosis;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.whynot.analytics.Tally;
import dev.whynot.analytics.diagnosis.Diagnosis.CannotTell;
import dev.whynot.analytics.diagnosis.Diagnosis.Finding;
import dev.whynot.analytics.diagnosis.Diagnosis.Limit;
import dev.whynot.analytics.diagnosis.Diagnosis.WherePattern;
import dev.whynot.analytics.diagnosis.Examination.Judged;
import dev.whynot.analytics.diagnosis.Examination.Says;
import dev.whynot.analytics.wording.Wording;
import dev.whynot.reason.Taxonomy;

/** The account that is given of an examination: findings, limits and a summary. */
final class Account {

    private static final double MOST_UNTOLD = 0.5;
    private static final int MOST_REMEDIES = 2;

    private final Wording wording;
    private final EvidenceSentences evidence;
    private final Tally tally;
    private final Examination examination;
    private final List<Judged> culprits;
    private final List<Judged> levers;

    Account(
            Wording wording,
            Taxonomy taxonomy,
            Tally tally,
            Examination examination,
            List<Judged> culprits,
            List<Judged> levers) {
        this.wording = wording;
        this.evidence = new EvidenceSentences(wording, taxonomy, tally.lost());
        this.tally = tally;
        this.examination = examination;
        this.culprits = culprits;
        this.levers = levers;
    }

    /**
     * All that is told.
     *
     * @param pattern null where too little is decided
     */
    Diagnosis diagnosis(WherePattern pattern, long undated) {
        List<Limit> limits = limits(pattern);
        return new Diagnosis(
                tally,
                culprits.stream().map(this::finding).toList(),
                levers.stream().map(this::finding).toList(),
                examination.outside(),
                examination.cannotTell(),
                pattern,
                limits,
                undated,
                summary(limits));
    }

    private Finding finding(Judged judged) {
        List<String> remedies = levers.stream()
                .filter(lever -> judged.levers().containsAll(lever.levers()))
                .flatMap(lever -> remedy(lever).stream())
                .toList();
        return new Finding(
                judged.code(),
                judged.levers().stream().sorted().map(Lever::code).toList(),
                judged.verdict(),
                judged.byReasons(),
                judged.byPattern(),
                judged.winBack(),
                evidence.speakingFor(judged),
                evidence.speakingAgainst(judged),
                remedies.isEmpty() ? null : String.join(" ", remedies));
    }

    /** Only where something speaks for it. */
    private Optional<String> remedy(Judged lever) {
        return isFound(lever) ? Optional.of(evidence.remedy(lever)) : Optional.empty();
    }

    private static boolean isFound(Judged judged) {
        return judged.reasons() == Says.YES || judged.pattern() == Says.YES;
    }

    private List<Limit> limits(WherePattern pattern) {
        List<Limit> limits = new ArrayList<>();
        double pointing = examination.pointing();
        CannotTell cannotTell = examination.cannotTell();
        if (pointing < Examination.FEWEST_REJECTIONS) {
            limits.add(limit("tooFewRejections", null, Math.round(pointing)));
        }
        if (cannotTell.share() != null && cannotTell.share().value() > MOST_UNTOLD) {
            limits.add(limit(
                    "fewUsableReasons", null, wording.percent(cannotTell.share().value())));
        }
        if (pattern == null) {
            limits.add(limit("tooFewDecided", null, tally.won(), tally.lost()));
            return limits;
        }
        if (pattern.from() != null) {
            limits.add(limit("newestOnly", null, pattern.decided(), pattern.from()));
        }
        if (levers.stream().noneMatch(lever -> lever.pattern() == Says.YES)) {
            limits.add(limit("patternIsChance", null, pattern.decided()));
        }
        levers.stream()
                .filter(lever -> lever.byPattern() == null)
                .forEach(lever -> limits.add(limit("noDimension", lever.code(), name(lever))));
        disagreement().ifPresent(limits::add);
        return limits;
    }

    /** Where the reasons point to one lever before all, the pattern to another one, and to that the reasons do not. */
    private Optional<Limit> disagreement() {
        Optional<Judged> byReasons = firstByReasons();
        Optional<Judged> byPattern = firstByPattern();
        if (byReasons.isEmpty() || byPattern.isEmpty() || byPattern.get().reasons() == Says.YES) {
            return Optional.empty();
        }
        return Optional.of(limit("disagreement", null, name(byReasons.get()), name(byPattern.get())));
    }

    private Optional<Judged> firstByReasons() {
        return levers.stream()
                .filter(lever -> lever.reasons() == Says.YES)
                .max(comparingDouble(lever -> lever.byReasons().rejections()));
    }

    private Optional<Judged> firstByPattern() {
        return levers.stream()
                .filter(lever -> lever.pattern() == Says.YES)
                .max(comparingDouble(lever -> lever.byPattern().explained().value()));
    }

    private Limit limit(String code, String lever, Object... args) {
        return new Limit(code, lever, wording.say("diagnosis.limit." + code, args));
    }

    private String name(Judged lever) {
        return wording.say("diagnosis.lever." + lever.code());
    }

    private List<String> summary(List<Limit> limits) {
        List<String> summary = new ArrayList<>();
        if (tally.lost() == 0) {
            summary.add(wording.say("diagnosis.nothing"));
            return summary;
        }
        summary.add(wording.say(
                "diagnosis.rate",
                tally.lost(),
                tally.lost() + tally.won(),
                wording.percent(tally.lossRate().value())));
        if (examination.pointing() >= Examination.FEWEST_REJECTIONS) {
            culprits.forEach(culprit -> summary.add(evidence.culprit(culprit)));
        }
        summary.add(wording.say(
                "diagnosis.rest",
                wording.percent(examination.outside().share().value()),
                wording.percent(examination.cannotTell().share().value())));
        levers.stream()
                .filter(lever -> lever.pattern() == Says.YES)
                .sorted(comparingDouble(
                                (Judged lever) -> lever.byPattern().explained().value())
                        .reversed())
                .forEach(lever -> summary.addAll(evidence.pattern(lever)));
        limits.forEach(limit -> summary.add(limit.sentence()));
        levers.stream()
                .filter(Account::isFound)
                .sorted(comparingDouble(Account::weight).reversed())
                .limit(MOST_REMEDIES)
                .forEach(lever -> summary.add(evidence.remedy(lever)));
        return summary;
    }

    /** What could be won back counts first, then what the reasons say. */
    private static double weight(Judged lever) {
        double winBack = lever.winBack() == null ? 0 : lever.winBack().rejections();
        return winBack > 0
                ? 1 + winBack
                : lever.byReasons().share() == null
                        ? 0
                        : lever.byReasons().share().value();
    }
}
