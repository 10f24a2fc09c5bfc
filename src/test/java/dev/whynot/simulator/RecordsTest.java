package dev.whynot.simulator;

import static dev.whynot.simulator.TestClient.column;
import static dev.whynot.simulator.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.whynot.simulator.org.Field;
import dev.whynot.simulator.org.OrgShape;
import dev.whynot.simulator.org.Transaction;

class RecordsTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final Simulator salesforce = Simulator.start(Settings.standard()
            .withOrg(OrgShape.standard()
                    .withCurrencies("EUR", "USD")
                    .withRecordTypes()
                    .withField("Opportunity", Field.picklist("Grund__c", "Preis"))
                    .withVolume(2_000, 1_000, 7)));
    private TestClient client;

    @BeforeEach
    void connect() throws IOException {
        client = new TestClient(salesforce);
        salesforce.clock().set(START);
    }

    @AfterEach
    void stop() {
        client.close();
        salesforce.close();
    }

    private Map<String, Object> record(String object, String id) {
        return salesforce.record(object, id).orElseThrow();
    }

    @Test
    void derivesWhatFollowsFromTheStage() {
        String deal = salesforce.insert("Opportunity", "Name", "a", "Amount", 200, "Grund__c", "Preis");
        salesforce.clock().advance(Duration.ofHours(1));

        salesforce.update("Opportunity", deal, "StageName", "Closed Lost");

        assertThat(record("Opportunity", deal))
                .containsEntry("IsClosed", true)
                .containsEntry("IsWon", false)
                .containsEntry("Probability", 0.0)
                .containsEntry("LastStageChangeDate", START.plusSeconds(3600))
                .containsEntry("SystemModstamp", START.plusSeconds(3600))
                .containsEntry("CreatedDate", START)
                .containsEntry("CurrencyIsoCode", "EUR")
                .containsEntry("Grund__c", "Preis");
    }

    @Test
    void movesOnlyTheSystemModstampForAutomatedChanges() {
        String lead = salesforce.insert("Lead", "LastName", "a");
        salesforce.clock().advance(Duration.ofMinutes(5));

        salesforce.automated().update("Lead", lead, "Rating", "Hot");

        assertThat(record("Lead", lead))
                .containsEntry("SystemModstamp", START.plusSeconds(300))
                .containsEntry("LastModifiedDate", START);
    }

    @Test
    void bearsAnOlderStampAfterALateCommit() {
        String lead = salesforce.insert("Lead", "LastName", "a");

        salesforce.at(START.minusSeconds(90)).update("Lead", lead, "Rating", "Hot");

        assertThat(record("Lead", lead)).containsEntry("SystemModstamp", START.minusSeconds(90));
    }

    @Test
    void leavesTheChildAloneWhenTheParentChanges() throws IOException {
        String account = salesforce.insert("Account", "Name", "Acme");
        String deal = salesforce.insert("Opportunity", "Name", "a", "AccountId", account);
        salesforce.clock().advance(Duration.ofDays(1));

        salesforce.update("Account", account, "Industry", "Energy");

        assertThat(json(client.query(
                                "SELECT SystemModstamp, Account.Industry FROM Opportunity WHERE Id = '" + deal + "'"))
                        .path("records")
                        .path(0)
                        .toString())
                .contains("2026-03-01T00:00:00.000+0000", "\"Industry\":\"Energy\"");
    }

    @Test
    void showsTheBinOnlyToQueryAll() throws IOException {
        String kept = salesforce.insert("Lead", "LastName", "kept", "Company", "Bin");
        String deleted = salesforce.insert("Lead", "LastName", "deleted", "Company", "Bin");
        String soql = "SELECT Id FROM Lead WHERE Company = 'Bin' ORDER BY Id";
        salesforce.clock().advance(Duration.ofSeconds(1));
        salesforce.delete("Lead", deleted);

        assertThat(client.column("Id", soql)).containsExactly(kept);
        assertThat(column("Id", json(client.queryAll(soql)).path("records"))).contains(kept, deleted);
        assertThat(record("Lead", deleted)).containsEntry("SystemModstamp", START.plusSeconds(1));

        salesforce.undelete("Lead", deleted);
        assertThat(client.column("Id", soql)).contains(kept, deleted);

        salesforce.purge("Lead", deleted);
        assertThat(column("Id", json(client.queryAll(soql)).path("records"))).containsExactly(kept);
        assertThat(salesforce.record("Lead", deleted)).isEmpty();
    }

    @Test
    void binsMergedLeadsWithTheirMaster() {
        String master = salesforce.insert("Lead", "LastName", "master");
        String other = salesforce.insert("Lead", "LastName", "other");

        salesforce.mergeLeads(master, other);

        assertThat(record("Lead", other)).containsEntry("IsDeleted", true).containsEntry("MasterRecordId", master);
        assertThat(record("Lead", master)).containsEntry("IsDeleted", false);
    }

    @Test
    void convertsLeads() {
        String lead = salesforce.insert("Lead", "LastName", "a", "Company", "Acme");

        Transaction.Conversion conversion = salesforce.convertLead(lead, "Deal");

        assertThat(record("Lead", lead))
                .containsEntry("IsConverted", true)
                .containsEntry("Status", "Closed - Converted")
                .containsEntry("ConvertedDate", java.time.LocalDate.parse("2026-03-01"))
                .containsEntry("ConvertedOpportunityId", conversion.opportunity());
        assertThat(record("Opportunity", conversion.opportunity())).containsEntry("AccountId", conversion.account());
        assertThat(salesforce
                        .convertLead(salesforce.insert("Lead", "LastName", "b"), null)
                        .opportunity())
                .isNull();
    }

    @Test
    void keepsHistories() throws IOException {
        String deal = salesforce.insert("Opportunity", "Name", "a");
        salesforce.clock().advance(Duration.ofDays(2));
        salesforce.update("Opportunity", deal, "StageName", "Qualification");
        String lead = salesforce.insert("Lead", "LastName", "a");
        salesforce.update("Lead", lead, "Status", "Unqualified");

        assertThat(client.column(
                        "StageName",
                        "SELECT StageName FROM OpportunityHistory WHERE OpportunityId = '" + deal
                                + "' ORDER BY CreatedDate"))
                .containsExactly("Prospecting", "Qualification");
        assertThat(client.column(
                        "NewValue",
                        "SELECT NewValue FROM LeadHistory WHERE LeadId = '" + lead + "' AND Field = 'Status'"))
                .containsExactly("Unqualified");
    }

    @Test
    void changesMadeUpRecordsLikeAnyOther() throws IOException {
        List<String> ids = client.column("Id", "SELECT Id FROM Opportunity WHERE StageName = 'Prospecting' LIMIT 3");

        salesforce.update("Opportunity", ids.getFirst(), "StageName", "Closed Won");
        salesforce.delete("Opportunity", ids.get(1));
        salesforce.purge("Opportunity", ids.get(2));

        assertThat(client.column("Id", "SELECT Id FROM Opportunity WHERE StageName = 'Prospecting'"))
                .doesNotContainAnyElementsOf(ids);
        assertThat(record("Opportunity", ids.getFirst())).containsEntry("IsWon", true);
        assertThat(salesforce.records("Opportunity")).hasSize(1_999);
        assertThat(client.column(
                        "StageName",
                        "SELECT StageName FROM OpportunityHistory WHERE OpportunityId = '" + ids.getFirst() + "'"))
                .hasSize(4)
                .contains("Closed Won");
    }

    @Test
    void stampsHundredsInOneInstant() throws IOException {
        List<String> ids = client.column("Id", "SELECT Id FROM Lead LIMIT 500");

        salesforce.updateAll("Lead", ids, "Rating", "Warm");

        assertThat(json(client.query("SELECT COUNT() FROM Lead WHERE SystemModstamp = 2026-03-01T00:00:00Z"))
                        .path("totalSize")
                        .asInt())
                .isEqualTo(500);
    }

    @Test
    void takesForeignIdsAndRefusesUnknownNames() {
        assertThat(salesforce.insert("Lead", "Id", "00Q5f00000AbCdE", "LastName", "a"))
                .hasSize(18)
                .startsWith("00Q5f00000AbCdE");
        assertThat(salesforce.record("Lead", "00Q5f00000AbCdE")).isPresent();
        assertThatIllegalArgumentException().isThrownBy(() -> salesforce.insert("Lead", "Nonsense", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> salesforce.insert("Nonsense"));
        assertThatIllegalArgumentException().isThrownBy(() -> salesforce.delete("Lead", "00Q000000000000AAA"));
    }
}
