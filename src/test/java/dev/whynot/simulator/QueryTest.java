package dev.whynot.simulator;

import static dev.whynot.simulator.TestClient.DATA;
import static dev.whynot.simulator.TestClient.column;
import static dev.whynot.simulator.TestClient.errorCode;
import static dev.whynot.simulator.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueryTest {

    private final Simulator salesforce = Simulator.start();
    private TestClient client;

    @BeforeEach
    void connect() throws IOException {
        client = new TestClient(salesforce);
        salesforce.clock().set(Instant.parse("2026-03-01T12:34:56.789Z"));
    }

    @AfterEach
    void stop() {
        client.close();
        salesforce.close();
    }

    @Test
    void nestsParentsAndWritesValuesAsSalesforceDoes() throws IOException {
        String account = salesforce.insert("Account", "Name", "Acme", "Industry", "Energy");
        String with = salesforce.insert(
                "Opportunity", "Name", "With", "AccountId", account, "Amount", 1_000, "CloseDate", "2026-04-01");
        salesforce.insert("Opportunity", "Name", "Without");

        JsonNode answer = json(client.query("SELECT Id, Amount, CloseDate, IsClosed, SystemModstamp, Account.Industry,"
                + " Owner.Name FROM Opportunity ORDER BY Name"));

        assertThat(answer.path("totalSize").asInt()).isEqualTo(2);
        assertThat(answer.path("done").asBoolean()).isTrue();
        assertThat(answer.has("nextRecordsUrl")).isFalse();
        assertThat(answer.path("records").path(0)).hasToString("""
                {"attributes":{"type":"Opportunity","url":"/services/data/v66.0/sobjects/Opportunity/%1$s"},\
                "Id":"%1$s","Amount":1000.0,"CloseDate":"2026-04-01","IsClosed":false,\
                "SystemModstamp":"2026-03-01T12:34:56.000+0000",\
                "Account":{"attributes":{"type":"Account","url":"/services/data/v66.0/sobjects/Account/%2$s"},\
                "Industry":"Energy"},\
                "Owner":{"attributes":{"type":"User","url":"/services/data/v66.0/sobjects/User/%3$s"},\
                "Name":"Whynot Integration"}}""".formatted(with, account, salesforce.userId()));
        assertThat(answer.path("records").path(1).path("Account").isNull()).isTrue();
        assertThat(answer.path("records").path(1).path("Amount").isNull()).isTrue();
    }

    @Test
    void comparesAsSalesforceDoes() throws IOException {
        salesforce.insert("Lead", "LastName", "a", "Company", "Acme", "Rating", "Hot", "NumberOfEmployees", 10);
        salesforce.insert("Lead", "LastName", "b", "Company", "50% off", "NumberOfEmployees", 200);
        salesforce.insert("Lead", "LastName", "c", "Company", "Zeta", "Rating", "Cold");

        assertThat(names("Company = 'ACME'")).containsExactly("a");
        assertThat(names("Rating != 'Hot'")).containsExactly("b", "c");
        assertThat(names("Rating NOT IN ('Hot', 'Warm')")).containsExactly("b", "c");
        assertThat(names("Rating = null")).containsExactly("b");
        assertThat(names("NumberOfEmployees < 100")).containsExactly("a");
        assertThat(names("Company LIKE '50\\\\% %'".replace("\\\\", "\\"))).containsExactly("b");
        assertThat(names("Company LIKE '%E%'")).containsExactly("a", "c");
        assertThat(names("NOT (IsConverted = false AND Rating = null)")).containsExactly("a", "c");
        assertThat(names("CreatedDate = TODAY AND CreatedDate >= 2026-03-01T13:34:56%2B01:00".replace("%2B", "+")))
                .containsExactly("a", "b", "c");
        assertThat(names("Owner.Name LIKE 'whynot%' AND (Rating = 'Hot' OR Rating = 'Cold')"))
                .containsExactly("a", "c");
    }

    private List<String> names(String where) throws IOException {
        return client.column("LastName", "SELECT LastName FROM Lead WHERE " + where + " ORDER BY LastName");
    }

    @Test
    void findsIdsOf15And18CharactersWithRegardToCase() throws IOException {
        String id = salesforce.insert("Lead", "LastName", "a");

        assertThat(client.column("Id", "SELECT Id FROM Lead WHERE Id = '" + id.substring(0, 15) + "'"))
                .containsExactly(id);
        assertThat(client.column("Id", "SELECT Id FROM Lead WHERE Id IN ('" + id + "', '00Q000000000000AAA')"))
                .containsExactly(id);
        assertThat(client.column("Id", "SELECT Id FROM Lead WHERE Id = '" + id.toLowerCase() + "'"))
                .isEmpty();
    }

    @Test
    void pagesThroughFiveHundredRowsOfOneInstant() throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            ids.add(salesforce.insert("Lead", "LastName", "L" + i));
        }
        String soql = "SELECT Id FROM Lead WHERE SystemModstamp >= 2026-03-01T12:34:56Z ORDER BY SystemModstamp, Id";

        List<String> seen = new ArrayList<>();
        JsonNode page = json(client.get(
                DATA + "/query?q=" + soql.replace(" ", "+").replace(">", "%3E"),
                "Sforce-Query-Options",
                "batchSize=200"));
        while (true) {
            seen.addAll(column("Id", page.path("records")));
            if (page.path("done").asBoolean()) {
                break;
            }
            assertThat(page.path("nextRecordsUrl").asText()).matches("/services/data/v66.0/query/01g\\w{15}-\\d+");
            page = json(client.get(page.path("nextRecordsUrl").asText()));
        }

        assertThat(seen).isSorted().hasSize(500);
        assertThat(new HashSet<>(seen)).isEqualTo(new HashSet<>(ids));
        assertThat(salesforce.calls().count(dev.whynot.simulator.fault.Call.QUERY_MORE))
                .isEqualTo(2);
    }

    @Test
    void keepsOnlyTheNewestTenCursorsAndThoseNotForEver() throws IOException {
        for (int i = 0; i < 201; i++) {
            salesforce.insert("Lead", "LastName", "L" + i);
        }
        List<String> pages = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            HttpResponse<String> first =
                    client.get(DATA + "/query?q=SELECT+Id+FROM+Lead", "Sforce-Query-Options", "batchSize=200");
            pages.add(json(first).path("nextRecordsUrl").asText());
        }

        assertThat(errorCode(client.get(pages.getFirst()))).isEqualTo("400 INVALID_QUERY_LOCATOR");
        assertThat(client.get(pages.getLast()).statusCode()).isEqualTo(200);
        salesforce.clock().advance(Duration.ofDays(3));
        assertThat(errorCode(client.get(pages.getLast()))).isEqualTo("400 INVALID_QUERY_LOCATOR");
    }

    @Test
    void countsAndSumsUp() throws IOException {
        salesforce.insert("Opportunity", "Name", "a", "StageName", "Closed Lost", "Amount", 10);
        salesforce.insert("Opportunity", "Name", "b", "StageName", "Closed Lost", "Amount", 30);
        salesforce.insert("Opportunity", "Name", "c", "StageName", "Prospecting");

        assertThat(json(client.query("SELECT COUNT() FROM Opportunity WHERE IsClosed = true"))
                        .path("totalSize")
                        .asInt())
                .isEqualTo(2);
        JsonNode groups = json(client.query("SELECT StageName, COUNT(Id), SUM(Amount) total, MAX(SystemModstamp) FROM"
                        + " Opportunity GROUP BY StageName"))
                .path("records");
        assertThat(groups.path(0)).hasToString("""
                {"attributes":{"type":"AggregateResult"},"StageName":"Closed Lost","expr0":2,"total":40.0,\
                "expr1":"2026-03-01T12:34:56.000+0000"}""");
    }

    @Test
    void returnsChildrenOfASubSelect() throws IOException {
        String deal = salesforce.insert("Opportunity", "Name", "a");
        salesforce.clock().advance(Duration.ofDays(1));
        salesforce.update("Opportunity", deal, "StageName", "Closed Lost");

        JsonNode stages = json(client.query("SELECT Id, (SELECT StageName FROM OpportunityHistories ORDER BY"
                        + " CreatedDate) FROM Opportunity"))
                .path("records")
                .path(0)
                .path("OpportunityHistories");

        assertThat(column("StageName", stages.path("records"))).containsExactly("Prospecting", "Closed Lost");
    }

    @Test
    void refusesUnknownAndHiddenAndRemovedFieldsAlike() throws IOException {
        assertThat(errorCode(client.query("SELECT Foo FROM Lead"))).isEqualTo("400 INVALID_FIELD");
        assertThat(errorCode(client.query("SELECT Foo.Name FROM Lead"))).isEqualTo("400 INVALID_FIELD");
        assertThat(errorCode(client.query("SELECT Id FROM Lead WHERE SystemModstamp > '2026'")))
                .isEqualTo("400 INVALID_FIELD");
        assertThat(errorCode(client.query("SELECT Id FROM Leads"))).isEqualTo("400 INVALID_TYPE");
        assertThat(errorCode(client.query("SELECT Id, Id FROM Lead"))).isEqualTo("400 INVALID_FIELD");

        salesforce.org().hideField("Lead", "Rating");
        assertThat(errorCode(client.query("SELECT Id FROM Lead WHERE Rating = 'Hot'")))
                .isEqualTo("400 INVALID_FIELD");
        salesforce.org().showField("Lead", "Rating");
        assertThat(client.query("SELECT Rating FROM Lead").statusCode()).isEqualTo(200);
        salesforce.org().removeField("Lead", "Rating");
        assertThat(client.query("SELECT Rating FROM Lead").body()).contains("No such column 'Rating' on entity 'Lead'");
    }

    @Test
    void refusesAUrlThatIsTooLong() throws IOException {
        assertThat(client.query("SELECT Id FROM Lead WHERE Id IN ('" + "00Q000000000000AAA','".repeat(700) + "')")
                        .statusCode())
                .isEqualTo(414);
    }
}
