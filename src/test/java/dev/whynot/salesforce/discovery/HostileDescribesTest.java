package dev.whynot.salesforce.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.whynot.ledger.SalesObject;
import dev.whynot.salesforce.wire.SalesforceException;

/** Describes that are not what Salesforce gives. */
class HostileDescribesTest {

    private static final String REASON =
            "{\"name\":\"Verlustgrund__c\",\"label\":\"Verlustgrund\",\"type\":\"picklist\",\"custom\":true,\"calculated\":false,";

    @Test
    void realOneIsRead() throws IOException {
        OrgMapping mapping = read(Describes.REAL);
        assertThat(mapping.columns().get(SalesObject.OPPORTUNITY)).contains("Id", "Verlustgrund__c", "Account.Name");
        assertThat(mapping.mapping().opportunity().reason()).containsExactly("Verlustgrund__c");
        assertThat(mapping.lookedUp().get(SalesObject.OPPORTUNITY)).contains("Wettbewerber__c", "Account.Name");
        assertThat(mapping.mapping().lead().outcome().get(1).when().get("Status"))
                .containsExactly("Unqualified");
    }

    @Test
    void noDescribeIsNoAnswer() {
        String opportunity = Describes.REAL.substring(Describes.REAL.indexOf("\"Opportunity\":{"));
        for (String lead : new String[] {"null", "{}", "{\"name\":\"Lead\",\"fields\":null}", "{\"fields\":[]}"}) {
            assertThatThrownBy(() -> read("{\"Lead\":%s,%s".formatted(lead, opportunity)))
                    .as(lead)
                    .isInstanceOf(SalesforceException.class);
        }
        assertThatThrownBy(() -> read(Describes.REAL.replace("\"SystemModstamp\"", "\"Another\"")))
                .isInstanceOf(SalesforceException.class)
                .hasMessageContaining("SystemModstamp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"name\":\"Loss_Reason__c\"}",
                "{\"name\":\"Loss_Reason__c\",\"custom\":true,\"label\":null,\"type\":null}",
                "{\"name\":\"\",\"label\":\"Loss Reason\",\"type\":\"picklist\",\"custom\":true}",
                "{\"name\":null,\"label\":\"Loss Reason\",\"type\":\"picklist\",\"custom\":true}",
                "{\"name\":\"Loss_Reason__c FROM User\",\"label\":\"Loss Reason\",\"type\":\"picklist\",\"custom\":true}",
                "{\"name\":\"Loss_Reason__c\\n# x\",\"label\":\"Loss Reason\",\"type\":\"picklist\",\"custom\":true}",
                "{\"name\":\"X__c\",\"type\":\"reference\",\"custom\":true,\"relationshipName\":\"Account\",\"referenceTo\":[null]}",
            })
    void whatIsNoFieldIsPassedOver(String field) throws IOException {
        OrgMapping mapping = read(Describes.REAL.replace(REASON, field + "," + REASON));
        assertThat(mapping.mapping().opportunity().reason()).containsExactly("Verlustgrund__c");
        assertThat(mapping.select(SalesObject.OPPORTUNITY)).doesNotContain("User", "\n");
    }

    @Test
    void statusesThatAreNoneArePassedOver() throws IOException {
        OrgMapping mapping = read(Describes.REAL
                .replace("\"LeadStatus\":[", "\"LeadStatus\":[null,{\"MasterLabel\":{}},{},")
                .replace("\"OpportunityStage\":[", "\"OpportunityStage\":[null,{\"IsClosed\":\"x\"},"));
        assertThat(mapping.mapping().lead().outcome().get(1).when().get("Status"))
                .containsExactly("Unqualified");
    }

    /** The pattern that tells lost statuses looks for three words in a row. */
    @Test
    void endlessLabelsTakeNoTime() {
        String label = "closed not ".repeat(6_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(10), // against hangs: it would take minutes
                () -> read(Describes.REAL
                        .replace("\"MasterLabel\":\"Open\"", "\"MasterLabel\":\"" + label + "\"")
                        .replace("\"label\":\"Verlustgrund\"", "\"label\":\"" + label + "\"")));
    }

    private static OrgMapping read(String json) throws IOException {
        return Describes.of(json.getBytes(UTF_8)).discovered();
    }
}
