package dev.whynot.analytics.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.whynot.analytics.Rate;
import dev.whynot.analytics.diagnosis.Diagnosis.ByPattern;
import dev.whynot.analytics.diagnosis.Diagnosis.ByReasons;
import dev.whynot.analytics.diagnosis.Diagnosis.CannotTell;
import dev.whynot.analytics.diagnosis.Diagnosis.Explained;
import dev.whynot.analytics.diagnosis.Diagnosis.LosingGroup;
import dev.whynot.analytics.diagnosis.Diagnosis.ToWinBack;
import dev.whynot.analytics.diagnosis.Diagnosis.UnevenValue;
import dev.whynot.analytics.diagnosis.Diagnosis.WeighedReason;
import dev.whynot.facts.Money;

/** Puts reasons and pattern together, in figures. */
final class Examination {

    /** The two culprits, and the levers that each is made of. */
    static final Map<String, Set<Lever>> CULPRITS = culprits();

    /** With fewer rejections that point to a lever, nothing is said of how many point to which. */
    static final int FEWEST_REJECTIONS = 20;

    private static final int MOST_REASONS = 3;
    private static final int MOST_GROUPS = 3;
    private static final int MOST_UNEVEN = 2;

    private final ReasonEvidence reasons;
    private final Weighed all;
    private final Optional<Pattern> pattern;
    /** By all levers, each on its own. */
    private final double toWinBack;

    Examination(ReasonEvidence reasons, Optional<Pattern> pattern) {
        this.reasons = reasons;
        this.all = reasons.all();
        this.pattern = pattern;
        this.toWinBack = pattern.stream()
                .flatMap(found -> Arrays.stream(Lever.values()).map(lever -> WinBack.of(found, Set.of(lever))))
                .mapToDouble(WinBack::rejections)
                .sum();
    }

    /** What one sort of evidence says. */
    enum Says {
        YES,
        NO,
        UNSURE,
        /** It cannot speak. */
        NOTHING
    }

    /** A culprit or a lever, examined. */
    record Judged(
            String code,
            Set<Lever> levers,
            ByReasons byReasons,
            Says reasons,
            ByPattern byPattern,
            Says pattern,
            ToWinBack winBack) {

        String verdict() {
            if (reasons == Says.YES) {
                return pattern == Says.YES ? "supported" : "reasons";
            }
            if (pattern == Says.YES) {
                return "pattern";
            }
            return reasons == Says.NOTHING && pattern == Says.NOTHING ? "unknown" : "unsupported";
        }

        /** The share of all that points to a lever, were it as frequent as each other one. */
        double evenShare() {
            return (double) levers.size() / Lever.values().length;
        }
    }

    private static Map<String, Set<Lever>> culprits() {
        Map<String, Set<Lever>> culprits = new LinkedHashMap<>();
        culprits.put("message", Set.of(Lever.MESSAGE));
        culprits.put("fit", Set.of(Lever.FIT, Lever.TARGETING));
        return culprits;
    }

    Judged judge(String code, Set<Lever> levers) {
        Optional<ByPattern> byPattern = pattern.flatMap(found -> byPattern(found, levers));
        Says patternSays =
                byPattern.isEmpty() ? Says.NOTHING : pattern.orElseThrow().speaksFor(levers) ? Says.YES : Says.UNSURE;
        return new Judged(
                code,
                levers,
                byReasons(reasons.of(levers)),
                reasonsSay(levers),
                byPattern.orElse(null),
                patternSays,
                byPattern.map(found -> winBack(pattern.orElseThrow(), levers)).orElse(null));
    }

    /** Whether more, or fewer, point to it than to each other lever, of those that point to one. */
    private Says reasonsSay(Set<Lever> levers) {
        double pointing = pointing();
        if (pointing < FEWEST_REJECTIONS) {
            return Says.NOTHING;
        }
        Rate share = Shares.of(reasons.of(levers).rejections(), pointing);
        double even = (double) levers.size() / Lever.values().length;
        return share.low() > even ? Says.YES : share.high() < even ? Says.NO : Says.UNSURE;
    }

