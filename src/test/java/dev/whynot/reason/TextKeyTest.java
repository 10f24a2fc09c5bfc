package dev.whynot.reason;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextKeyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Zu  TEUER!                | zu teuer",
                "zu-teuer                  | zu teuer",
                "  'price / budget'        | price budget",
                "nicht verfügbar           | nicht verfuegbar",
                "nicht verfuegbar          | nicht verfuegbar",
                "Größe                     | groesse",
                "prix trop élevé           | prix trop eleve",
                "ｆｕｌｌ ｗｉｄｔｈ         | full width",
                "ﬁnance                    | finance",
                "价格太高                   | 价格太高",
                "№ 1                       | no 1",
                "a\u00a0b                  | a b",
                "İ                         | i"
            })
    void textsThatReadTheSameHaveOneKey(String text, String key) {
        assertThat(TextKey.of(text)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"''", "'   '", "'-'", "'?!…'", "🏗️"})
    void textWithoutLetterOrDigitHasNoKey(String text) {
        assertThat(TextKey.of(text)).isEmpty();
    }
}
