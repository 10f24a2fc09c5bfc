package dev.whynot.analytics.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import dev.whynot.analytics.Estimate;

class DecompositionTest {

    private static Member member(String value, long lostBefore, long decidedBefore, long lostNow, long decidedNow) {
        return new Member(value, 1, new Side(lostBefore, decidedBefore), new Side(lostNow, decidedNow));
    }

    /**
     * P. Das Gupta, "Standardization and Decomposition of Rates: A User's Manual", US Bureau of the Census, 1993, table
     * 5.1: household headship rates per 100, United States, 1970 and 1985, by age.
     */
    @Test
    void publishedExampleIsSplitAsItsAuthorDid() {
        double[] size1970 = {12.9, 10.9, 9.5, 8.0, 7.8, 8.4, 8.6, 7.8, 7.0, 5.9, 4.7, 3.6, 4.9};
        double[] size1985 = {10.1, 11.2, 11.6, 10.9, 9.4, 7.7, 6.3, 6.0, 6.3, 5.9, 5.1, 4.0, 5.5};
        double[] rate1970 = {1.9, 25.8, 45.7, 49.6, 51.2, 51.6, 51.8, 54.9, 58.7, 60.4, 62.8, 66.6, 66.8};
        double[] rate1985 = {2.2, 24.3, 45.8, 52.5, 56.1, 55.6, 56.0, 57.4, 57.2, 61.2, 63.9, 68.6, 72.2};
        List<Member> ages = new ArrayList<>();
        for (int i = 0; i < size1970.length; i++) {
            ages.add(new Member("age " + i, 1, side(size1970[i], rate1970[i]), side(size1985[i], rate1985[i])));
        }
        Decomposition split = Decomposition.of(ages);
        assertThat(100 * split.mix().value()).isCloseTo(1.2269, within(5e-5));
        assertThat(100 * split.rate().value()).isCloseTo(1.7403, within(5e-5));
    }

    private static Side side(double percentOfAll, double percentLost) {
        return new Side(Math.round(percentOfAll * percentLost * 100), Math.round(percentOfAll * 10_000));
    }

    /** By hand: 50 of 100 and 20 of 100 before, 20 of 50 and 60 of 150 now; 0.35 and 0.4 of all. */
    @Test
    void partsOfTheGroupsAreWhatOneGetsByHand() {
        Decomposition split = Decomposition.of(List.of(member("a", 50, 100, 20, 50), member("b", 20, 100, 60, 150)));
        // shares .5, .5 then .25, .75; rates .5, .2 then .4, .4; the middle of all is .375
        assertThat(split.parts().get(0).mix().value()).isCloseTo(-0.25 * (0.45 - 0.375), within(1e-12));
        assertThat(split.parts().get(1).mix().value()).isCloseTo(0.25 * (0.3 - 0.375), within(1e-12));
        assertThat(split.parts().get(0).rate()).isCloseTo(-0.1 * 0.375, within(1e-12));
        assertThat(split.parts().get(1).rate()).isCloseTo(0.2 * 0.625, within(1e-12));
        assertThat(split.mix().value()).isCloseTo(-0.0375, within(1e-12));
        assertThat(split.rate().value()).isCloseTo(0.0875, within(1e-12));
        // the rest of a is b: its rate rose by .2, that of a fell by .1
        assertThat(split.parts().get(0).excess().value()).isCloseTo(0.375 * -0.3, within(1e-12));
    }

    @Test
    void groupsThatCameOrWentAreMixAlone() {
        Decomposition split = Decomposition.of(List.of(
                member("stays", 50, 100, 50, 100), member("came", 0, 0, 90, 100), member("went", 10, 100, 0, 0)));
        assertThat(split.rate().value()).isZero();
        assertThat(split.mix().value()).isCloseTo(140 / 200.0 - 60 / 200.0, within(1e-12));
        assertThat(split.parts()).extracting(Decomposition.Part::rate).containsOnly(0.0);
        assertThat(split.parts().get(1).excess()).isNull();
        assertThat(split.parts().get(1).mix().value())
                .as("came, and loses more than most")
                .isPositive();
        assertThat(split.parts().get(2).mix().value())
                .as("went, and lost less than most")
                .isPositive();
    }

