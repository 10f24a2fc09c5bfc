package dev.whynot.facts;

import static java.util.Comparator.comparingLong;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.whynot.access.Scopes;
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
     * Something to slice by.
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
    @RolesAllowed(Scopes.READ)
    @Operation(summary = "What can be sliced by")
    public List<DimensionView> dimensions() {
        return facts.ask(state -> Stream.concat(
                        Ranges.DECLARED.stream().map(ranges -> new DimensionView(ranges.name(), true)),
                        state.dimensions().stream()
                                .map(dimension -> new DimensionView(dimension.name(), dimension.builtIn())))
                .toList());
    }

    @GET
    @RolesAllowed(Scopes.READ)
    @Path("/{name}/values")
    @Operation(summary = "The values of a dimension, most frequent first")
    public Values values(
            @PathParam("name") String name,
            @QueryParam("q") String containing,
            @QueryParam("limit") String limit,
            @BeanParam SelectionParameters parameters) {
        int most = Parameters.count("limit", limit, 100, 10_000);
        return facts.ask(state -> {
            Selection selection = parameters.selection(state, taxonomy);
            Attribute attribute = SelectionParameters.attribute("name", name, state, selection);
            return values(
                    name, state.groups(selection, List.of(attribute)), containing == null ? "" : containing, most);
        });
    }

    private static Values values(String name, List<Group> all, String containing, int most) {
        String wanted = containing.toLowerCase(Locale.ROOT);
        List<Group> groups = all.stream()
                .filter(group -> group.key().getFirst().toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(comparingLong((Group group) -> group.counts().records())
                        .reversed()
                        .thenComparing(group -> group.key().getFirst()))
                .toList();
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
