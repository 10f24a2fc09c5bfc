package dev.whynot.mapping;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Which columns hold which fields of one object. A field takes one column or several: the first that has a value
 * holds. Column names are compared without regard to case. A field none of whose columns is in a file stays as it is.
 *
 * @param id the record's id
 * @param idFormat {@code salesforce} brings 15-character ids to their 18-character form
 * @param version when the row took this state, a date-time; without it, a row is as new as its import
 * @param created the day on which the record was created
 * @param closed the day on which it was won or lost
 * @param stageBeforeClose the last stage before it was closed, where the source knows it
 * @param currencyIfMissing the currency of amounts that name none
 * @param reason what the rep picked as the reason
 * @param detail what the rep wrote beside it
 * @param deleted {@code true} or {@code 1} if the record is deleted in its source
 * @param outcome rules that tell won, lost and open; the first that fits holds
 * @param dimensions columns by dimension
 * @param ranges for dimensions that are numbers: the lower bounds of the ranges to put them in
 */
public record ObjectMapping(
        @JsonProperty(required = true) List<String> id,
        IdFormat idFormat,
        List<String> version,
        List<String> created,
        List<String> closed,
        List<String> stage,
        List<String> stageBeforeClose,
        List<String> amount,
        List<String> currency,
        String currencyIfMissing,
        List<String> owner,
        List<String> reason,
        List<String> detail,
        List<String> deleted,
        @JsonProperty(required = true) List<OutcomeRule> outcome,
        Map<String, List<String>> dimensions,
        Map<String, List<BigDecimal>> ranges) {

    public ObjectMapping {
        idFormat = requireNonNullElse(idFormat, IdFormat.TEXT);
        version = requireNonNullElse(version, List.of());
        created = requireNonNullElse(created, List.of());
        closed = requireNonNullElse(closed, List.of());
        stage = requireNonNullElse(stage, List.of());
        stageBeforeClose = requireNonNullElse(stageBeforeClose, List.of());
        amount = requireNonNullElse(amount, List.of());
        currency = requireNonNullElse(currency, List.of());
        owner = requireNonNullElse(owner, List.of());
        reason = requireNonNullElse(reason, List.of());
        detail = requireNonNullElse(detail, List.of());
        deleted = requireNonNullElse(deleted, List.of());
        dimensions = requireNonNullElse(dimensions, Map.of());
        ranges = requireNonNullElse(ranges, Map.of());
    }

    /** All columns that it names, also those of outcome rules. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        Stream.of(
                        id,
                        version,
                        created,
                        closed,
                        stage,
                        stageBeforeClose,
                        amount,
                        currency,
                        owner,
                        reason,
                        detail,
                        deleted)
                .forEach(columns::addAll);
        columns.addAll(outcomeColumns());
        dimensions.values().forEach(columns::addAll);
        return columns;
    }

    /** The columns that its outcome rules look at. */
    public Set<String> outcomeColumns() {
        Set<String> columns = new LinkedHashSet<>();
        outcome.forEach(rule -> columns.addAll(rule.when().keySet()));
        return columns;
    }

    /**
     * Of the fields either those that some looked-up column gives, or the others, with version and outcome. Both parts
     * have the id.
     */
    public ObjectMapping part(boolean isLookedUp, Predicate<String> lookedUp) {
        ObjectMapping part =
                withColumns(columns -> columns.stream().anyMatch(lookedUp) == isLookedUp ? columns : List.of());
        return part.with(
                id, idFormat, isLookedUp ? List.of() : version, part.deleted, isLookedUp ? List.of() : outcome);
    }

    /** The same, with id, version and deletion as Salesforce has them in each object. */
    public ObjectMapping keyedBySalesforce() {
        return with(List.of("Id"), IdFormat.SALESFORCE, List.of("SystemModstamp"), List.of("IsDeleted"), outcome);
    }

    /**
     * The same for rows that bear only some columns: these tell the outcome only where they have all that its rules
     * look at, and how new they are also by the time a user changed them last.
     *
     * @param borne whether rows have a column
     */
    public ObjectMapping forRowsWith(Predicate<String> borne) {
        boolean isOutcomeBorne = outcomeColumns().stream().allMatch(borne);
        return with(
                id,
                idFormat,
                List.of("SystemModstamp", "LastModifiedDate"),
                deleted,
                isOutcomeBorne ? outcome : List.of());
    }

    private ObjectMapping with(
            List<String> newId,
            IdFormat newIdFormat,
            List<String> newVersion,
            List<String> newDeleted,
            List<OutcomeRule> newOutcome) {
        return new ObjectMapping(
                newId,
                newIdFormat,
                newVersion,
                created,
                closed,
                stage,
                stageBeforeClose,
                amount,
                currency,
                currencyIfMissing,
                owner,
                reason,
                detail,
                newDeleted,
                newOutcome,
                dimensions,
                ranges);
    }

    /** The same with other columns for each field. */
    public ObjectMapping withColumns(UnaryOperator<List<String>> change) {
        Map<String, List<String>> changedDimensions = new LinkedHashMap<>();
        dimensions.forEach((name, columns) -> {
            List<String> changed = change.apply(columns);
            if (!changed.isEmpty()) {
                changedDimensions.put(name, changed);
            }
        });
        Map<String, List<BigDecimal>> changedRanges = new LinkedHashMap<>(ranges);
        changedRanges.keySet().retainAll(changedDimensions.keySet());
        return new ObjectMapping(
                change.apply(id),
                idFormat,
                change.apply(version),
                change.apply(created),
                change.apply(closed),
                change.apply(stage),
                change.apply(stageBeforeClose),
                change.apply(amount),
                change.apply(currency),
                currencyIfMissing,
                change.apply(owner),
                change.apply(reason),
                change.apply(detail),
                change.apply(deleted),
                outcome,
                changedDimensions,
                changedRanges);
    }
}
