package dev.whynot.analytics;

import static java.util.Comparator.comparingLong;

import java.time.LocalDate;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.whynot.access.Scopes;
import dev.whynot.facts.Counts;
import dev.whynot.facts.Dimension;
import dev.whynot.facts.Facts;
import dev.whynot.facts.Group;
import dev.whynot.facts.Selection;
import dev.whynot.facts.SelectionParameters;
import dev.whynot.facts.State;
import dev.whynot.http.Conditional;
import dev.whynot.reason.Reason;
import dev.whynot.reason.Taxonomy;

/** The numbers that one looks at first. */
@Path("/api/v1/summary")
@Tag(name = "Questions")
public class SummaryResource {

    private static final int TOP = 10;
    private static final Dimension BY_REASON = new Dimension("reason", true);

    private final Facts facts;
    private final Taxonomy taxonomy;
    private final Conditional conditional;

    SummaryResource(Facts facts, Taxonomy taxonomy, Conditional conditional) {
        this.facts = facts;
        this.taxonomy = taxonomy;
        this.conditional = conditional;
    }

    /**
     * The numbers that one looks at first.
     *
     * @param tally the selected records
     * @param previous the same for the period just before: as many months where it is whole months, else as many
     *     days; null unless both {@code from} and {@code to} are given
     * @param undated decided records that are in no period because they have no date
     * @param topReasons the most frequent reasons, with their share of the rejections
     * @param withoutUsableReason the share of the rejections whose reason says nothing: other, unclear or none
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Summary(
            Tally tally, Previous previous, long undated, List<TopReason> topReasons, Share withoutUsableReason) {}

    /** The period before, and its numbers. */
    public record Previous(LocalDate from, LocalDate to, Tally tally) {}

    /** A reason and the rejections that it explains. */
    public record TopReason(String reason, String category, long lost, Rate share) {}

    /**
     * A part of the rejections.
     *
     * @param share null if there are no rejections
     */
    public record Share(long lost, Rate share) {}

    @GET
    @RolesAllowed(Scopes.READ)
    @Operation(summary = "The tally, the same for the period before, the top reasons, and how many say nothing")
    public RestResponse<Summary> summary(@BeanParam SelectionParameters parameters) {
        return facts.ask(state -> {
            Selection selection = parameters.selection(state, taxonomy);
            return conditional.answer(state.stamp(), () -> summary(state, selection));
        });
    }

    private Summary summary(State state, Selection selection) {
        List<Group> groups = state.groups(selection, List.of(BY_REASON));
        List<Group> reasons = groups.stream()
                .filter(group -> group.counts().lost() > 0)
                .sorted(comparingLong((Group group) -> group.counts().lost())
                        .reversed()
                        .thenComparing(group -> group.key().getFirst()))
                .toList();
        Counts total = Group.total(groups);
        long unusable = reasons.stream()
                .filter(group -> !taxonomy.isUsable(group.key().getFirst()))
                .mapToLong(group -> group.counts().lost())
                .sum();
        boolean hasRate = !selection.followsFromOutcome();
        return new Summary(
                Tally.of(total, hasRate),
                selection
                        .before()
                        .map(earlier -> new Previous(
                                earlier.from().orElseThrow(),
                                earlier.to().orElseThrow(),
                                Tally.of(state.total(earlier), hasRate)))
                        .orElse(null),
                state.undated(selection),
                reasons.stream()
                        .limit(TOP)
                        .map(group -> top(group, total.lost()))
                        .toList(),
                new Share(unusable, Rate.of(unusable, total.lost())));
    }

    private TopReason top(Group group, long lost) {
        String reason = group.key().getFirst();
        return new TopReason(
                reason,
                taxonomy.reason(reason).map(Reason::category).orElse(null),
                group.counts().lost(),
                Rate.of(group.counts().lost(), lost));
    }
}