    ByReasons byReasons(Weighed weighed) {
        return new ByReasons(
                weighed.rejections(),
                Shares.of(weighed.rejections(), all.rejections()),
                Shares.ofAmount(weighed, all),
                weighed.doubtful(),
                weighed.byReason().entrySet().stream()
                        .filter(reason -> reason.getValue() > 0)
                        .sorted(Map.Entry.<String, Double>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST_REASONS)
                        .map(reason -> new WeighedReason(reason.getKey(), reason.getValue()))
                        .toList());
    }

    /** What no seller can change. */
    ByReasons outside() {
        return byReasons(reasons.outside());
    }

    /** How many rejections, weighed, point to a lever. */
    double pointing() {
        return reasons.of(Set.of(Lever.values())).rejections();
    }

    CannotTell cannotTell() {
        double noReason = reasons.noReason().rejections();
        double aboutRecord = reasons.aboutRecord().rejections();
        double unsure = reasons.unsure().rejections();
        double sum = noReason + aboutRecord + unsure;
        return new CannotTell(sum, Shares.of(sum, all.rejections()), noReason, aboutRecord, unsure);
    }

    /** Of all levers together. */
    Optional<Explained> explained() {
        return pattern.map(found -> explained(found, Set.of(Lever.values())));
    }

    private static Explained explained(Pattern pattern, Set<Lever> levers) {
        Variation variation = pattern.variation(levers);
        return new Explained(
                variation.value() / pattern.total(),
                variation.low() / pattern.total(),
                variation.high() / pattern.total());
    }

    private static Optional<ByPattern> byPattern(Pattern pattern, Set<Lever> levers) {
        List<String> dimensions = levers.stream()
                .sorted()
                .flatMap(lever -> pattern.blocks().dimensions(lever).stream())
                .toList();
        if (dimensions.isEmpty()) {
            return Optional.empty();
        }
        double ofAll = Arrays.stream(Lever.values())
                .mapToDouble(
                        lever -> Math.max(0, pattern.variation(Set.of(lever)).value()))
                .sum();
        double own = Math.max(0, pattern.variation(levers).value());
        return Optional.of(new ByPattern(
                dimensions,
                explained(pattern, levers),
                pattern.pValue(levers),
                ofAll > 0 ? Double.valueOf(Math.min(1, own / ofAll)) : null,
                StandOut.of(pattern, levers, MOST_GROUPS).stream()
                        .map(Examination::view)
                        .toList(),
                Uneven.of(pattern, levers, MOST_UNEVEN).stream()
                        .map(one -> new UnevenValue(
                                one.dimension(),
                                one.value(),
                                one.by(),
                                one.worst().stream().map(Examination::view).toList(),
                                one.qValue()))
                        .toList()));
    }

    private static LosingGroup view(StandOut group) {
        return new LosingGroup(
                group.values(),
                group.lost(),
                group.decided(),
                Rate.of(group.lost(), group.decided()),
                group.expected(),
                group.qValue());
    }

    private ToWinBack winBack(Pattern pattern, Set<Lever> levers) {
        WinBack found = WinBack.of(pattern, levers);
        long lost = pattern.cells().stream().mapToLong(Cell::lost).sum();
        List<Money> amounts = new ArrayList<>();
        found.lostAmount().forEach((currency, amount) -> amounts.add(new Money(currency, Shares.money(amount))));
        amounts.sort(Money.BY_CURRENCY);
        return new ToWinBack(
                found.rejections(),
                found.low(),
                found.high(),
                found.rejections() / lost,
                toWinBack > 0 ? Double.valueOf(Math.min(1, found.rejections() / toWinBack)) : null,
                amounts);
    }
}
