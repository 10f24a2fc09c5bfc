package dev.whynot.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.whynot.http.Cursor;
import dev.whynot.http.Parameters;
import dev.whynot.http.ProblemException;
import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.LedgerRecord;
import dev.whynot.ledger.RecordKey;
import dev.whynot.ledger.SalesObject;
import dev.whynot.reason.Taxonomy;

/** The records behind any number. */
@Path("/api/v1/records")
@Tag(name = "Records")
public class RecordsResource {

    private static final int MOST = 1_000;

    private final Facts facts;
    private final OneRecord oneRecord;
    private final Ledger ledger;
    private final Taxonomy taxonomy;

    RecordsResource(Facts facts, Ledger ledger, Taxonomy taxonomy, OneRecord oneRecord) {
        this.oneRecord = oneRecord;
        this.facts = facts;
        this.ledger = ledger;
        this.taxonomy = taxonomy;
    }

    /**
     * A page of records.
     *
     * @param total how many records the selection has in all
     * @param next the cursor of the next page; null on the last one
     */
    public record Page(List<RecordView> records, long total, String next) {}

    @GET
    @Operation(summary = "The records behind a number: give the parameters that the number was asked with")
    public Page records(
            @BeanParam SelectionParameters parameters,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit) {
        Selection selection = parameters.selection(facts.dimensions(), taxonomy);
        int most = Parameters.count("limit", limit, 100, MOST);
        List<RecordKey> keys = facts.keys(selection, after(cursor), most + 1);
        boolean hasMore = keys.size() > most;
        List<RecordKey> shown = hasMore ? keys.subList(0, most) : keys;
        return new Page(
                ledger.find(shown).stream()
                        .map(found -> RecordView.of(found, taxonomy))
                        .toList(),
                facts.total(selection).records(),
                hasMore ? cursor(shown.getLast()) : null);
    }

    @GET
    @Path("/{object}/{id}")
    @Operation(summary = "One record with its history")
    public RecordView.WithHistory record(
            @PathParam("object") String object, @PathParam("id") String id, @QueryParam("org") String org) {
        LedgerRecord record = oneRecord.find(object, id, org);
        return new RecordView.WithHistory(
                RecordView.of(record, taxonomy), ledger.opinion(record).orElse(null), ledger.history(record.key()));
    }

    private static String cursor(RecordKey key) {
        return Cursor.of(List.of(key.org(), key.object().code(), key.id()));
    }

    private static Optional<RecordKey> after(String cursor) {
        if (cursor == null) {
            return Optional.empty();
        }
        List<String> key = new ArrayList<>(Cursor.read("cursor", cursor, 3));
        return Optional.of(new RecordKey(
                key.get(0),
                SalesObject.of(key.get(1))
                        .orElseThrow(() -> ProblemException.badRequest(
                                "cursor", "'%s' is not a cursor that this service gave out".formatted(cursor))),
                key.get(2)));
    }
}
