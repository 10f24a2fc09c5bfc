package dev.whynot.analytics.findings;

import java.util.List;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.whynot.facts.Selection;
import dev.whynot.facts.SelectionParameters;
import dev.whynot.facts.State;
import dev.whynot.reason.Taxonomy;

/**
 * The query parameters of findings: those that all questions share, but the week stands for the period, and it is that in
 * which records were decided.
 */
public record FindingsParameters(
        @Parameter(description = "lead or opportunity; both, each by itself, if left out", example = "opportunity")
        @QueryParam("object")
        String object,

        @Parameter(
                description = "Any day of the week that is meant, Monday to Sunday; the last whole week if left"
                        + " out, or where the records end earlier, the last one in which something was decided",
                schema = @Schema(type = SchemaType.STRING, format = "date"),
                example = "2025-06-15")
        @QueryParam("week")
        String week,

        @Parameter(description = "Id of one org; all if left out (the bundled sample only while there is no other)")
        @QueryParam("org")
        String org,

        @Parameter(
                description = "As for all questions: dimension:value,value or -dimension:value; repeatable",
                example = "industry:Energy,Retail")
        @QueryParam("filter")
        List<String> filter) {

    /** The selection that they describe, at all times. */
    Selection selection(State state, Taxonomy taxonomy) {
        return new SelectionParameters(object, null, null, null, org, filter).selection(state, taxonomy);
    }
}
