package dev.whynot.evaluate.drivers;

import static dev.whynot.evaluate.drivers.Records.landAndSize;
import static dev.whynot.evaluate.drivers.Records.lands;
import static dev.whynot.evaluate.drivers.Records.lessIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class PeersTest {

    /** Half of all are lost, but in land D four of five. */
    private static final Made LAND_D = landD(0.8);

    private static final Made NOTHING = landD(0.5);

    private static Made landD(double rate) {
        SplittableRandom random = new SplittableRandom(5);
        Records records = new Records();
        for (int i = 0; i < 2500; i++) {
            int land = random.nextInt(1, 6) % 5;
            boolean lost = random.nextDouble() < (land == 4 ? rate : 0.5);
            records.add(land, random.nextInt(1, 5), 19_730 + random.nextInt(500), lost ? 1 : 0, 1);
        }
        return records.made();
    }

    @Test
    void chiSquaredIsPearsons() {
        // 30 of 50 and 20 of 50: 100 * (30 * 30 - 20 * 20)^2 / 50^4
        Counts counts = new Counts(30, 50, 50, 100);

        assertThat(counts.chiSquared()).isCloseTo(4, within(1e-12));
        assertThat(counts.isSignificant(1)).isTrue();
        assertThat(counts.isSignificant(2)).isFalse();
        assertThat(counts.more()).isTrue();
        assertThat(counts.lift(true)).isEqualTo(1.2);
        assertThat(new Counts(3, 3, 50, 100).chiSquared()).as("too few to test").isZero();
    }

    @Test
    void bestValueComesFirst() {
        assertThat(new BestValues().find(LAND_D)).first().isEqualTo(lands(4));
        assertThat(new BestValues().find(NOTHING)).isEmpty();
    }

    @Test
    void treeFindsTheGroup() {
        List<Conditions> found = new Tree().find(LAND_D);

        assertThat(found).anySatisfy(group -> {
            assertThat(group.more()).isTrue();
            assertThat(Overlap.jaccard(group.rows(LAND_D), lands(4).rows(LAND_D)))
                    .isGreaterThan(0.5);
        });
        assertThat(new Tree().find(NOTHING)).isEmpty();
    }

    @Test
    void treeFindsTwoConditions() {
        SplittableRandom random = new SplittableRandom(5);
        Records records = new Records();
        for (int i = 0; i < 4000; i++) {
            int land = random.nextInt(1, 4);
            int size = random.nextInt(1, 5);
            boolean lost = random.nextDouble() < (land == 2 && size >= 3 ? 0.9 : 0.4);
            records.add(land, size, 19_730, lost ? 1 : 0, 1);
        }
        Made data = records.made();
        Conditions cause =
                Conditions.always(Map.of(Records.LAND, Records.set(2), Records.SIZE, Records.set(3, 4)), true);

        List<Conditions> leaves = Tree.trees(data).getLast();
        assertThat(leaves).hasSizeGreaterThan(3).allSatisfy(leaf -> assertThat(
                        Overlap.inside(leaf.rows(data), cause.rows(data)))
                .isIn(0.0, 1.0));
        assertThat(new Tree().find(data)).first().satisfies(group -> {
            assertThat(group.more()).isTrue();
            assertThat(Overlap.inside(group.rows(data), cause.rows(data))).isEqualTo(1);
        });
    }

    @Test
    void eachRecordIsInOneLeafOfEachTree() {
        assertThat(Tree.trees(LAND_D)).hasSize(5).allSatisfy(leaves -> {
            BitSet covered = new BitSet();
            int sum = 0;
            for (Conditions leaf : leaves) {
                BitSet rows = leaf.rows(LAND_D);
                sum += rows.cardinality();
                covered.or(rows);
            }
            assertThat(sum).isEqualTo(LAND_D.records());
            assertThat(covered.cardinality()).isEqualTo(LAND_D.records());
        });
    }

    @Test
    void ruleIsNotSaidAgainForEachRange() {
        assertThat(new Rules().find(LAND_D)).contains(lands(4)).doesNotContain(landAndSize(4, 1, true));
        assertThat(new Rules().find(NOTHING)).isEmpty();
    }

    @Test
    void whatIsLostLessIsFoundToo() {
        Made protectedLand = landD(0.2);

        assertThat(new BestValues().find(protectedLand)).first().isEqualTo(lessIn(4));
        assertThat(new Rules().find(protectedLand)).contains(lessIn(4));
        assertThat(new Tree().find(protectedLand))
                .anySatisfy(group -> assertThat(group.more()).isFalse());
    }

    @Test
    void sampleIsSpreadOverTheRecords() {
        Made sample = LAND_D.sample(650);

        assertThat(sample.records()).isEqualTo(650);
        assertThat(lands(4).rows(sample).cardinality()).isBetween(100, 160);
        assertThat(LAND_D.sample(1_000_000)).isSameAs(LAND_D);
    }
}
