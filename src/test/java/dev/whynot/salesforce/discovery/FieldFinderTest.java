package dev.whynot.salesforce.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.force.api.DescribeSObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldFinderTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private final List<String> fields = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "Loss_Reason__c, Loss Reason",
        "Closed_Lost_Reason__c, Closed/Lost Reason",
        "Reason_Lost__c, Reason Lost",
        "X17__c, Why did we lose? (reason lost)",
        "Verlustgrund__c, Verlustgrund",
        "Absagegrund__c, Grund der Absage",
        "Rejection_Reason__c, Rejection Reason",
    })
    void findsTheReasonByNameOrLabelInEnglishAndGerman(String name, String label) {
        add("Region__c", "Region", "picklist");
        add("Delivery_Notes__c", "Delivery notes", "textarea");
        add(name, label, "picklist");
        assertThat(finder().find(Wanted.reason(false), List.of()))
                .map(FieldFinder.Found::name)
                .hasValue(name);
    }

    @Test
    void tellsWhatWasPickedFromWhatWasWritten() {
        add("Loss_Reason__c", "Loss Reason", "picklist");
        add("Loss_Reason_Details__c", "Loss Reason Details", "textarea");
        FieldFinder finder = finder();
        FieldFinder.Found reason = finder.find(Wanted.reason(false), List.of()).orElseThrow();
        assertThat(reason.name()).isEqualTo("Loss_Reason__c");
        assertThat(reason.why()).contains("'Loss Reason' (picklist)");
        assertThat(finder.find(Wanted.detail(false), List.of("Loss_Reason__c")))
                .map(FieldFinder.Found::name)
                .hasValue("Loss_Reason_Details__c");
    }

    @Test
    void takesOnlyTheOrgsOwnFieldsAndSaysWhatElseItCouldBe() {
        fields.add(json("LossReason", "Loss Reason", "picklist", false));
        assertThat(finder().find(Wanted.reason(false), List.of())).isEmpty();
        add("Reason_Lost__c", "Old", "string");
        add("Loss_Reason__c", "Loss Reason", "picklist");
        assertThat(finder().find(Wanted.reason(false), List.of()).orElseThrow().why())
                .endsWith("also possible: Reason_Lost__c");
    }

    @Test
    void leadsAreDisqualified() {
        add("Unqualified_Reason__c", "Unqualified Reason", "picklist");
        assertThat(finder().find(Wanted.reason(true), List.of()))
                .map(FieldFinder.Found::name)
                .hasValue("Unqualified_Reason__c");
        assertThat(finder().find(Wanted.reason(false), List.of())).isEmpty();
    }

    private void add(String name, String label, String type) {
        fields.add(json(name, label, type, true));
    }

    private static String json(String name, String label, String type, boolean isCustom) {
        return "{\"name\":\"%s\",\"label\":\"%s\",\"type\":\"%s\",\"custom\":%s}"
                .formatted(name, label, type, isCustom);
    }

    private FieldFinder finder() {
        try {
            return new FieldFinder(JSON.readValue(
                            "{\"name\":\"Opportunity\",\"fields\":[%s]}".formatted(String.join(",", fields)),
                            DescribeSObject.class)
                    .getFields());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
