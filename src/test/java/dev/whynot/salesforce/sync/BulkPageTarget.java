package dev.whynot.salesforce.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.whynot.fuzz.FuzzTarget;
import dev.whynot.ledger.SalesObject;
import dev.whynot.salesforce.wire.SalesforceException;

/** Pages of Bulk results: a bad row is an error of its own, and a page that is none is asked for again. */
public final class BulkPageTarget implements FuzzTarget {

    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    @Override
    public String name() {
        return "bulk-page";
    }

    @Override
    public List<byte[]> seeds() {
        return List.of("""
                "Id","SystemModstamp","IsDeleted","StageName","IsClosed","IsWon","CloseDate","Amount","Owner.Name","Loss_Reason__c"
                "006000000000001AAA","2026-03-01T12:34:56.000Z","false","Closed Lost","true","false","2026-03-01","12000.5","Jana Weiß","Zu ""teuer""
                wirklich"
                "006000000000002AAA","2026-03-01T12:34:57.000Z","false","Prospecting","false","false","2026-09-01","","",""
                """.getBytes(UTF_8));
    }

    @Override
    public int take(byte[] input) {
        AtomicInteger read = new AtomicInteger();
        try {
            BulkRows.read(
                    "750",
                    new ByteArrayInputStream(input),
                    columns -> new RecordReader(Orgs.MAPPING, SalesObject.OPPORTUNITY, columns, "salesforce:bulk", NOW),
                    reader -> {
                        read.addAndGet(reader.sightings().size());
                        reader.clear();
                    });
        } catch (SalesforceException e) {
            return 0;
        }
        return read.get();
    }
}
