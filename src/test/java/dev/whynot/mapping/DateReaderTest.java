package dev.whynot.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private final DateReader iso = new DateReader(List.of("iso"), BERLIN);

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-01",
        "2026-03-01T12:34:56.000+0000, 2026-03-01",
        "2026-03-01T23:30:00Z, 2026-03-02",
        "2026-06-30T22:00:00.000Z, 2026-07-01",
        "2026-03-01T23:30:00, 2026-03-01",
        "2026-03-01 23:30, 2026-03-01",
        "2026-03-01T00:30:00+14:00, 2026-02-28",
        "2024-02-29, 2024-02-29"
    })
    void dateTimesFallOnTheDayOfTheZone(String text, LocalDate day) {
        assertThat(iso.day(text)).contains(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "2025-02-29",
                "01.03.2026",
                "2026-3-1",
                "2026-13-01",
                "yesterday",
                "2026-03-01T25:00:00Z",
                "0000-01-01",
                "+12026-01-01",
                "+999999999-12-31T23:59:59-18:00",
                "-999999999-01-01T00:00:00+18:00"
            })
    void daysThatDoNotExistAreRefused(String text) {
        assertThat(iso.day(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59-18:00", "-999999999-01-01T00:00:00+18:00"})
    void instantsAtTheEndOfJavasOwnYearsAreRefused(String text) {
        assertThat(iso.instant(text)).isEmpty();
    }

    @Test
    void instantsNeedATime() {
        assertThat(iso.instant("2026-03-01T12:34:56.123+0000")).contains(Instant.parse("2026-03-01T12:34:56.123Z"));
        assertThat(iso.instant("2026-07-01T12:00:00")).contains(Instant.parse("2026-07-01T10:00:00Z"));
        assertThat(iso.instant("2026-03-01")).isEmpty();
    }

    @Test
    void clockChangesDoNotLoseATime() {
        // 02:30 does not exist in the night of 29 March 2026, and is there twice in that of 25 October
        assertThat(iso.instant("2026-03-29T02:30:00")).contains(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(iso.instant("2026-10-25T02:30:00")).contains(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void patternsAreTriedInTheirOrder() {
        DateReader several = new DateReader(List.of("dd.MM.yyyy", "dd-MM-yy", "M/d/yyyy, h:mm a"), BERLIN);
        assertThat(several.day("01.03.2026")).contains(LocalDate.of(2026, 3, 1));
        assertThat(several.day("01-03-17")).contains(LocalDate.of(2017, 3, 1));
        assertThat(several.day("3/31/2026, 2:05 PM")).contains(LocalDate.of(2026, 3, 31));
        assertThat(several.day("31.02.2026")).isEmpty();
    }
}
