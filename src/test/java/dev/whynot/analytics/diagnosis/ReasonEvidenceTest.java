package dev.whynot.analytics.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.whynot.analytics.Rate;
import dev.whynot.analytics.diagnosis.Diagnosis.Amount;
import dev.whynot.facts.Attribute;
import dev.whynot.facts.Counts;
import dev.whynot.facts.Group;
import dev.whynot.facts.Money;
import dev.whynot.reason.Taxonomy;

class ReasonEvidenceTest {

    private ReasonEvidence evidence;

    @BeforeEach
    void begin() {
        evidence = new ReasonEvidence(Taxonomy.bundled());
    }

    private void add(long lost, String reason, String second, String confidence, String plausibility) {
        add(lost, reason, second, confidence, plausibility, "2026-01-01", 10 * lost);
    }

    private void add(
            long lost,
            String reason,
            String second,
            String confidence,
            String plausibility,
            String month,
            double amount) {
        evidence.add(new Group(
                List.of(reason, second, confidence, plausibility, month),
                new Counts(lost, 0, 0, lost, List.of(new Money("EUR", BigDecimal.valueOf(amount))), List.of())));
    }

    private double rejections(Lever lever) {
        return evidence.of(Set.of(lever)).rejections();
    }

    @Test
    void sureReasonCountsInFull() {
        add(10, "missing_feature", Attribute.NONE, "1.0", "plausible");
        assertThat(rejections(Lever.FIT)).isEqualTo(10);
        assertThat(evidence.unsure().rejections()).isZero();
    }

    @Test
    void reasonCountsByItsConfidenceAndTheRestIsToldApart() {
        add(100, "roi_not_shown", Attribute.NONE, "0.7", "unknown");
        assertThat(rejections(Lever.MESSAGE)).isCloseTo(75, within(1e-9));
        assertThat(evidence.unsure().rejections()).isCloseTo(25, within(1e-9));
    }

    @Test
    void doubtfulReasonCountsHalf() {
        add(10, "no_budget", Attribute.NONE, "1.0", "doubtful");
        assertThat(rejections(Lever.TARGETING)).isEqualTo(5);
        assertThat(evidence.of(Set.of(Lever.TARGETING)).doubtful()).isEqualTo(5);
        assertThat(evidence.unsure().rejections()).isEqualTo(5);
    }

    @Test
    void ofTwoReasonsEachCountsHalf() {
        add(10, "price_too_high", "slow_follow_up", "1.0", "plausible");
        assertThat(rejections(Lever.FIT)).isEqualTo(5);
        assertThat(rejections(Lever.PROCESS)).isEqualTo(5);
    }

    @Test
    void whatNobodyCanChangeOrNobodyKnowsIsNeverSpread() {
        add(4, "out_of_business", Attribute.NONE, "1.0", "unknown");
        add(3, "duplicate", Attribute.NONE, "1.0", "unknown");
        add(2, "unclear", Attribute.NONE, "0.0", "unknown");
        add(1, Attribute.NONE, Attribute.NONE, Attribute.NONE, Attribute.NONE);
        assertThat(evidence.of(Set.of(Lever.values())).rejections()).isZero();
        assertThat(evidence.outside().rejections()).isEqualTo(4);
        assertThat(evidence.aboutRecord().rejections()).isEqualTo(3);
        assertThat(evidence.noReason().rejections()).isEqualTo(3);
        assertThat(evidence.unsure().rejections()).isZero();
    }

    @Test
    void allAddsUpToTheRejections() {
        List<String> reasons = new ArrayList<>(Taxonomy.bundled().reasons().keySet());
        reasons.sort(String::compareTo);
        for (int i = 0; i < reasons.size(); i++) {
            add(
                    i + 1,
                    reasons.get(i),
                    i % 3 == 0 ? reasons.get((i + 7) % reasons.size()) : Attribute.NONE,
                    List.of("1.0", "0.9", "0.6").get(i % 3),
                    List.of("doubtful", "plausible").get(i % 2));
        }
        double lost = reasons.size() * (reasons.size() + 1) / 2.0;
        assertThat(evidence.all().rejections()).isCloseTo(lost, within(1e-9));
        assertThat(evidence.all().amounts().get("EUR").get("2026-01-01")).isCloseTo(10 * lost, within(1e-6));
    }

    @Test
    void onesAndZerosHaveTheIntervalOfWilson() {
        assertThat(Shares.of(31, 100)).usingRecursiveComparison().isEqualTo(Rate.of(31, 100));
        assertThat(Shares.of(0, 0)).isNull();
        assertThat(Shares.of(0, 10).low()).isZero();
        assertThat(Shares.of(10, 10).high()).isOne();
    }

    /** Cochran's ratio of sums by hand: the months are the draws. */
    @Test
    void shareOfTheAmountHasAnIntervalByMonths() {
        for (int month = 1; month <= 6; month++) {
            add(1, "price_too_high", Attribute.NONE, "1.0", "unknown", "2026-0%d-01".formatted(month), 100 * month);
            add(1, "out_of_business", Attribute.NONE, "1.0", "unknown", "2026-0%d-01".formatted(month), 100);
        }
        Amount amount =
                Shares.ofAmount(evidence.of(Set.of(Lever.FIT)), evidence.all()).getFirst();
        double share = 2100.0 / 2700;
        double squares = 0;
        for (int month = 1; month <= 6; month++) {
            squares += Math.pow(100 * month - share * (100 * month + 100), 2);
        }
        double half = 2.570582 * Math.sqrt(squares * 6 / 5) / 2700;
        assertThat(amount.amount()).isEqualByComparingTo("2100");
        assertThat(amount.share()).isCloseTo(share, within(1e-12));
        assertThat(amount.low()).isCloseTo(share - half, within(1e-6));
        assertThat(amount.high()).isCloseTo(Math.min(1, share + half), within(1e-6));
    }

    @Test
    void shareOfTheAmountOfFewMonthsHasNoInterval() {
        add(2, "price_too_high", Attribute.NONE, "1.0", "unknown");
        Amount amount =
                Shares.ofAmount(evidence.of(Set.of(Lever.FIT)), evidence.all()).getFirst();
        assertThat(amount.share()).isOne();
        assertThat(amount.low()).isNull();
    }
}
