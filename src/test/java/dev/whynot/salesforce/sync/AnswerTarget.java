package dev.whynot.salesforce.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.force.api.QueryResult;

import dev.whynot.fuzz.FuzzTarget;
import dev.whynot.ledger.SalesObject;
import dev.whynot.salesforce.wire.SalesforceException;

/** Answers to SOQL queries: a bad row is an error of its own, and a page without times an answer that is none. */
public final class AnswerTarget implements FuzzTarget {

    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "soql-answer";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of("""
                {"totalSize":2,"done":true,"records":[
                {"attributes":{"type":"Opportunity","url":"/services/data/v66.0/sobjects/Opportunity/006000000000001AAA"},
                "Id":"006000000000001AAA","SystemModstamp":"2026-03-01T12:34:56.000+0000","IsDeleted":false,
                "StageName":"Closed Lost","IsClosed":true,"IsWon":false,"CloseDate":"2026-03-01","Amount":12000.5,
                "Owner":{"attributes":{"type":"User"},"Name":"Jana Weiß"},"Account":{"NumberOfEmployees":150},
                "Loss_Reason__c":"Zu teuer"},
                {"attributes":{"type":"Opportunity"},"Id":"006000000000002AAA",
                "SystemModstamp":"2026-03-01T12:34:57.000+0000","IsDeleted":false,"StageName":"Prospecting",
                "IsClosed":false,"IsWon":false,"CloseDate":"2026-09-01","Amount":null,"Owner":null,"Account":null,
                "Loss_Reason__c":null}]}""".getBytes(UTF_8));
    }

    @Override
    @SuppressWarnings("unchecked")
    public int take(byte[] input) {
        QueryResult<Map<String, Object>> result;
        try {
            result = JSON.readValue(input, JSON.getTypeFactory().constructParametricType(QueryResult.class, Map.class));
        } catch (IOException e) { // the library's, which SalesforceApi takes for no answer
            return 0;
        }
        if (result == null || result.getRecords() == null) {
            return 0;
        }
        RecordReader reader =
                new RecordReader(Orgs.MAPPING, SalesObject.OPPORTUNITY, Orgs.COLUMNS, "salesforce:poll", NOW);
        try {
            for (Map<String, Object> row : result.getRecords()) {
                reader.read(row);
                SoqlTime.modstamp(row);
            }
        } catch (SalesforceException e) {
            return 0;
        }
        return reader.sightings().size();
    }
}
