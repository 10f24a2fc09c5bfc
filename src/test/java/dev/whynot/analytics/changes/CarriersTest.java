package dev.whynot.analytics.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.whynot.analytics.changes.Changes.Carrier;

class CarriersTest {

    private static Member member(String value, long lostBefore, long decidedBefore, long lostNow, long decidedNow) {
        return new Member(value, 1, new Side(lostBefore, decidedBefore), new Side(lostNow, decidedNow));
    }

    private static List<Carrier> carriers(Member... members) {
        List<Member> all = List.of(members);
        Side before = all.stream().map(Member::baseline).reduce(Side.NONE, Side::plus);
        Side now = all.stream().map(Member::period).reduce(Side.NONE, Side::plus);
        return Carriers.of(List.of(new Splits.Named("industry", Decomposition.of(all))), before, now);
    }

    @Test
    void groupWhoseRateAloneRoseCarriesIt() {
        List<Carrier> carriers = carriers(
                member("hit", 100, 200, 160, 200), member("calm", 150, 300, 150, 300), member("too", 50, 100, 50, 100));
        assertThat(carriers).hasSize(1);
        Carrier carrier = carriers.getFirst();
        assertThat(carrier.value()).isEqualTo("hit");
        assertThat(carrier.kind()).isEqualTo("rate");
        assertThat(carrier.effect().value()).isCloseTo(0.3 / 3, within(1e-12));
        assertThat(carrier.baseline().lossRate().value()).isEqualTo(0.5);
        assertThat(carrier.period().lossRate().value()).isEqualTo(0.8);
        assertThat(carrier.period().share().value()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(carrier.qValue()).isGreaterThanOrEqualTo(carrier.pValue());
    }

    /** Had the large one changed as the small one did, the loss rate would be far higher; but it is not the cause. */
    @Test
    void largeGroupThatChangedLittleIsNotNamedForTheSmallOneThatChangedMuch() {
        assertThat(carriers(member("hit", 80, 200, 180, 200), member("others", 320, 800, 420, 800)))
                .extracting(Carrier::value)
                .containsExactly("hit");
        assertThat(carriers(member("hit", 320, 800, 620, 800), member("others", 80, 200, 80, 200)))
                .extracting(Carrier::value)
                .containsExactly("hit");
    }

    @Test
    void whatChangedEverywhereNobodyCarries() {
        assertThat(carriers(member("a", 500, 1_000, 650, 1_000), member("b", 500, 1_000, 650, 1_000)))
                .isEmpty();
    }

    @Test
    void groupThatGrewAndLosesMoreThanTheRestCarriesMix() {
        List<Carrier> carriers = carriers(member("grew", 80, 100, 320, 400), member("shrank", 450, 900, 300, 600));
        assertThat(carriers).extracting(Carrier::kind).containsOnly("mix");
        assertThat(carriers).extracting(Carrier::value).containsExactlyInAnyOrder("grew", "shrank");
        assertThat(carriers)
                .allSatisfy(carrier -> assertThat(carrier.effect().value()).isPositive());
        assertThat(carriers.stream()
                        .mapToDouble(carrier -> carrier.effect().value())
                        .sum())
                .isCloseTo(0.3 * 0.3, within(1e-12));
    }

    @Test
    void groupThatGrewButLosesAsTheRestCarriesNothing() {
        assertThat(carriers(member("grew", 50, 100, 200, 400), member("shrank", 450, 900, 300, 600)))
                .isEmpty();
    }

    @Test
    void groupThatIsNewCarriesMix() {
        List<Carrier> carriers = carriers(member("new", 0, 0, 180, 200), member("old", 500, 1_000, 400, 800));
        assertThat(carriers).extracting(Carrier::value).contains("new");
        assertThat(carriers).extracting(Carrier::kind).containsOnly("mix");
        assertThat(carriers.getFirst().baseline().lossRate()).isNull();
    }

    @Test
    void rareValuesTakenTogetherAreNoGroup() {
        assertThat(carriers(
                        new Member(null, 40, new Side(50, 100), new Side(95, 100)),
                        member("calm", 500, 1_000, 500, 1_000)))
                .extracting(Carrier::value)
                .doesNotContainNull();
    }

    /** Of thirty dimensions by which nothing differs, hardly ever one has a group that is said to carry a change. */
    @Test
    void whereNothingChangedHardlyEverAGroupIsNamed() {
        Random random = new Random(8);
        int named = 0;
        int runs = 200;
        for (int run = 0; run < runs; run++) {
            List<Splits.Named> splits = new ArrayList<>();
            Side before = null;
            Side now = null;
            for (int dimension = 0; dimension < 30; dimension++) {
                long[][] counts = new long[5][4];
                for (int record = 0; record < 1_000; record++) {
                    // the same outcomes by each dimension
                    boolean isLost = record % 5 < 3;
                    boolean isNow = record < 500;
                    long[] group = counts[random.nextInt(5)];
                    group[isNow ? 3 : 1]++;
                    group[isNow ? 2 : 0] += isLost ? 1 : 0;
                }
                List<Member> members = new ArrayList<>();
                for (long[] group : counts) {
                    members.add(member("g" + members.size(), group[0], group[1], group[2], group[3]));
                }
                before = members.stream().map(Member::baseline).reduce(Side.NONE, Side::plus);
                now = members.stream().map(Member::period).reduce(Side.NONE, Side::plus);
                splits.add(new Splits.Named("d" + dimension, Decomposition.of(members)));
            }
            named += Carriers.of(splits, before, now).isEmpty() ? 0 : 1;
        }
        assertThat(named).isLessThanOrEqualTo(runs / 20);
    }
}
