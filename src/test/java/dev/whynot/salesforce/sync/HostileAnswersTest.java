package dev.whynot.salesforce.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.whynot.ledger.SalesObject;
import dev.whynot.salesforce.wire.SalesforceException;

/** Answers that are not what Salesforce gives. */
class HostileAnswersTest {

    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    private final RecordReader reader =
            new RecordReader(Orgs.MAPPING, SalesObject.OPPORTUNITY, Orgs.COLUMNS, "salesforce:poll", NOW);

    @Test
    void numberThatIsTooLargeIsAnErrorOfItsRowOnly() {
        reader.read(row("006000000000001AAA", Double.POSITIVE_INFINITY)); // what becomes of 1e999
        reader.read(row("006000000000002AAA", 5.0));

        assertThat(reader.errors()).singleElement().satisfies(error -> assertThat(error.message())
                .contains("Amount: 'Infinity'"));
        assertThat(reader.sightings())
                .isNotEmpty()
                .allSatisfy(sighting -> assertThat(sighting.key().id()).isEqualTo("006000000000002AAA"));
    }

    @Test
    void nullInThePlaceOfARowIsNoAnswer() {
        assertThatThrownBy(() -> reader.read((Map<String, Object>) null)).isInstanceOf(SalesforceException.class);
    }

    @Test
    void rowWithoutItsTimeIsNoAnswer() {
        assertThatThrownBy(() -> SoqlTime.modstamp(Map.of())).isInstanceOf(SalesforceException.class);
        assertThatThrownBy(() -> SoqlTime.modstamp(Map.of("SystemModstamp", "yesterday")))
                .isInstanceOf(SalesforceException.class);
    }

    @Test
    void pageOfOtherColumnsIsNoAnswer() {
        byte[] page = "\"Name\"\n\"x\"\n".getBytes(UTF_8);

        assertThatThrownBy(() -> BulkRows.read(
                        "750",
                        new ByteArrayInputStream(page),
                        columns -> new RecordReader(
                                Orgs.MAPPING, SalesObject.OPPORTUNITY, columns, "salesforce:bulk", NOW),
                        RecordReader::clear))
                .isInstanceOf(SalesforceException.class)
                .hasMessageContaining("other columns");
    }

    private static Map<String, Object> row(String id, double amount) {
        return new HashMap<>(Map.of(
                "Id",
                id,
                "SystemModstamp",
                "2026-03-01T12:34:56.000+0000",
                "IsDeleted",
                false,
                "StageName",
                "Closed Lost",
                "IsClosed",
                true,
                "IsWon",
                false,
                "Amount",
                amount));
    }
}
