package dev.whynot.salesforce.sync;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import dev.whynot.ledger.SalesObject;
import dev.whynot.ledger.Sighting;
import dev.whynot.mapping.Mapping;
import dev.whynot.mapping.ObjectMapping;
import dev.whynot.mapping.RowException;
import dev.whynot.mapping.RowReader;
import dev.whynot.salesforce.discovery.OrgMapping;
import dev.whynot.salesforce.door.RecordError;
import dev.whynot.salesforce.wire.SalesforceException;

/**
 * Turns rows of the org into sightings, two each: the record's own fields as new as its {@code SystemModstamp}, and
 * what is looked up from parents and formulas as new as the reading, as it changes without moving that stamp.
 */
final class RecordReader {

    private final List<String> columns;
    private final int id;
    private final String source;
    private final Instant readAt;
    private final RowReader own;
    private final RowReader lookedUp;
    private final List<Sighting> sightings = new ArrayList<>();
    private final List<RecordError> errors = new ArrayList<>();
    private int rows;

    /**
     * A reader of rows with these columns.
     *
     * @param readAt when the org was asked
     * @throws IllegalArgumentException if columns are missing without which no record is read
     */
    RecordReader(OrgMapping org, SalesObject object, List<String> columns, String source, Instant readAt) {
        this.columns = columns;
        this.id = columns.indexOf("Id");
        if (id < 0) {
            throw new IllegalArgumentException("there is no Id");
        }
        this.source = source;
        this.readAt = readAt;
        Set<String> later = org.lookedUp().get(object);
        this.own = reader(org, object, columns, false, later::contains);
        boolean hasLater = columns.stream().anyMatch(later::contains);
        this.lookedUp = hasLater ? reader(org, object, columns, true, later::contains) : null;
    }

    private static RowReader reader(
            OrgMapping org, SalesObject object, List<String> columns, boolean isLookedUp, Predicate<String> later) {
        Mapping mapping = org.mapping();
        ObjectMapping part = mapping.objects().get(object).part(isLookedUp, later);
        return new RowReader(mapping.with(object, part), org.revision(), object, columns);
    }

    /** Reads a row of a CSV; a bad one becomes an error. */
    void read(List<String> row) {
        rows++;
        try {
            Sighting first = own.read(row, source, readAt);
            if (lookedUp != null) {
                sightings.add(lookedUp.read(row, source, readAt));
            }
            sightings.add(first);
        } catch (RowException e) {
            errors.add(new RecordError(row.get(id), "%s: %s".formatted(e.column(), e.getMessage()), readAt));
        }
    }

    /**
     * Reads a row as the REST API writes it.
     *
     * @throws SalesforceException if there is a null in its place
     */
    void read(Map<String, Object> row) {
        if (row == null) {
            throw SalesforceException.incomplete("An answer lacks a row");
        }
        read(columns.stream().map(column -> text(row, column)).toList());
    }

    int rows() {
        return rows;
    }

    List<Sighting> sightings() {
        return sightings;
    }

    List<RecordError> errors() {
        return errors;
    }

    /** Ready for the next batch. */
    void clear() {
        sightings.clear();
        errors.clear();
        rows = 0;
    }

    private static String text(Map<?, ?> row, String column) {
        int dot = column.indexOf('.');
        Object value = row.get(dot < 0 ? column : column.substring(0, dot));
        if (value == null) {
            return "";
        }
        return dot < 0
                ? value instanceof Double number && Double.isFinite(number)
                        ? BigDecimal.valueOf(number).toPlainString()
                        : value.toString()
                : value instanceof Map<?, ?> parent ? text(parent, column.substring(dot + 1)) : "";
    }
}
