package dev.whynot.analytics.changes;

import static dev.whynot.http.ProblemException.badRequest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.whynot.access.Scopes;
import dev.whynot.analytics.Comparison;
import dev.whynot.analytics.LeftOut;
import dev.whynot.analytics.PossibleCauses;
import dev.whynot.analytics.Tally;
import dev.whynot.analytics.changes.Changes.Span;
import dev.whynot.analytics.wording.Wording;
import dev.whynot.facts.Attribute;
import dev.whynot.facts.Counts;
import dev.whynot.facts.Facts;
import dev.whynot.facts.Selection;
import dev.whynot.facts.SelectionParameters;
import dev.whynot.facts.State;
import dev.whynot.http.Conditional;
import dev.whynot.http.Parameters;
import dev.whynot.reason.Taxonomy;

/** Why the loss rate changed, and when. */
@Path("/api/v1/changes")
@Tag(name = "Questions")
public class ChangesResource {

    private final Facts facts;
    private final Taxonomy taxonomy;
    private final Conditional conditional;

    ChangesResource(Facts facts, Taxonomy taxonomy, Conditional conditional) {
        this.facts = facts;
        this.taxonomy = taxonomy;
        this.conditional = conditional;
    }

    /** What is asked, read and found right. */
    record Question(Selection period, Selection baseline, Optional<Attribute> by, int most) {}

    @GET
    @RolesAllowed(Scopes.READ)
    @Operation(
            summary = "Why the loss rate of a period is another than before: mix and rate by dimension, the groups that"
                    + " carry it, and since when",
            description = "from and to are needed. Sentences come in English or German, by Accept-Language.")
    public RestResponse<Changes> changes(
            @BeanParam SelectionParameters parameters,
            @Parameter(
                            description = "First day of what the period is held against; with baselineTo. If both are"
                                    + " left out, it is the time just before the period: as many months where the period"
                                    + " is whole months, else as many days",
                            schema = @Schema(type = SchemaType.STRING, format = "date"),
                            example = "2025-01-01")
                    @QueryParam("baselineFrom")
                    String baselineFrom,
            @Parameter(
                            description = "Its last day, inclusive",
                            schema = @Schema(type = SchemaType.STRING, format = "date"),
                            example = "2025-06-30")
                    @QueryParam("baselineTo")
                    String baselineTo,
            @Parameter(
                            description =
                                    "Only by this dimension; by all that can be causes if left out. One that gives the"
                                            + " outcome away in the records of the two periods is in leftOut then, and why",
                            example = "industry")
                    @QueryParam("by")
                    String by,
            @Parameter(description = "At most so many groups per dimension, 1 to 1,000; 5 if left out")
                    @QueryParam("limit")
                    String limit,
            @Parameter(description = "Language of the sentences: en (default) or de", example = "de")
                    @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    String acceptLanguage) {
        int most = Parameters.count("limit", limit, 5, 1_000);
        Wording wording = Wording.of(acceptLanguage);
        return facts.ask(state -> {
            Selection period = period(parameters, state);
            Selection baseline = baseline(period, baselineFrom, baselineTo);
            Optional<Attribute> dimension = Optional.ofNullable(by).map(name -> dimension(name, state, period));
            Question question = new Question(period, baseline, dimension, most);
            return conditional.answer(state.stamp(), wording.language(), () -> changes(state, question, wording));
        });
    }

    private Selection period(SelectionParameters parameters, State state) {
        Selection period = parameters.selection(state, taxonomy);
        if (period.from().isEmpty()) {
            throw badRequest("from", "'from' is needed: the first day of the period whose loss rate changed");
        }
        if (period.to().isEmpty()) {
            throw badRequest("to", "'to' is needed: the last day of the period whose loss rate changed");
        }
        PossibleCauses.checkFilters(period);
        return period;
    }

    private static Selection baseline(Selection period, String baselineFrom, String baselineTo) {
        Optional<LocalDate> from = Parameters.date("baselineFrom", baselineFrom);
        Optional<LocalDate> to = Parameters.date("baselineTo", baselineTo);
        if (from.isEmpty() && to.isEmpty()) {
            return period.before()
                    .orElseThrow(() -> badRequest("from", "There is no time before 'from': give a baseline"));
        }
        if (from.isEmpty()) {
            throw badRequest("baselineFrom", "'baselineTo' needs 'baselineFrom'");
        }
        if (to.isEmpty()) {
            throw badRequest("baselineTo", "'baselineFrom' needs 'baselineTo'");
        }
        if (from.get().isAfter(to.get())) {
            throw badRequest(
                    "baselineFrom", "'baselineFrom' (%s) is after 'baselineTo' (%s)".formatted(from.get(), to.get()));
        }
        LocalDate first = period.from().orElseThrow();
        LocalDate last = period.to().orElseThrow();
        if (!from.get().isAfter(last) && !to.get().isBefore(first)) {
            throw badRequest(
                    from.get().isBefore(first) ? "baselineTo" : "baselineFrom",
                    "The baseline (%s to %s) and the period (%s to %s) share days"
                            .formatted(from.get(), to.get(), first, last));
        }
        return period.at(from, to);
    }

    private static Attribute dimension(String name, State state, Selection selection) {
        Attribute dimension = SelectionParameters.attribute("by", name, state, selection);
        if (!PossibleCauses.contains(dimension)) {
            throw badRequest(
                    "by",
                    "'%s' follows from the outcome: it cannot be why the loss rate changed".formatted(name),
                    PossibleCauses.of(state).stream().map(Attribute::name).toList());
        }
        return dimension;
    }

    static Changes changes(State state, Question question, Wording wording) {
        Counts ofPeriod = state.total(question.period());
        Counts ofBaseline = state.total(question.baseline());
        Side now = Side.of(ofPeriod);
        Side before = Side.of(ofBaseline);
        Optional<Comparison> comparison =
                Optional.ofNullable(Comparison.of(now.lost(), now.decided(), before.lost(), before.decided()));
        Splits splits = new Splits(state, question.baseline(), question.period(), before, now);
        Splits.Found found = comparison.isEmpty()
                ? new Splits.Found(List.of(), List.of())
                : question.by().map(splits::of).orElseGet(() -> splits.of(PossibleCauses.of(state)));
        List<Splits.Named> all = found.splits();
        List<Week> weeks = Weeks.of(state, question.period().at(Optional.empty(), Optional.empty()));
        Changes figures = new Changes(
                span(question.period(), ofPeriod),
                span(question.baseline(), ofBaseline),
                comparison.map(Comparison::difference).orElse(null),
                comparison.map(Comparison::pValue).orElse(null),
                state.undated(question.period()),
                all.stream().map(split -> splits.view(split, question.most())).toList(),
                found.leftOut().stream()
                        .map(one -> LeftOut.of(one.name(), one.leak(), wording))
                        .toList(),
                Carriers.of(all, before, now),
                ChangePoints.in(weeks),
                weeks.size(),
                List.of());
        return figures.saying(new Sentences(wording)
                .of(figures, all, question.by().isPresent(), question.period().basis()));
    }

    private static Span span(Selection selection, Counts counts) {
        return new Span(selection.from().orElseThrow(), selection.to().orElseThrow(), Tally.of(counts, true));
    }
}
