package dev.whynot.review;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.whynot.access.Callers;
import dev.whynot.access.Scopes;
import dev.whynot.facts.Money;
import dev.whynot.http.Parameters;
import dev.whynot.http.Problem;
import dev.whynot.http.ProblemException;
import dev.whynot.ledger.Ledger;
import dev.whynot.reason.DecisionStore;
import dev.whynot.reason.DecisionStore.TextDecision;
import dev.whynot.reason.Reasons;
import dev.whynot.reason.text.Guess;
import dev.whynot.review.ReviewStore.Group;
import dev.whynot.review.ReviewStore.Kind;
import dev.whynot.review.ReviewStore.Order;
import dev.whynot.review.ReviewStore.Text;

/** Texts that nobody and nothing is sure of, to be decided once. */
@Path("/api/v1/review")
@Tag(name = "Reasons")
public class ReviewResource {

    private static final int GUESSES = 3;
    private static final int SHOWN = 50;
    private static final int MOST_SHOWN = 500;

    private final ReviewStore store;
    private final DecisionStore decisions;
    private final Reasons reasons;
    private final Deciding deciding;
    private final Rerun rerun;
    private final Ledger ledger;
    private final Callers callers;

    ReviewResource(
            ReviewStore store,
            DecisionStore decisions,
            Reasons reasons,
            Deciding deciding,
            Rerun rerun,
            Ledger ledger,
            Callers callers) {
        this.callers = callers;
        this.store = store;
        this.decisions = decisions;
        this.reasons = reasons;
        this.deciding = deciding;
        this.rerun = rerun;
        this.ledger = ledger;
    }

    /**
     * A text that somebody should decide on.
     *
     * @param id to decide on it
     * @param kind unclear, contradicted, or unsure
     * @param reason what most of its records are taken for now
     * @param guesses the three most likely reasons
     */
    public record Item(
            String id,
            String org,
            String text,
            String kind,
            long records,
            List<Money> lostAmount,
            String reason,
            double confidence,
            List<Guess> guesses) {}

    /**
     * What is to be decided.
     *
     * @param rerun which records are being decided anew, and how far that is
     */
    public record Review(List<Item> items, List<Rerun.Progress> rerun) {}

    @GET
    @RolesAllowed(Scopes.READ)
    @Operation(
            summary = "Raw reasons that are unclear, contradicted or not sure, most frequent first",
            description = "Grouped after normalization: case, punctuation and diacritics do not matter.")
    public Review review(
            @Parameter(description = "Id of an org; all if left out") @QueryParam("org") String org,
            @Parameter(description = "unclear, contradicted or unsure; all if left out") @QueryParam("kind")
                    String kind,
            @Parameter(description = "-records (default) or -lostAmount") @QueryParam("sort") String sort,
            @Parameter(description = "How many, 50 if left out, at most 500") @QueryParam("limit") String limit) {
        Optional<Kind> only = Parameters.oneOf(
                        "kind",
                        kind,
                        Stream.of(Kind.values()).map(ReviewResource::code).toList())
                .map(code -> Kind.valueOf(code.toUpperCase(Locale.ROOT)));
        Order order = Parameters.oneOf("sort", sort, List.of("-records", "-lostAmount"))
                        .filter("-lostAmount"::equals)
                        .isPresent()
                ? Order.AMOUNT
                : Order.RECORDS;
        List<Item> items = store
                .groups(
                        Deciders.orgOrAll(ledger, org),
                        only,
                        order,
                        Parameters.count("limit", limit, SHOWN, MOST_SHOWN))
                .stream()
                .map(this::item)
                .toList();
        return new Review(items, rerun.progress());
    }

    /**
     * What a text means.
     *
     * @param reason code of a reason, canonical or the org's own
     * @param by who decides it
     */
    public record NewDecision(String reason, String by) {}

    /** @param changed of how many records the reason changed at once; others may follow, see {@code rerun} of the review */
    public record Decided(TextDecision decision, long changed) {}

    @PUT
    @RolesAllowed(Scopes.REVIEW)
    @Path("/{id}")
    @Operation(
            summary = "Decide what a text means, for all past and future records of the org that bear it",
            description = "It is kept with who and when, and can be undone: DELETE /api/v1/mappings/{id}.")
    public Decided decide(
            @PathParam("id") String id,
            @Parameter(description = "Needed where several orgs have the text") @QueryParam("org") String org,
            NewDecision decision) {
        Text text = text(id, org);
        String by = Deciders.name(callers.current(), decision == null ? null : decision.by());
        Deciders.check(reasons, text.org(), decision == null ? null : decision.reason());
        long changed = deciding.decide(text.org(), text.text(), decision.reason(), by);
        return new Decided(decisions.inForce(text.org(), text.text()).orElseThrow(), changed);
    }

    private Text text(String id, String org) {
        List<Text> texts = store.texts(key(id));
        if (texts.isEmpty()) {
            throw ProblemException.notFound("id", "No record bears a text with the id '%s'".formatted(id));
        }
        List<String> orgs = texts.stream().map(Text::org).toList();
        if (org == null && texts.size() > 1) {
            throw ProblemException.badRequest("org", "Several orgs have this text: name one", orgs);
        }
        return texts.stream()
                .filter(text -> org == null || text.org().equals(org))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        Problem.of(404, "org", "The org '%s' does not have this text".formatted(org), orgs)));
    }

    private static long key(String id) {
        if (!id.matches("[0-9a-f]{16}")) {
            throw ProblemException.notFound("id", "'%s' is no id of a text: 16 hexadecimal digits".formatted(id));
        }
        return Long.parseUnsignedLong(id, 16);
    }

    private Item item(Group group) {
        return new Item(
                "%016x".formatted(group.key()),
                group.org(),
                group.text(),
                code(group.kind()),
                group.records(),
                group.lostAmount(),
                group.reason(),
                group.confidence(),
                reasons.guesses(group.org(), group.text(), GUESSES));
    }

    private static String code(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
