package dev.whynot.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAccessor;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;

/** The short way to read a date says the same as the formatter, or nothing. */
class PlainIsoProperties {

    @Property(tries = 20_000)
    void saysTheSameAsTheFormatterOrNothing(@ForAll("almostIso") String text) {
        TemporalAccessor read = PlainIso.parse(text);

        if (read != null) {
            assertThat(read).isEqualTo(byFormatter(text));
        }
    }

    @Property(tries = 20_000)
    void oneOtherCharacterIsNotOverlooked(
            @ForAll("almostIso") String text,
            @ForAll @IntRange(max = 30) int position,
            @ForAll @CharRange(from = ' ', to = '~') char other) {
        StringBuilder changed = new StringBuilder(text);
        changed.setCharAt(position % text.length(), other);

        saysTheSameAsTheFormatterOrNothing(changed.toString());
    }

    @Property
    void readsDaysAndSalesforceTimes(
            @ForAll @IntRange(min = -719_162, max = 2_932_896) int epochDay, // of the years 1 to 9999
            @ForAll("timesOfSalesforce") String time) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);

        assertThat(PlainIso.parse(day.toString())).isEqualTo(day);
        assertThat(PlainIso.parse(day + time)).isEqualTo(byFormatter(day + time));
    }

    private static TemporalAccessor byFormatter(String text) {
        return DateReader.ISO_AND_SALESFORCE.parseBest(
                text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    }

    /** Texts that are dates or nearly so: months 0 and 13, 30 February, seconds 60, offsets and fractions of all kinds. */
    @Provide
    static Arbitrary<String> almostIso() {
        Arbitrary<String> day =
                Combinators.combine(upTo(9_999, 4), upTo(13, 2), upTo(32, 2)).as("%s-%s-%s"::formatted);
        Arbitrary<String> offset =
                Arbitraries.of("", "Z", "z", "+0000", "-0000", "+00:00", "+00", "+0100", "-11:30", " Z", "Z ");
        Arbitrary<String> time = Combinators.combine(
                        Arbitraries.of("T", "t", " "),
                        upTo(24, 2),
                        upTo(60, 2),
                        upTo(60, 2),
                        Arbitraries.of("", ".", ".0", ".000", ".123", ".999", ".1234", ",123"),
                        offset)
                .as((t, hour, minute, second, fraction, zone) ->
                        t + hour + ":" + minute + ":" + second + fraction + zone);
        return Combinators.combine(day, Arbitraries.oneOf(Arbitraries.just(""), time, time))
                .as(String::concat);
    }

    @Provide
    static Arbitrary<String> timesOfSalesforce() {
        return Combinators.combine(
                        upTo(23, 2),
                        upTo(59, 2),
                        upTo(59, 2),
                        Arbitraries.oneOf(Arbitraries.just(""), upTo(999, 3).map("."::concat)),
                        Arbitraries.of("Z", "+0000"))
                .as("T%s:%s:%s%s%s"::formatted);
    }

    private static Arbitrary<String> upTo(int most, int digits) {
        return Arbitraries.integers().between(0, most).map(number -> ("%0" + digits + "d").formatted(number));
    }
}
