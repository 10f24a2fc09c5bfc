package dev.whynot.analytics.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.whynot.facts.Money;

class WordingTest {

    private static final Wording EN = Wording.of("en");
    private static final Wording DE = Wording.of("de");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de                           | de",
                "de-AT                        | de",
                "DE-ch, en;q=0.9              | de",
                "en-GB,en;q=0.9,de;q=0.8      | en",
                "en;q=0.5, de;q=0.7           | de",
                "en;q=0.7, de;q=0.70          | en",
                "de;q=0.7, en;q=0.7           | de",
                "fr-FR, de;q=0.3, en;q=0.2    | de",
                "fr, *                        | en",
                "*                            | en",
                "en;q=0, *                    | de",
                "de;q=0                       | en",
                "en;q=0, de;q=0               | en",
                "de ; q=0.8 , en ; Q=0.9      | en",
                "ja                           | en",
                "den                          | en",
                "x;q=y, de;q=2, de;q=0.1      | de",
                "de;q=0.12345                 | en",
            })
    void languageIsTheOneThatIsWantedMost(String header, String language) {
        assertThat(Wording.of(header).language()).isEqualTo(language);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {",,,", ";", "😀", "%00", "{0}", "-", "de-", "de_AT"})
    void oddHeadersMeanEnglish(String header) {
        assertThat(Wording.of(header).language()).isEqualTo("en");
    }

    @Test
    void longHeadersAreReadInOneGo() {
        assertThat(Wording.of("a-b,".repeat(50_000) + "de").language()).isEqualTo("de");
        assertThat(Wording.of("a".repeat(200_000)).language()).isEqualTo("en");
        assertThat(Wording.of("a-".repeat(100_000)).language()).isEqualTo("en");
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(Language.DE.templates().keySet())
                .isEqualTo(Language.EN.templates().keySet())
                .isNotEmpty();
    }

    /** An apostrophe that is not doubled would swallow what follows; a missing argument would stand there as {5}. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTemplateIsFilled(Language language) {
        language.templates().forEach((key, template) -> {
            int arguments = new MessageFormat(template, language.locale()).getFormatsByArgumentIndex().length;
            for (int count : new int[] {0, 1, 2, 1_234}) {
                Object[] args =
                        IntStream.range(0, arguments).mapToObj(i -> count + i).toArray();
                String sentence = Wording.in(language).say(key, args);
                assertThat(sentence).as("%s in %s", key, language).isNotBlank().doesNotContain("{", "}", "''", "|");
            }
        });
    }

    @Test
    void bothLanguagesUseTheSameArguments() {
        Map<String, String> german = Language.DE.templates();
        Language.EN.templates().forEach((key, template) -> assertThat(arguments(german.get(key)))
                .as(key)
                .isEqualTo(arguments(template)));
    }

    private static List<String> arguments(String template) {
        return Arrays.stream(template.split("\\{"))
                .skip(1)
                .map(part -> part.replaceFirst("(?s)\\D.*", ""))
                .distinct()
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1    | 1 record created in the period is still open    | 1 Datensatz aus dem Zeitraum ist noch offen",
                "2    | 2 records created in the period are still open  | 2 Datensätze aus dem Zeitraum sind noch offen",
                "1204 | 1,204 records created in the period are         | 1.204 Datensätze aus dem Zeitraum sind",
            })
    void oneIsSaidInTheSingular(long count, String english, String german) {
        assertThat(EN.say("changes.open", count)).startsWith(english);
        assertThat(DE.say("changes.open", count)).startsWith(german);
    }

    @Test
    void lowestRangeOfANumberIsToldInTheLanguage() {
        assertThat(EN.value("under 10")).isEqualTo("“under 10”");
        assertThat(DE.value("under 10")).isEqualTo("„unter 10“");
        assertThat(DE.value("under pressure")).as("no range").isEqualTo("„under pressure“");
    }

    @Test
    void figuresAreWrittenAsTheLanguageDoes() {
        assertThat(EN.percent(0.6239)).isEqualTo("62.4%");
        assertThat(DE.percent(0.6239)).isEqualTo("62,4 %");
        assertThat(EN.percent(0.62350000000000005)).as("half is up").isEqualTo("62.4%");
        assertThat(EN.percent(1)).isEqualTo("100.0%");
        assertThat(EN.points(-0.061)).isEqualTo("6.1");
        assertThat(EN.signedPoints(0.061)).isEqualTo("+6.1");
        assertThat(DE.signedPoints(-0.061)).isEqualTo("-6,1");
        assertThat(EN.signedPoints(-0.0004)).as("no minus zero").isEqualTo("+0.0");
        assertThat(EN.number(1_204_000)).isEqualTo("1,204,000");
        assertThat(DE.number(1_204_000)).isEqualTo("1.204.000");
        assertThat(EN.pValue(0.0312)).isEqualTo("p = 0.031");
        assertThat(DE.pValue(0.0009)).isEqualTo("p < 0,001");
        assertThat(DE.amount(new Money("EUR", new BigDecimal("1204.50")))).isEqualTo("1.204,5 EUR");
        assertThat(EN.amount(new Money(null, new BigDecimal("1204")))).isEqualTo("1,204");
        assertThat(EN.date(LocalDate.of(2026, 3, 12))).isEqualTo("12 Mar 2026");
        assertThat(EN.date(LocalDate.of(2026, 9, 1))).isEqualTo("1 Sep 2026");
        assertThat(DE.date(LocalDate.of(2026, 3, 12))).isEqualTo("12.03.2026");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-01 | 2026-03-31 | Jan to Mar 2026            | Jan. bis März 2026",
                "2026-03-01 | 2026-03-31 | Mar 2026                   | März 2026",
                "2025-12-01 | 2026-01-31 | Dec 2025 to Jan 2026       | Dez. 2025 bis Jan. 2026",
                "2026-03-02 | 2026-03-31 | 2 Mar 2026 to 31 Mar 2026  | 02.03.2026 bis 31.03.2026",
                "2026-03-02 | 2026-03-02 | 2 Mar 2026                 | 02.03.2026",
            })
    void periodsOfWholeMonthsAreSaidByTheirMonths(LocalDate from, LocalDate to, String english, String german) {
        assertThat(EN.period(from, to)).isEqualTo(english);
        assertThat(DE.period(from, to)).isEqualTo(german);
    }

    @Test
    void valuesAndDimensionsAreNamed() {
        assertThat(EN.value("Retail")).isEqualTo("“Retail”");
        assertThat(DE.value("{0} d'Or")).isEqualTo("„{0} d'Or“");
        assertThat(DE.value("(none)")).isEqualTo("ohne Angabe");
        assertThat(EN.value("(none)")).as("competitor …").isEqualTo("not given");
        assertThat(EN.dimension("leadSource")).isEqualTo("lead source");
        assertThat(DE.dimension("amount~4")).isEqualTo("Betrag");
        assertThat(DE.dimension("heardOfUs")).isEqualTo("heard of us");
        assertThat(EN.list(List.of("a"))).isEqualTo("a");
        assertThat(EN.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
        assertThat(DE.list(List.of("a", "b"))).isEqualTo("a und b");
        assertThat(EN.list(List.of())).isEmpty();
    }

    @Test
    void theMachinesLanguageDoesNotMatter() {
        Locale machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("ar", "EG"));
            assertThat(EN.say("changes.steady", 1_234)).startsWith("In 1,234 weeks with decided records");
            assertThat(EN.percent(0.5)).isEqualTo("50.0%");
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void aSentenceThatIsNotThereIsAMistake() {
        assertThatThrownBy(() -> EN.say("nope"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nope");
    }
}
