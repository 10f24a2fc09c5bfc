package dev.whynot.salesforce.sync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Salesforce writes columns as they were asked for, also whether in capitals. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Name\"\n\"x\"\n",
                "\"id\",\"SystemModstamp\",\"IsDeleted\",\"StageName\",\"IsClosed\",\"IsWon\"\n"
                        + "\"006000000000001AAA\",\"yesterday\",\"false\",\"Closed Lost\",\"true\",\"false\"\n",
            })
    void pageOfOtherColumnsIsNoAnswer(String page) {
        assertThatThrownBy(() -> read(page))
                .isInstanceOf(SalesforceException.class)
                .hasMessageContaining("other columns");
    }

    @Test
    void pageWithAShorterRowBrokeOff() {
        assertThatThrownBy(() -> read("\"SystemModstamp\",\"IsDeleted\",\"StageName\",\"IsClosed\",\"IsWon\",\"Id\"\n"
                        + "\"2026-03-01T12:34:56.000Z\",\"false\",\"Closed Lost\"\n"))
                .isInstanceOf(SalesforceException.class)
                .hasMessageContaining("broke off");
    }

    private static void read(String page) {
        BulkRows.read(
                "750",
                new ByteArrayInputStream(page.getBytes(UTF_8)),
                columns -> new RecordReader(Orgs.MAPPING, SalesObject.OPPORTUNITY, columns, "salesforce:bulk", NOW),
                RecordReader::clear);
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
