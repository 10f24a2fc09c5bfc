package dev.whynot.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.whynot.ledger.Field;

class DimensionTest {

    /** Two dimensions of one name would answer for each other. */
    @Test
    void aMappingCanTakeNoNameThatEveryRecordHas() {
        assertThat(Dimension.BUILT_IN)
                .extracting(Dimension::name)
                .containsExactlyInAnyOrderElementsOf(Field.Dimension.RESERVED);
    }
}
