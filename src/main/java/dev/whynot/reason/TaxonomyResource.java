package dev.whynot.reason;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.whynot.access.Scopes;

/** The canonical reasons. */
@Path("/api/v1/taxonomy")
@Tag(name = "Reasons")
public class TaxonomyResource {

    private final Taxonomy taxonomy;

    TaxonomyResource(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /** All categories with their reasons. */
    public record TaxonomyView(int version, List<Category> categories) {}

    @GET
    @RolesAllowed(Scopes.READ)
    @Operation(summary = "The canonical reasons in their categories, with labels in English and German")
    public TaxonomyView taxonomy() {
        return new TaxonomyView(taxonomy.version(), taxonomy.categories());
    }
}
