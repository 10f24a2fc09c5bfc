package dev.whynot.csv;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.whynot.access.Scopes;
import dev.whynot.http.Parameters;
import dev.whynot.http.Problem;
import dev.whynot.http.ProblemException;
import dev.whynot.ledger.SalesObject;
import dev.whynot.mapping.Mapping;
import dev.whynot.mapping.Mappings;

/** Takes in files, and tells where they stand. */
@Path("/api/v1/imports")
@Tag(name = "Imports")
public class ImportResource {

    private static final int MOST = 100;

    private final Importer importer;
    private final ImportStore store;
    private final Mappings mappings;

    ImportResource(Importer importer, ImportStore store, Mappings mappings) {
        this.importer = importer;
        this.store = store;
        this.mappings = mappings;
    }

    /** The id of an import that was accepted. */
    public record Accepted(long id) {}

    @POST
    @RolesAllowed(Scopes.IMPORT)
    @Operation(
            summary = "Import a CSV file",
            description = "The body is the file: UTF-8, separated by comma, semicolon or tab, the names of the columns"
                    + " first. It is answered when the file is received; the import goes on in the background.")
    @RequestBody(content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "202",
            description = "Received; ask for its progress at the Location",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Accepted.class)))
    public Response add(
            @Parameter(required = true, description = "Name of a mapping", example = "salesforce")
                    @QueryParam("mapping")
                    String mappingName,
            @Parameter(description = "lead or opportunity; needed where the mapping describes both")
                    @QueryParam("object")
                    String object,
            @HeaderParam("Content-Type") String contentType,
            InputStream body)
            throws IOException {
        if (contentType != null && contentType.startsWith("multipart/")) {
            throw new ProblemException(Problem.of(
                    415, "Content-Type", "Send the file itself as the body, not a form", List.of("text/csv")));
        }
        Mapping mapping = mapping(mappingName);
        long id = importer.accept(mapping, object(mapping, object), body);
        return Response.accepted(new Accepted(id))
                .location(URI.create("/api/v1/imports/" + id))
                .type(MediaType.APPLICATION_JSON)
                .build();
    }

    /**
     * How files can be read.
     *
     * @param org id of the org that the records will belong to
     * @param objects which it describes
     */
    public record MappingView(String name, String org, List<String> objects) {}

    @GET
    @RolesAllowed(Scopes.READ)
    @Path("/mappings")
    @Operation(summary = "The mappings by which files can be imported")
    public List<MappingView> mappings() {
        return mappings.names().stream()
                .map(name -> mappings.mapping(name).orElseThrow())
                .map(mapping -> new MappingView(mapping.name(), mapping.org(), objects(mapping)))
                .toList();
    }

    @GET
    @RolesAllowed(Scopes.READ)
    @Operation(summary = "The newest hundred imports, without their rejected rows")
    public List<ImportStatus> imports() {
        return store.newest(MOST);
    }

    @GET
    @RolesAllowed(Scopes.READ)
    @Path("/{id}")
    @Operation(summary = "Where an import stands, and the rows that were rejected")
    public ImportStatus status(@PathParam("id") String id) {
        return (id.matches("\\d{1,18}") ? store.find(Long.parseLong(id)) : Optional.<ImportStatus>empty())
                .orElseThrow(() -> ProblemException.notFound("id", "There is no import '%s'".formatted(id)));
    }

    private Mapping mapping(String name) {
        if (name == null) {
            throw ProblemException.badRequest("mapping", "'mapping' names how to read the file", mappings.names());
        }
        return mappings.mapping(name)
                .orElseThrow(() -> ProblemException.badRequest(
                        "mapping", "There is no mapping '%s'".formatted(name), mappings.names()));
    }

    private static List<String> objects(Mapping mapping) {
        return mapping.objects().keySet().stream().map(SalesObject::code).toList();
    }

    private static SalesObject object(Mapping mapping, String asked) {
        Set<SalesObject> described = mapping.objects().keySet();
        List<String> codes = objects(mapping);
        if (asked == null && described.size() > 1) {
            throw ProblemException.badRequest(
                    "object",
                    "The mapping '%s' describes both: say which the file holds".formatted(mapping.name()),
                    codes);
        }
        return Parameters.oneOf("object", asked, codes)
                .flatMap(SalesObject::of)
                .orElseGet(() -> described.iterator().next());
    }
}
