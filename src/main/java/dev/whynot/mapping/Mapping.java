package dev.whynot.mapping;

import static java.util.Objects.requireNonNullElse;

import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.whynot.ledger.SalesObject;

/**
 * How the rows of a source become records.
 *
 * @param name how imports name it
 * @param org id of the org that the records belong to
 * @param zone date-times fall on the days of this zone; those without an offset are in it
 * @param dates how dates and date-times are written: {@code iso}, or patterns of
 *     {@link java.time.format.DateTimeFormatter}; the first that fits holds
 * @param decimal the decimal sign, a point or a comma
 * @param empty texts that mean "no value", case aside
 * @param reasons what raw reasons of this org mean: reason codes by text
 * @param lead how leads are read, if they are
 * @param opportunity how opportunities are read, if they are
 */
public record Mapping(
        @JsonProperty(required = true) String name,
        String org,
        ZoneId zone,
        List<String> dates,
        String decimal,
        Set<String> empty,
        Map<String, String> reasons,
        ObjectMapping lead,
        ObjectMapping opportunity) {

    public Mapping {
        org = requireNonNullElse(org, "default");
        zone = requireNonNullElse(zone, ZoneId.of("UTC"));
        dates = requireNonNullElse(dates, List.of("iso"));
        decimal = requireNonNullElse(decimal, ".");
        empty = requireNonNullElse(empty, Set.of());
        reasons = requireNonNullElse(reasons, Map.of());
    }

    /** The objects that it describes. */
    public Map<SalesObject, ObjectMapping> objects() {
        Map<SalesObject, ObjectMapping> objects = new EnumMap<>(SalesObject.class);
        Optional.ofNullable(lead).ifPresent(mapping -> objects.put(SalesObject.LEAD, mapping));
        Optional.ofNullable(opportunity).ifPresent(mapping -> objects.put(SalesObject.OPPORTUNITY, mapping));
        return objects;
    }

    /** The same for the records of another org. */
    public Mapping of(String otherOrg) {
        return new Mapping(name, otherOrg, zone, dates, decimal, empty, reasons, lead, opportunity);
    }

    /** The same, with the object read in another way. */
    public Mapping with(SalesObject object, ObjectMapping changed) {
        return new Mapping(
                name,
                org,
                zone,
                dates,
                decimal,
                empty,
                reasons,
                object == SalesObject.LEAD ? changed : lead,
                object == SalesObject.OPPORTUNITY ? changed : opportunity);
    }
}
