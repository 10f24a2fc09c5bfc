package dev.whynot.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.google.common.primitives.Bytes;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes, a reader reads it or refuses it as it says, soon, and in memory in proportion to it. */
class HostileInputProperties {

    /** Against hangs, not to measure. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int MOST_MUTATIONS = 6;
    private static final int LONGEST_RANGE = 200;
    private static final int PLACES = 5;
    /** Each level inside the one before, with names that are not short. */
    private static final List<byte[]> NESTED = Stream.of(
                    "[", "[companySize: ", "{companySize: ", "{\"companySize\":", "- ", "<companySize>")
            .map(level -> level.repeat(1_000).getBytes(UTF_8))
            .toList();

    private static final int LONGEST_RANDOM = 2_000;

    /** A target and what it is to read. */
    record Case(FuzzTarget target, byte[] seed, List<Mutation> mutations) {

        byte[] input() {
            byte[] input = seed;
            for (Mutation mutation : mutations) {
                input = mutation.of(input);
            }
            return input;
        }

        @Override
        public String toString() {
            return "%s, %s".formatted(target.name(), mutations);
        }
    }

    @Example
    void seedsAreRead() throws Exception {
        for (FuzzTarget target : Targets.ALL) {
            for (byte[] seed : target.seeds()) {
                assertThat(Bounded.take(target, seed)).as(target.name()).isPositive();
            }
        }
    }

    @Example
    void nestedInputIsReadOrRefused() throws Exception {
        for (FuzzTarget target : Targets.ALL) {
            for (byte[] seed : target.seeds()) {
                for (byte[] nested : NESTED) {
                    for (int place = 0; place < PLACES; place++) {
                        int at = place * seed.length / PLACES;
                        byte[] before = Arrays.copyOf(seed, at);
                        byte[] after = Arrays.copyOfRange(seed, at, seed.length);
                        Bounded.take(target, Bytes.concat(before, nested, after));
                    }
                }
            }
        }
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void changedInputIsReadOrRefused(@ForAll("changed") Case one) {
        byte[] input = one.input();

        assertTimeoutPreemptively(PATIENCE, () -> Bounded.take(one.target(), input));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void randomBytesAreReadOrRefused(@ForAll("targets") FuzzTarget target, @ForAll("random") byte[] input) {
        assertTimeoutPreemptively(PATIENCE, () -> Bounded.take(target, input));
    }

    @Provide
    static Arbitrary<FuzzTarget> targets() {
        return Arbitraries.of(Targets.ALL);
    }

    @Provide
    static Arbitrary<byte[]> random() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(LONGEST_RANDOM);
    }

    @Provide
    static Arbitrary<Case> changed() {
        return targets().flatMap(target -> Combinators.combine(
                        Arbitraries.of(target.seeds()),
                        mutations().list().ofMinSize(1).ofMaxSize(MOST_MUTATIONS))
                .as((seed, mutations) -> new Case(target, seed, mutations)));
    }

    private static Arbitrary<Mutation> mutations() {
        return Combinators.combine(
                        Arbitraries.of(Mutation.Kind.class),
                        Arbitraries.integers().between(0, Mutation.PARTS),
                        Arbitraries.integers().between(0, LONGEST_RANGE),
                        Arbitraries.integers().between(0, Mutation.PIECES.size() - 1))
                .as(Mutation::new);
    }
}
