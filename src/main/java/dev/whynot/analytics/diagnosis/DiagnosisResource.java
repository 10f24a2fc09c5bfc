package dev.whynot.analytics.diagnosis;

import static dev.whynot.http.ProblemException.badRequest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.whynot.access.Scopes;
import dev.whynot.analytics.wording.Wording;
import dev.whynot.facts.Facts;
import dev.whynot.facts.Selection;
import dev.whynot.facts.SelectionParameters;
import dev.whynot.http.Conditional;
import dev.whynot.reason.Taxonomy;

/** What the losses point to. */
@Path("/api/v1/diagnosis")
@Tag(name = "Questions")
public class DiagnosisResource {

    private final Facts facts;
    private final Taxonomy taxonomy;
    private final Conditional conditional;

    DiagnosisResource(Facts facts, Taxonomy taxonomy, Conditional conditional) {
        this.facts = facts;
        this.taxonomy = taxonomy;
        this.conditional = conditional;
    }

    @GET
    @RolesAllowed(Scopes.READ)
    @Operation(
            summary =
                    "What the losses point to: a poor message, a poor fit, and the levers targeting, fit, people, message"
                            + " and process, with the evidence for and against each",
            description =
                    "Evidence comes from the stated reasons and from the pattern of the losses; what the data cannot"
                            + " tell is said. Sentences come in English or German, by Accept-Language.")
    public RestResponse<Diagnosis> diagnosis(
            @BeanParam SelectionParameters parameters,
            @Parameter(description = "Language of the sentences: en (default) or de", example = "de")
                    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    String acceptLanguage) {
        Wording wording = Wording.of(acceptLanguage);
        return facts.ask(state -> {
            Selection selection = parameters.selection(state, taxonomy);
            if (selection.followsFromOutcome()) {
                throw badRequest(
                        "filter",
                        "There is no pattern of losses in records that are filtered by what follows from the outcome");
            }
            return conditional.answer(
                    state.stamp(), wording.language(), () -> Diagnoses.of(state, selection, taxonomy, wording));
        });
    }
}
