package dev.whynot.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgedTest {

    @ParameterizedTest
    @CsvSource({
        "no_need, no_budget, no_need,   no_budget, true,  true",
        "no_need, no_budget, no_need,   ,          true,  false",
        "no_need, ,          no_need,   ,          true,  true",
        "no_need, ,          no_need,   no_budget, true,  false",
        "no_need, no_budget, no_budget, no_need,   false, false",
    })
    void bothAreRightOnlyWithTheSecondReasonThatIsExpected(
            String expected, String second, String first, String also, boolean right, boolean bothRight) {
        Judged judged = new Judged(expected, second, new Answer(first, also, 0.5, "classifier"));

        assertThat(judged.isRight()).isEqualTo(right);
        assertThat(judged.isBothRight()).isEqualTo(bothRight);
    }
}
