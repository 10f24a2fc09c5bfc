package dev.whynot.facts;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.whynot.http.Parameters;
import dev.whynot.reason.Taxonomy;

/** What records can be sliced by. */
@Path("/api/v1/dimensions")
@Tag(name = "Dimensions")
public class DimensionsResource {

    private final Facts facts;
    private final Taxonomy taxonomy;

    DimensionsResource(Facts facts, Taxonomy taxonomy) {
        this.facts = facts;
        this.taxonomy = taxonomy;
    }

    /**
     * A dimension.
     *
     * @param builtIn whether every record has it; else a mapping names it
     */
    public record DimensionView(String name, boolean builtIn) {}

    /**
     * The values of a dimension, most frequent first.
     *
     * @param truncated whether there are more than those
     */
    public record Values(String dimension, List<Value> values, boolean truncated) {}

    /** A value and how many records have it. */
    public record Value(String value, long records, long won, long lost, long open) {}

    @GET
    @Operation(summary = "What can be sliced by")
    public List<DimensionView> dimensions() {
        return facts.dimensions().stream()
                .map(dimension ->
                        new DimensionView(dimension.name(), dimension.column().isPresent()))
                .toList();
    }

    @GET
    @Path("/{name}/values")
    @Operation(summary = "The values of a dimension, most frequent first")
    public Values values(
            @PathParam("name") String name,
            @QueryParam("q") String containing,
            @QueryParam("limit") String limit,
            @BeanParam SelectionParameters parameters) {
        List<Dimension> known = facts.dimensions();
        Dimension dimension = SelectionParameters.dimension("name", name, known);
        int most = Parameters.count("limit", limit, 100, 10_000);
        List<Group> groups = facts.values(
                parameters.selection(known, taxonomy), dimension, Optional.ofNullable(containing), most + 1);
        return new Values(
                name,
                groups.stream()
                        .limit(most)
                        .map(group -> new Value(
                                group.key().getFirst(),
                                group.counts().records(),
                                group.counts().won(),
                                group.counts().lost(),
                                group.counts().open()))
                        .toList(),
                groups.size() > most);
    }
}
