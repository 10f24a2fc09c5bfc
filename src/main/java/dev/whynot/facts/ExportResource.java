package dev.whynot.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.whynot.access.Audit;
import dev.whynot.access.Scopes;
import dev.whynot.http.Parameters;
import dev.whynot.ledger.Ledger;
import dev.whynot.reason.Taxonomy;

/** The records behind any number, as a file. */
@Path("/api/v1/export")
@Tag(name = "Records")
public class ExportResource {

    private static final int SOME = 1_000;
    private static final List<String> FORMATS = List.of("csv", "ndjson");

    private final Facts facts;
    private final Ledger ledger;
    private final Taxonomy taxonomy;
    private final ObjectWriter json;
    private final Audit audit;
    private final UriInfo uri;

    ExportResource(Facts facts, Ledger ledger, Taxonomy taxonomy, ObjectMapper json, Audit audit, UriInfo uri) {
        this.facts = facts;
        this.ledger = ledger;
        this.taxonomy = taxonomy;
        this.json = json.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        this.audit = audit;
        this.uri = uri;
    }

    @GET
    @RolesAllowed(Scopes.READ)
    @Operation(summary = "The records behind a number as CSV or as a JSON object a line, streamed")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = {@Content(mediaType = "text/csv"), @Content(mediaType = "application/x-ndjson")})
    public Response export(
            @BeanParam SelectionParameters parameters,
            @Parameter(description = "csv (default) or ndjson", example = "csv") @QueryParam("format") String format) {
        String asked = Parameters.oneOf("format", format, FORMATS).orElse("csv");
        Selection selection = facts.ask(
                state -> parameters.selection(state, taxonomy)); // what is wrong is said before the file begins
        // before the first record leaves, so that none leaves unseen; a file that was cut off has no rows there
        long entry = audit.write(
                Audit.Action.EXPORTED,
                "records",
                Map.of(
                        "format",
                        asked,
                        "query",
                        String.valueOf(uri.getRequestUri().getRawQuery())));
        StreamingOutput file = out -> {
            long[] rows = {0};
            try (Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8))) {
                facts.ask(state -> {
                    rows[0] = write(state, selection, asked, writer);
                    return null;
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            audit.complete(entry, Map.of("rows", rows[0]));
        };
        return Response.ok(file)
                .type(asked.equals("csv") ? "text/csv; charset=UTF-8" : "application/x-ndjson")
                .header("Content-Disposition", "attachment; filename=\"whynot-records.%s\"".formatted(asked))
                .build();
    }

    /** How many records were written. */
    private long write(State state, Selection selection, String format, Writer writer) {
        state.numbers(selection, 0, 1); // who cannot answer says so before the header, and another state is asked
        List<String> dimensions = state.dimensions().stream()
                .filter(dimension -> !dimension.builtIn())
                .map(Dimension::name)
                .toList();
        RecordsCsv csv = new RecordsCsv(writer, dimensions);
        if (format.equals("csv")) {
            csv.header();
        }
        long[] rows = {0};
        state.numbers(selection, numbers -> {
            rows[0] += numbers.size();
            for (int i = 0; i < numbers.size(); i += SOME) {
                ledger.findByNumbers(numbers.subList(i, Math.min(numbers.size(), i + SOME))).stream()
                        .map(record -> RecordView.of(record, taxonomy))
                        .forEach(record -> {
                            if (format.equals("csv")) {
                                csv.record(record);
                            } else {
                                line(writer, record);
                            }
                        });
            }
        });
        return rows[0];
    }

    private void line(Writer writer, RecordView record) {
        try {
            json.writeValue(writer, record);
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
