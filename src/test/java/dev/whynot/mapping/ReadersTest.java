package dev.whynot.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".| 1234.5       | 1234.5",
                ".| 1,234,567.89 | 1234567.89",
                ".| $ 1,234      | 1234",
                ".| -12          | -12",
                ".| 1.2E7        | 12000000",
                ".| 1'234.50 CHF | 1234.50",
                ",| 1.234,50 €   | 1234.50",
                ",| 1234,5       | 1234.5",
                ",| 12.000       | 12000",
                ",| EUR 0        | 0",
                ",| 1 234 567    | 1234567"
            })
    void amountsAreReadWithTheDecimalSignOfTheMapping(String decimal, String text, BigDecimal amount) {
        assertThat(new AmountReader(decimal).amount(text))
                .hasValueSatisfying(read -> assertThat(read.value()).isEqualByComparingTo(amount));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".| 1.234,50",
                ".| 12,5",
                ",| 12.5",
                ",| 1,234.5",
                ".| abc",
                ".| 1e999",
                ".| --1",
                ".| 1 2,3",
                ".| NaN",
                ".| 10 20",
                ".| 1EUR5",
                ".| EUR 10 USD",
                ".| 11111111111111111111111111111111111111111",
                ".| €"
            })
    void amountsWithAnotherSignAreRefusedInsteadOfMisread(String decimal, String text) {
        assertThat(new AmountReader(decimal).amount(text)).isEmpty();
    }

    @Test
    void salesforceIdsHaveOneForm() {
        // from Salesforce's documentation of the checksum: 15 characters and their 18-character form
        assertThat(IdFormat.SALESFORCE.normalize("001A000000h7RjV")).contains("001A000000h7RjVIAU");
        assertThat(IdFormat.SALESFORCE.normalize("001A000000h7RjVIAU")).contains("001A000000h7RjVIAU");
        assertThat(Stream.of("001A000000h7RjVIAV", "001A000000h7Rj", "001A000000h7RjVi", "00Q-00000000000", "")
                        .map(IdFormat.SALESFORCE::normalize))
                .allMatch(id -> id.isEmpty());
        assertThat(IdFormat.TEXT.normalize("any thing")).contains("any thing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1,under 10", "9.99,under 10", "10,10-50", "49,10-50", "50,50-250", "250,250+", "1E9,250+"})
    void rangesHoldTheirLowerBound(String example) {
        Ranges ranges =
                new Ranges(Stream.of(10, 50, 250).map(BigDecimal::valueOf).toList());
        List<String> parts = List.of(example.split(","));
        assertThat(ranges.label(new BigDecimal(parts.getFirst()))).isEqualTo(parts.getLast());
    }
}
