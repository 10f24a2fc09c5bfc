package dev.whynot.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void numbersAreAlignedToTheRight() {
        Table table = new Table("reason", "texts", "right");
        table.row("no_need", "1,469", "90.1 %");
        table.row("other", "12", "-");

        assertThat(table.plain()).isEqualTo("""
                reason   texts   right
                no_need  1,469  90.1 %
                other       12       -
                """);
        assertThat(table.markdown()).isEqualTo("""
                | reason  | texts |  right |
                | ---     |  ---: |   ---: |
                | no_need | 1,469 | 90.1 % |
                | other   |    12 |      - |
                """);
    }

    @Test
    void rowNeedsACellForEachColumn() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Table("one", "two").row("alone"));
    }
}
