package dev.whynot.facts;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.whynot.access.Audit;
import dev.whynot.access.Audit.Action;
import dev.whynot.access.Scopes;
import dev.whynot.http.Cursor;
import dev.whynot.http.Parameters;
import dev.whynot.http.ProblemException;
import dev.whynot.ledger.Erasure;
import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.LedgerRecord;
import dev.whynot.ledger.RecordKey;
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
    private final Erasure erasure;
    private final Audit audit;

    RecordsResource(Facts facts, Ledger ledger, Taxonomy taxonomy, OneRecord oneRecord, Erasure erasure, Audit audit) {
        this.erasure = erasure;
        this.audit = audit;
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
    @RolesAllowed(Scopes.READ)
    @Operation(summary = "The records behind a number: give the parameters that the number was asked with")
    public Page records(
            @BeanParam SelectionParameters parameters,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit) {
        long after = after(cursor);
        int most = Parameters.count("limit", limit, 100, MOST);
        return facts.ask(state -> {
            Selection selection = parameters.selection(state, taxonomy);
            List<Long> numbers = state.numbers(selection, after, most + 1);
            boolean hasMore = numbers.size() > most;
            List<Long> shown = hasMore ? numbers.subList(0, most) : numbers;
            return new Page(
                    ledger.findByNumbers(shown).stream()
                            .map(found -> RecordView.of(found, taxonomy))
                            .toList(),
                    state.total(selection).records(),
                    hasMore ? Cursor.of(List.of(shown.getLast().toString())) : null);
        });
    }

    @GET
    @RolesAllowed(Scopes.READ)
    @Path("/{object}/{id}")
    @Operation(summary = "One record with its history")
    public RecordView.WithHistory record(
            @PathParam("object") String object, @PathParam("id") String id, @QueryParam("org") String org) {
        LedgerRecord record = oneRecord.find(object, id, org);
        return new RecordView.WithHistory(
                RecordView.of(record, taxonomy), ledger.opinion(record).orElse(null), ledger.history(record.key()));
    }

    @DELETE
    @RolesAllowed(Scopes.ADMIN)
    @Path("/{object}/{id}")
    @Operation(
            summary = "Erase one record for good",
            description =
                    "Its values, texts, history and corrections. It does not come back, whatever its source shows.")
    public void erase(@PathParam("object") String object, @PathParam("id") String id, @QueryParam("org") String org) {
        RecordKey key = oneRecord.find(object, id, org).key();
        erasure.onRequest(
                key,
                handle -> audit.write(
                        handle,
                        Action.RECORD_ERASED,
                        key.id(),
                        Map.of("org", key.org(), "object", key.object().code())));
    }

    private static long after(String cursor) {
        if (cursor == null) {
            return 0;
        }
        String number = Cursor.read("cursor", cursor, 1).getFirst();
        if (!number.matches("[0-9]{1,18}")) {
            throw ProblemException.badRequest(
                    "cursor", "'%s' is not a cursor that this service gave out".formatted(cursor));
        }
        return Long.parseLong(number);
    }
}
