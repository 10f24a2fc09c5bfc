package dev.whynot.analytics.diagnosis;

import static dev.whynot.http.ProblemException.badRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.whynot.analytics.LeftOut;
import dev.whynot.analytics.Tally;
import dev.whynot.analytics.diagnosis.Diagnosis.WherePattern;
import dev.whynot.analytics.diagnosis.Examination.Judged;
import dev.whynot.analytics.wording.Wording;
import dev.whynot.facts.Counts;
import dev.whynot.facts.Facts;
import dev.whynot.facts.Selection;
import dev.whynot.facts.SelectionParameters;
import dev.whynot.facts.State;
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
            return conditional.answer(state.stamp(), wording.language(), () -> diagnosis(state, selection, wording));
        });
    }

    private Diagnosis diagnosis(State state, Selection selection, Wording wording) {
        Counts total = state.total(selection);
        PatternReader reader = new PatternReader(state);
        Optional<PatternReader.Read> read = reader.read(selection, total);
        Examination examination =
                new Examination(ReasonEvidence.of(state, selection, taxonomy), read.map(PatternReader.Read::pattern));
        List<Judged> levers = new ArrayList<>();
        for (Lever lever : Lever.values()) {
            levers.add(examination.judge(lever.code(), Set.of(lever)));
        }
        List<Judged> culprits = new ArrayList<>();
        Examination.CULPRITS.forEach((code, made) -> culprits.add(examination.judge(code, made)));
        return new Account(wording, taxonomy, Tally.of(total, true), examination, culprits, levers)
                .diagnosis(
                        read.map(found -> new WherePattern(
                                        found.pattern().decided(),
                                        found.from().orElse(null),
                                        examination.explained().orElseThrow(),
                                        reader.unassigned(),
                                        leftOut(found.pattern(), wording)))
                                .orElse(null),
                        state.undated(selection));
    }

    private static List<LeftOut> leftOut(Pattern pattern, Wording wording) {
        return pattern.blocks().leftOut().entrySet().stream()
                .map(one -> LeftOut.of(one.getKey(), one.getValue(), wording))
                .toList();
    }
}
