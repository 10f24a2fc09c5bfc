package dev.whynot.review;

import java.util.List;
import java.util.stream.IntStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.whynot.access.Scopes;
import dev.whynot.http.ProblemException;
import dev.whynot.ledger.Ledger;
import dev.whynot.reason.Decision;
import dev.whynot.reason.Reason;
import dev.whynot.reason.Reasons;
import dev.whynot.reason.Taxonomy;
import dev.whynot.reason.text.Guess;

/** Tells what a text would be taken to mean; changes nothing. */
@Path("/api/v1/reasons/classify")
@Tag(name = "Reasons")
public class ClassifyResource {

    private static final int MOST_TEXTS = 1_000;
    private static final int ALTERNATIVES = 3;

    private final Reasons reasons;
    private final Taxonomy taxonomy;
    private final Ledger ledger;

    ClassifyResource(Reasons reasons, Taxonomy taxonomy, Ledger ledger) {
        this.reasons = reasons;
        this.taxonomy = taxonomy;
        this.ledger = ledger;
    }

    /** The texts to classify, at most 1,000. */
    public record Texts(List<String> texts) {}

    /**
     * What a text means.
     *
     * @param own the org's own reason below it, or null
     * @param second a further reason that it names, or null
     * @param confidence from 0 (not decided) to 1 (looked up exactly)
     * @param alternatives what else the classifier thinks of, most likely first
     */
    public record Classified(
            String text,
            String reason,
            String own,
            String category,
            String second,
            double confidence,
            Decision.Method method,
            List<Guess> alternatives,
            Decision.Versions versions) {}

    @POST
    @RolesAllowed(Scopes.REVIEW)
    @Operation(summary = "What texts would be taken to mean; changes nothing")
    public List<Classified> classify(
            @Parameter(description = "Id of the org whose own mappings go first") @QueryParam("org") String org,
            Texts body) {
        Deciders.orgOrAll(ledger, org);
        if (body == null || body.texts() == null) {
            throw ProblemException.badRequest("texts", "Expected is {\"texts\": [\"...\"]}");
        }
        List<String> texts = body.texts();
        if (texts.size() > MOST_TEXTS) {
            throw ProblemException.badRequest(
                    "texts", "At most %d texts at a time; here are %d".formatted(MOST_TEXTS, texts.size()));
        }
        IntStream.range(0, texts.size())
                .filter(i -> texts.get(i) == null)
                .findFirst()
                .ifPresent(i -> {
                    throw ProblemException.badRequest("texts[%d]".formatted(i), "Expected is a text");
                });
        return texts.stream().map(text -> classified(org, text)).toList();
    }

    private Classified classified(String org, String text) {
        Decision decision = reasons.decide(org, text, null);
        return new Classified(
                text,
                decision.reason(),
                decision.own(),
                taxonomy.reason(decision.reason()).map(Reason::category).orElseThrow(),
                decision.second(),
                decision.confidence(),
                decision.method(),
                reasons.guesses(org, text, ALTERNATIVES).stream()
                        .filter(guess -> !guess.label().equals(decision.reason()))
                        .toList(),
                decision.versions());
    }
}
