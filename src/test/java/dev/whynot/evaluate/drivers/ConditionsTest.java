package dev.whynot.evaluate.drivers;

import static dev.whynot.evaluate.drivers.Records.SIZE;
import static dev.whynot.evaluate.drivers.Records.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

class ConditionsTest {

    private final Made data = new Records()
            .add(1, 0, 19_000, 0, 1)
            .add(1, 2, 19_007, 0, 1)
            .add(2, 2, 19_008, 0, 1)
            .add(3, 3, 19_007, 0, 1)
            .made();

    @Test
    void rowsAreThoseForWhichAllHolds() {
        assertThat(Records.lands(1, 2).rows(data)).isEqualTo(set(0, 1, 2));
        assertThat(Records.landAndSize(1, 2, true).rows(data)).isEqualTo(set(1));
        assertThat(Conditions.always(Map.of(SIZE, set(0)), true).rows(data)).isEqualTo(set(0));
    }

    @Test
    void bothDaysBelongToTheWindow() {
        Conditions window = new Conditions(new TreeMap<>(), 19_000, 19_007, true);

        assertThat(window.rows(data)).isEqualTo(set(0, 1, 3));
        assertThat(window.hasWindow()).isTrue();
        assertThat(window.withoutWindow().rows(data)).isEqualTo(set(0, 1, 2, 3));
    }

    @Test
    void conditionCanBeLeftOut() {
        Conditions both = Records.landAndSize(1, 2, true);

        assertThat(both.depth()).isEqualTo(2);
        assertThat(both.without(SIZE)).isEqualTo(Records.lands(1));
    }

    @Test
    void emptyConditionIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Records.lands());
        assertThatIllegalArgumentException().isThrownBy(() -> new Conditions(new TreeMap<>(), 2, 1, true));
    }

    @Test
    void isToldInWords() {
        Map<Integer, BitSet> codes = new TreeMap<>(Map.of(0, set(0, 1), 1, set(2)));

        assertThat(new Conditions(new TreeMap<>(codes), 19_730, Integer.MAX_VALUE, false).words(data.dimensions()))
                .isEqualTo("lost less: land is (none) or A, size is M, 2024-01-08 to any day");
    }
}
