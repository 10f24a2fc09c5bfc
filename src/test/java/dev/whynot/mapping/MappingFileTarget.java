package dev.whynot.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.whynot.fuzz.FuzzTarget;
import dev.whynot.reason.Taxonomy;

/** Mapping files: one that is accepted can be used, whatever it says. */
public final class MappingFileTarget implements FuzzTarget {

    private static final Taxonomy TAXONOMY = Taxonomy.bundled();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> TEXTS =
            List.of("", "1", "true", "Closed Lost", "2026-03-01", "1e17", "006000000000001AAA");

    @Override
    public String name() {
        return "mapping-file";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(bundled("salesforce"), bundled("sample"), bundled("x-education"), """
                name: mine
                org: acme
                zone: Europe/Vienna
                dates: [iso, dd.MM.yyyy]
                decimal: ","
                empty: ["-", n/a]
                reasons: {too dear: price_too_high}
                lead:
                  id: [Id, Lead Id]
                  idFormat: text
                  version: SystemModstamp
                  currencyIfMissing: EUR
                  amount: Amount
                  outcome:
                    - when: {Status: [Lost, "*"]}
                      is: lost
                    - is: open
                  dimensions: {size: Employees}
                  ranges: {size: [1, 10, 1e2]}
                """.getBytes(UTF_8));
    }

    @Override
    public int take(byte[] input) {
        Mapping mapping;
        try {
            mapping = MappingFile.read("mine.yaml", new ByteArrayInputStream(input), TAXONOMY);
        } catch (MappingException e) {
            return 0;
        }
        mapping.name().length();
        mapping.objects().forEach((object, fields) -> {
            List<String> columns = new ArrayList<>(fields.columns());
            RowReader reader;
            try {
                reader = new RowReader(mapping, 0, object, columns);
            } catch (IllegalArgumentException e) {
                return;
            }
            for (String text : TEXTS) {
                try {
                    reader.read(Collections.nCopies(columns.size(), text), "csv:1", NOW);
                } catch (RowException e) {
                    // the row is rejected
                }
            }
        });
        return mapping.objects().size();
    }

    private static byte[] bundled(String name) {
        try (var in = MappingFileTarget.class.getResourceAsStream("/mappings/" + name + ".yaml")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
