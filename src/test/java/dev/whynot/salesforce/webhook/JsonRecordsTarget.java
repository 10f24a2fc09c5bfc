package dev.whynot.salesforce.webhook;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.CharConversionException;
import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.whynot.fuzz.FuzzTarget;
import dev.whynot.salesforce.door.Door;

/** JSON records, from the bytes to what is committed. */
public final class JsonRecordsTarget implements FuzzTarget {

    private final Pushes pushes = new Pushes();

    @Override
    public String name() {
        return "json-records";
    }

    @Override
    public List<byte[]> seeds() {
        byte[] apex = OutboundMessageTarget.payload("apex-opportunity.json");
        return List.of(apex, new String(apex, UTF_8).getBytes(UTF_16BE), """
                {"attributes": {"type": "Lead"}, "Id": "00Q000000000001EAA", "Status": "Working",
                 "LastModifiedDate": "2026-03-01T12:34:56.000+0000", "NumberOfEmployees": 1.5e2,
                 "Owner": {"Name": "A", "Manager": {"Name": "B"}}}
                """.getBytes(UTF_8));
    }

    @Override
    public int take(byte[] input) throws IOException {
        try {
            return pushes.take(Door.WEBHOOK, JsonRecords.read(input));
        } catch (BadMessageException
                | JsonProcessingException
                | CharConversionException e) { // all are answered with 400
            return 0;
        }
    }
}
