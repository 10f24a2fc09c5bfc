package dev.whynot.analytics;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.reverseOrder;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.whynot.access.Scopes;
import dev.whynot.facts.Attribute;
import dev.whynot.facts.Counts;
import dev.whynot.facts.Dimension;
import dev.whynot.facts.Facts;
import dev.whynot.facts.Group;
import dev.whynot.facts.Selection;
import dev.whynot.facts.SelectionParameters;
import dev.whynot.facts.State;
import dev.whynot.http.Conditional;
import dev.whynot.reason.Taxonomy;

/** Where on their way records are lost, and how long they sat there. */
@Path("/api/v1/funnel")
@Tag(name = "Questions")
public class FunnelResource {

    private static final Dimension LOST_IN = new Dimension("stageLostIn", true);

    private final Facts facts;
    private final Taxonomy taxonomy;
    private final Conditional conditional;
    private final ObjectReader stages;

    FunnelResource(Facts facts, Taxonomy taxonomy, Conditional conditional, ObjectMapper json) {
        this.facts = facts;
        this.taxonomy = taxonomy;
        this.conditional = conditional;
        this.stages = json.readerFor(new TypeReference<List<String>>() {});
    }

    /**
     * The stages.
     *
     * @param stages in the order in which records go through them, as far as that was seen
     * @param withoutStage lost records of which no stage before the loss is known
     */
    public record Funnel(List<Stage> stages, long withoutStage) {}

    /**
     * A stage.
     *
     * @param entered records that are known to have been in it
     * @param lost those that were lost from it
     * @param lostShare {@code lost / entered}
     * @param daysBeforeLoss how long those lost had been in it, of those of which it is known; null if of none
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Stage(String stage, long entered, long lost, Rate lostShare, Duration daysBeforeLoss) {}

    /**
     * Durations of records.
     *
     * @param records how many they are
     * @param median in days
     * @param p90 in days: nine of ten took no longer
     */
    public record Duration(long records, int median, int p90) {}

    @GET
    @RolesAllowed(Scopes.READ)
    @Operation(summary = "Per stage: entered, lost there, days spent there before being lost")
    public RestResponse<Funnel> funnel(@BeanParam SelectionParameters parameters) {
        return facts.ask(state -> {
            Selection selection = parameters.selection(state, taxonomy);
            return conditional.answer(state.stamp(), () -> funnel(state, selection));
        });
    }

    private Funnel funnel(State state, Selection selection) {
        Map<String, Long> entered = new HashMap<>();
        Map<String, Place> places = new HashMap<>();
        for (Group group : state.groups(selection, List.of(dev.whynot.facts.Path.STAGES))) {
            List<String> path = path(group.key().getFirst());
            long records = group.counts().records();
            new HashSet<>(path).forEach(stage -> entered.merge(stage, records, Long::sum));
            for (int i = 0; path.size() > 1 && i < path.size(); i++) {
                places.computeIfAbsent(path.get(i), stage -> new Place()).add(i / (path.size() - 1.0), records);
            }
        }
        Map<String, Long> lost = new HashMap<>();
        Map<String, SortedMap<Integer, Long>> days = new HashMap<>();
        for (Group group : state.groups(selection, List.of(LOST_IN, dev.whynot.facts.Path.DAYS_BEFORE_LOSS))) {
            Counts counts = group.counts();
            String stage = group.key().getFirst();
            if (counts.lost() > 0) {
                lost.merge(stage, counts.lost(), Long::sum);
                if (!group.key().getLast().equals(Attribute.NONE)) {
                    days.computeIfAbsent(stage, key -> new TreeMap<>())
                            .merge(Integer.parseInt(group.key().getLast()), counts.lost(), Long::sum);
                }
            }
        }
        long withoutStage = lost.getOrDefault(Attribute.NONE, 0L);
        return new Funnel(
                entered.keySet().stream()
                        .sorted(comparingDouble((String stage) -> Place.of(places, stage))
                                .thenComparing(entered::get, reverseOrder())
                                .thenComparing(comparing(stage -> stage)))
                        .map(stage -> new Stage(
                                stage,
                                entered.get(stage),
                                lost.getOrDefault(stage, 0L),
                                Rate.of(lost.getOrDefault(stage, 0L), entered.get(stage)),
                                duration(days.get(stage))))
                        .toList(),
                withoutStage);
    }

    /** Where on their way records are in a stage: 0 at the start, 1 at the end, on average. */
    private static final class Place {
        private double sum;
        private long records;

        void add(double place, long more) {
            sum += place * more;
            records += more;
        }

        /** Those of which it is not known come last. */
        static double of(Map<String, Place> places, String stage) {
            Place place = places.get(stage);
            return place == null ? Double.MAX_VALUE : place.sum / place.records;
        }
    }

    private static Duration duration(SortedMap<Integer, Long> recordsByDays) {
        if (recordsByDays == null) {
            return null;
        }
        Quantile median = Quantile.of(0.5, recordsByDays);
        return new Duration(
                median.records(), median.days(), Quantile.of(0.9, recordsByDays).days());
    }

    private List<String> path(String text) {
        if (text.equals(Attribute.NONE)) {
            return List.of();
        }
        try {
            return stages.readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The ledger holds stages that cannot be read", e);
        }
    }
}
