package dev.whynot.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import dev.whynot.fuzz.FuzzTarget;

/** Dates, amounts and ids as texts: each is read, or is none. */
public final class ValuesTarget implements FuzzTarget {

    private static final DateReader DATES =
            new DateReader(List.of("iso", "dd.MM.yyyy", "MM/dd/yyyy h:mm a", "u-D"), ZoneId.of("Pacific/Kiritimati"));
    private static final AmountReader POINT = new AmountReader(".");
    private static final AmountReader COMMA = new AmountReader(",");

    @Override
    public String name() {
        return "values";
    }

    @Override
    public List<byte[]> seeds() {
        return Stream.of(
                        "2026-03-01",
                        "2026-03-01T12:34:56.000+0000",
                        "2026-03-01 12:34",
                        "01.03.2026",
                        "1,234.50",
                        "EUR 1.234,50",
                        "1e3",
                        "006000000000001AAA")
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    @Override
    public int take(byte[] input) {
        String text = new String(input, UTF_8);
        int read = 0;
        read += DATES.day(text).isPresent() ? 1 : 0;
        read += DATES.instant(text).isPresent() ? 1 : 0;
        for (AmountReader amounts : List.of(POINT, COMMA)) {
            read += amounts.amount(text)
                    .map(amount -> amount.value().toPlainString().length())
                    .orElse(0);
        }
        read += IdFormat.SALESFORCE
                .normalize(text)
                .map(id -> IdFormat.SALESFORCE.normalize(id).orElseThrow().length())
                .orElse(0);
        return read;
    }
}
