package dev.whynot.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.whynot.ledger.Field;

class DimensionTest {

    /** Two dimensions of one name would answer for each other. */
    @Test
    void aMappingCanTakeNoNameThatEveryRecordHas() {
        assertThat(Stream.<Attribute>concat(Dimension.BUILT_IN.stream(), Ranges.DECLARED.stream()))
                .extracting(Attribute::name)
                .containsExactlyInAnyOrderElementsOf(Field.Dimension.RESERVED);
    }
}