    @Test
    void nothingIsSplitWhereNothingIsDecided() {
        assertThatThrownBy(() -> Decomposition.of(List.of(member("a", 1, 2, 0, 0))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Decomposition.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void mixAndRateAddUpToTheDifference(@ForAll long seed) {
        List<Member> members = members(new Random(seed));
        Side before = members.stream().map(Member::baseline).reduce(Side.NONE, Side::plus);
        Side now = members.stream().map(Member::period).reduce(Side.NONE, Side::plus);
        Decomposition split = Decomposition.of(members);
        assertThat(split.mix().value() + split.rate().value()).isCloseTo(now.rate() - before.rate(), within(1e-12));
        assertThat(split.parts().stream()
                        .mapToDouble(part -> part.mix().value())
                        .sum())
                .isCloseTo(split.mix().value(), within(1e-12));
        assertThat(split.parts().stream().mapToDouble(Decomposition.Part::rate).sum())
                .isCloseTo(split.rate().value(), within(1e-12));
        for (Estimate effect : List.of(split.mix(), split.rate())) {
            assertThat(effect.low()).isLessThanOrEqualTo(effect.value());
            assertThat(effect.high()).isGreaterThanOrEqualTo(effect.value());
        }
        assertThat(split.evidence()).isNotNegative();
    }

    @Property
    void theOtherWayRoundTheEffectsAreTheOpposite(@ForAll long seed) {
        List<Member> members = members(new Random(seed));
        Decomposition split = Decomposition.of(members);
        Decomposition back = Decomposition.of(members.stream()
                .map(member -> new Member(member.value(), 1, member.period(), member.baseline()))
                .toList());
        assertThat(back.mix().value()).isCloseTo(-split.mix().value(), within(1e-12));
        assertThat(back.mix().high()).isCloseTo(-split.mix().low(), within(1e-12));
        assertThat(back.rate().value()).isCloseTo(-split.rate().value(), within(1e-12));
        assertThat(back.rate().high()).isCloseTo(-split.rate().low(), within(1e-12));
    }

    @Property
    void orderOfTheGroupsDoesNotMatter(@ForAll long seed) {
        List<Member> members = members(new Random(seed));
        List<Member> shuffled = new ArrayList<>(members);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Decomposition.of(shuffled).mix().value())
                .isCloseTo(Decomposition.of(members).mix().value(), within(1e-12));
    }

    @Property
    void sameSharesHaveNoMixAndSameRatesHaveNoRateEffect(@ForAll long seed) {
        Random random = new Random(seed);
        List<Member> sameShares = new ArrayList<>();
        List<Member> sameRates = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            int decided = 1 + random.nextInt(50);
            int lost = random.nextInt(decided + 1);
            sameShares.add(member("g" + i, lost, decided, random.nextInt(3 * decided + 1), 3L * decided));
            int times = 1 + random.nextInt(5);
            sameRates.add(member("g" + i, lost, decided, (long) times * lost, (long) times * decided));
        }
        assertThat(Decomposition.of(sameShares).mix().value()).isCloseTo(0, within(1e-12));
        assertThat(Decomposition.of(sameRates).rate().value()).isCloseTo(0, within(1e-12));
    }

    private static List<Member> members(Random random) {
        List<Member> members = new ArrayList<>();
        members.add(member("g", random.nextInt(5), 5, random.nextInt(7), 7));
        for (int i = 0; i < random.nextInt(12); i++) {
            int before = random.nextInt(4) == 0 ? 0 : random.nextInt(1 << random.nextInt(20));
            int now = random.nextInt(4) == 0 ? 0 : random.nextInt(1 << random.nextInt(20));
            members.add(member("g" + i, random.nextInt(before + 1), before, random.nextInt(now + 1), now));
        }
        return members;
    }

    /** Two thousand pairs of samples, of which 95 % should have an interval that holds the true effect. */
    @Test
    void intervalsHoldTheTrueEffectsAsOftenAsTheySay() {
        double[] sharesBefore = {0.5, 0.3, 0.15, 0.05};
        double[] sharesNow = {0.35, 0.3, 0.2, 0.15};
        double[] ratesBefore = {0.3, 0.5, 0.6, 0.9};
        double[] ratesNow = {0.35, 0.5, 0.75, 0.9};
        double allBefore = 0;
        double allNow = 0;
        double trueMix = 0;
        double trueRate = 0;
        for (int i = 0; i < 4; i++) {
            allBefore += sharesBefore[i] * ratesBefore[i];
            allNow += sharesNow[i] * ratesNow[i];
            trueMix += (sharesNow[i] - sharesBefore[i]) * (ratesNow[i] + ratesBefore[i]) / 2;
            trueRate += (ratesNow[i] - ratesBefore[i]) * (sharesNow[i] + sharesBefore[i]) / 2;
        }
        double trueMixOfLast = 0.1 * (0.9 - (allBefore + allNow) / 2);
        double restBefore = (allBefore - 0.15 * 0.6) / 0.85;
        double restNow = (allNow - 0.2 * 0.75) / 0.8;
        double trueExcess = 0.175 * (0.15 - (restNow - restBefore));
        Random random = new Random(2026);
        int[] held = new int[4];
        int runs = 2_000;
        for (int run = 0; run < runs; run++) {
            Side[] before = sample(random, 300, sharesBefore, ratesBefore);
            Side[] now = sample(random, 400, sharesNow, ratesNow);
            List<Member> members = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                members.add(new Member("g" + i, 1, before[i], now[i]));
            }
            Decomposition split = Decomposition.of(members);
            held[0] += holds(split.mix(), trueMix);
            held[1] += holds(split.rate(), trueRate);
            held[2] += holds(split.parts().get(3).mix(), trueMixOfLast);
            held[3] += holds(split.parts().get(2).excess(), trueExcess);
        }
        for (int i = 0; i < held.length; i++) {
            assertThat((double) held[i] / runs).as("interval %d", i).isBetween(0.94, 0.98);
        }
    }

    private static int holds(Estimate effect, double value) {
        return effect.low() <= value && value <= effect.high() ? 1 : 0;
    }

    private static Side[] sample(Random random, int records, double[] shares, double[] rates) {
        long[] lost = new long[shares.length];
        long[] decided = new long[shares.length];
        for (int i = 0; i < records; i++) {
            double place = random.nextDouble();
            int group = 0;
            while (group < shares.length - 1 && place >= shares[group]) {
                place -= shares[group];
                group++;
            }
            decided[group]++;
            if (random.nextDouble() < rates[group]) {
                lost[group]++;
            }
        }
        Side[] sides = new Side[shares.length];
        for (int i = 0; i < sides.length; i++) {
            sides[i] = new Side(lost[i], decided[i]);
        }
        return sides;
    }
}
