package dev.whynot.salesforce.discovery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.force.api.ApiConfig;
import com.force.api.DescribeSObject;

import dev.whynot.mapping.Mapping;
import dev.whynot.mapping.Mappings;
import dev.whynot.reason.Taxonomy;

/** What an org answers when it is asked how it is to be read, as one JSON: describes, stages and statuses. */
record Describes(DescribeSObject lead, DescribeSObject opportunity, JsonNode statuses, JsonNode stages) {

    private static final ObjectMapper JSON = new ApiConfig().getObjectMapper(); // that of the library
    private static final Mapping BASE = new Mappings(Optional.empty(), Taxonomy.bundled())
            .mapping(Discovery.MAPPING)
            .orElseThrow();

    /** A real one, but for most of the attributes and fields. */
    static final String REAL = """
            {"Lead":{"name":"Lead","label":"Lead","custom":false,"keyPrefix":"00Q","fields":[
            {"name":"Id","label":"Lead ID","type":"id","custom":false,"calculated":false,"length":18,"nillable":false},
            {"name":"SystemModstamp","label":"System Modstamp","type":"datetime","custom":false,"calculated":false},
            {"name":"IsDeleted","label":"Deleted","type":"boolean","custom":false,"calculated":false},
            {"name":"Status","label":"Lead Status","type":"picklist","custom":false,"calculated":false,"picklistValues":[
            {"active":true,"defaultValue":false,"label":"Unqualified","validFor":null,"value":"Unqualified"}]},
            {"name":"IsConverted","label":"Converted","type":"boolean","custom":false,"calculated":false},
            {"name":"OwnerId","label":"Owner ID","type":"reference","custom":false,"calculated":false,
            "referenceTo":["Group","User"],"relationshipName":"Owner"},
            {"name":"Unqualified_On__c","label":"Unqualified on","type":"date","custom":true,"calculated":false},
            {"name":"Unqualified_Reason__c","label":"Unqualified Reason","type":"picklist","custom":true,
            "calculated":false,"picklistValues":[]}],"childRelationships":[]},
            "Opportunity":{"name":"Opportunity","label":"Opportunity","custom":false,"keyPrefix":"006","fields":[
            {"name":"Id","label":"Opportunity ID","type":"id","custom":false,"calculated":false,"length":18},
            {"name":"SystemModstamp","label":"System Modstamp","type":"datetime","custom":false,"calculated":false},
            {"name":"IsDeleted","label":"Deleted","type":"boolean","custom":false,"calculated":false},
            {"name":"StageName","label":"Stage","type":"picklist","custom":false,"calculated":false},
            {"name":"IsWon","label":"Won","type":"boolean","custom":false,"calculated":false},
            {"name":"IsClosed","label":"Closed","type":"boolean","custom":false,"calculated":false},
            {"name":"Amount","label":"Amount","type":"currency","custom":false,"calculated":false,"length":0},
            {"name":"AccountId","label":"Account ID","type":"reference","custom":false,"calculated":false,
            "referenceTo":["Account"],"relationshipName":"Account","inlineHelpText":null,"defaultValue":null},
            {"name":"Verlustgrund__c","label":"Verlustgrund","type":"picklist","custom":true,"calculated":false,
            "picklistValues":[{"active":true,"defaultValue":false,"label":"Zu teuer","validFor":null,"value":"Zu teuer"}]},
            {"name":"Loss_Notes__c","label":"Notes on the loss","type":"textarea","custom":true,"calculated":false},
            {"name":"Wettbewerber__c","label":"Wettbewerber","type":"string","custom":true,"calculated":true},
            {"name":"Last_Stage__c","label":"Last stage","type":"picklist","custom":true,"calculated":false}],
            "childRelationships":[{"cascadeDelete":false,"childSObject":"OpportunityHistory","field":"OpportunityId",
            "relationshipName":"OpportunityHistories"}],"urls":{"describe":"/services/data/v66.0/sobjects/Opportunity/describe"}},
            "LeadStatus":[{"attributes":{"type":"LeadStatus"},"MasterLabel":"Open","IsConverted":false},
            {"attributes":{"type":"LeadStatus"},"MasterLabel":"Unqualified","IsConverted":false},
            {"attributes":{"type":"LeadStatus"},"MasterLabel":"Closed - Converted","IsConverted":true}],
            "OpportunityStage":[{"MasterLabel":"Prospecting","IsClosed":false,"IsWon":false},
            {"MasterLabel":"Gewonnen","IsClosed":true,"IsWon":true},{"MasterLabel":"Verloren","IsClosed":true,"IsWon":false}]}""";

    /** @throws IOException if it is no JSON of this kind, which the library finds out, too */
    static Describes of(byte[] json) throws IOException {
        JsonNode all = JSON.readTree(json);
        return new Describes(
                JSON.treeToValue(all.path("Lead"), DescribeSObject.class),
                JSON.treeToValue(all.path("Opportunity"), DescribeSObject.class),
                all.path("LeadStatus"),
                all.path("OpportunityStage"));
    }

    /** How such an org is read. */
    OrgMapping discovered() {
        return new Discovery(null, BASE, false)
                .discover(
                        "00D000000000001EAA",
                        object -> object.equals("Lead") ? lead : opportunity,
                        soql -> rows(soql.contains("LeadStatus") ? statuses : stages));
    }

    /** As the library makes them of an answer. */
    private static List<Map<String, Object>> rows(JsonNode records) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (JsonNode record : records) {
            if (record.isObject() || record.isNull()) { // else it throws
                rows.add(JSON.convertValue(record, new TypeReference<Map<String, Object>>() {}));
            }
        }
        return rows;
    }
}
