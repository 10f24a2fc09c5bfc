package dev.whynot.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.whynot.ledger.Field;
import dev.whynot.ledger.Field.Core;
import dev.whynot.ledger.FieldSet;
import dev.whynot.ledger.Outcome;
import dev.whynot.ledger.RecordKey;
import dev.whynot.ledger.SalesObject;
import dev.whynot.ledger.Sighting;
import dev.whynot.ledger.Version;
import dev.whynot.mapping.AmountReader.Amount;

/** Turns the rows of one source, whose columns are known, into sightings. */
public final class RowReader {

    private static final int LONGEST_ID = 255;
    private static final int LONGEST_DIMENSION = 1_000;

    private final String org;
    private final int revision;
    private final SalesObject object;
    private final ObjectMapping mapping;
    private final Header header;
    private final DateReader dates;
    private final AmountReader amounts;
    private final Set<String> empty;
    private final int longestEmpty;
    private final int[] id;
    private final int[] version;
    private final int[] currency;
    private final List<Rule> rules;
    private final FieldSet fields;
    private final List<Cell> cells;
    private final List<String> missing = new ArrayList<>();

    /** Reads the value of one field from a row. */
    @FunctionalInterface
    private interface Cell {
        Object read(List<String> row) throws RowException;
    }

    /** A rule; an empty outcome refuses the row. */
    private record Rule(List<Condition> conditions, Optional<Outcome> is) {}

    private record Condition(int position, Set<String> texts) {}

    /**
     * A reader for rows with these columns.
     *
     * @param revision how often the mapping has changed
     * @throws IllegalArgumentException if the columns cannot tell a record's id or outcome, or if a needed one is
     *     there twice
     */
    public RowReader(Mapping mapping, int revision, SalesObject object, List<String> columns) {
        this.org = mapping.org();
        this.revision = revision;
        this.object = object;
        this.mapping = mapping.objects().get(object);
        this.header = new Header(columns);
        this.dates = new DateReader(mapping.dates(), mapping.zone());
        this.amounts = new AmountReader(mapping.decimal());
        this.empty = mapping.empty().stream().map(RowReader::folded).collect(Collectors.toUnmodifiableSet());
        this.longestEmpty = empty.stream().mapToInt(String::length).max().orElse(0);
        this.id = require("id", this.mapping.id());
        this.version = find("version", this.mapping.version());
        this.currency = find("currency", this.mapping.currency());
        this.rules = rules();
        Map<Field, Cell> byField = cells();
        this.fields = FieldSet.of(byField.keySet());
        this.cells = fields.fields().stream().map(byField::get).toList();
    }

    /** The fields of the mapping that no column gives, each with the columns that were looked for. */
    public List<String> missing() {
        return List.copyOf(missing);
    }

    /**
     * Reads a row.
     *
     * @param row the texts in the order of the columns
     * @param source who saw it
     * @param seenAt when the source was asked; its version if it bears none
     * @throws RowException if a value is not what its column must hold
     */
    public Sighting read(List<String> row, String source, Instant seenAt) throws RowException {
        Instant at = version(row);
        return read(row, source, at, at == null ? Version.of(seenAt) : Version.of(at, seenAt, revision));
    }

    /**
     * Reads a row that was written at its version, and not asked for later.
     *
     * @param receivedAt its version if it bears none
     * @throws RowException if a value is not what its column must hold
     */
    public Sighting readAsWritten(List<String> row, String source, Instant receivedAt) throws RowException {
        Instant at = version(row);
        return read(row, source, at, at == null ? Version.of(receivedAt) : Version.of(at, at, revision));
    }

    private Sighting read(List<String> row, String source, Instant at, Version version) throws RowException {
        RecordKey key = new RecordKey(org, object, id(row));
        Object[] values = new Object[cells.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = cells.get(i).read(row);
        }
        return new Sighting(key, version, at != null, source, fields, Arrays.asList(values));
    }

    private Map<Field, Cell> cells() {
        Map<Field, Cell> found = new LinkedHashMap<>();
        if (!mapping.outcome().isEmpty()) {
            found.put(Core.OUTCOME, this::outcome);
        }
        addText(found, Core.STAGE, "stage", mapping.stage());
        addText(found, Core.STAGE_BEFORE_CLOSE, "stageBeforeClose", mapping.stageBeforeClose());
        addDay(found, Core.CREATED_ON, "created", mapping.created());
        addDay(found, Core.CLOSE_DATE, "closed", mapping.closed());
        addText(found, Core.OWNER, "owner", mapping.owner());
        addText(found, Core.RAW_REASON, "reason", mapping.reason());
        addText(found, Core.RAW_DETAIL, "detail", mapping.detail());
        int[] amount = find("amount", mapping.amount());
        if (amount.length > 0) {
            found.put(Core.AMOUNT, row -> amount(row, amount));
            if (currency.length > 0 || mapping.currencyIfMissing() != null) {
                found.put(Core.CURRENCY, this::currency);
            }
        }
        int[] deleted = find("deleted", mapping.deleted());
        if (deleted.length > 0) {
            found.put(Core.DELETED, row -> isTrue(row, deleted));
        }
        mapping.dimensions().forEach((name, columns) -> {
            int[] positions = find(name, columns);
            if (positions.length > 0) {
                found.put(
                        new Field.Dimension(name),
                        dimension(positions, mapping.ranges().get(name)));
            }
        });
        return found;
    }

    private void addText(Map<Field, Cell> found, Field field, String name, List<String> columns) {
        int[] positions = find(name, columns);
        if (positions.length > 0) {
            found.put(field, row -> text(row, positions));
        }
    }

    private void addDay(Map<Field, Cell> found, Field field, String name, List<String> columns) {
        int[] positions = find(name, columns);
        if (positions.length > 0) {
            found.put(field, row -> {
                int position = position(row, positions);
                if (position < 0) {
                    return null;
                }
                String text = value(row, position);
                return dates.day(text).orElseThrow(() -> wrong(position, text, "a date, " + dates.expected()));
            });
        }
    }

    private Cell dimension(int[] positions, List<BigDecimal> ranges) {
        if (ranges == null) {
            return row -> {
                int position = position(row, positions);
                return position < 0 ? null : shorter(row, position, LONGEST_DIMENSION);
            };
        }
        Ranges labels = new Ranges(ranges);
        return row -> {
            int position = position(row, positions);
            if (position < 0) {
                return null;
            }
            String text = value(row, position);
            return labels.label(amounts.amount(text)
                    .orElseThrow(() -> wrong(position, text, amounts.expected()))
                    .value());
        };
    }

    private String id(List<String> row) throws RowException {
        int position = position(row, id);
        if (position < 0) {
            throw new RowException(header.name(id[0]), "The id is empty");
        }
        String text = shorter(row, position, LONGEST_ID);
        return mapping.idFormat()
                .normalize(text)
                .orElseThrow(() -> wrong(position, text, "a Salesforce id of 15 or 18 characters"));
    }

    private Instant version(List<String> row) throws RowException {
        int position = position(row, version);
        if (position < 0) {
            return null;
        }
        String text = value(row, position);
        return dates.instant(text)
                .orElseThrow(() -> wrong(
                        position,
                        text,
                        "a date with its time (a day alone cannot tell which of two states is newer; map 'version' to"
                                + " another column or leave it out), " + dates.expected()));
    }

    private Object amount(List<String> row, int[] positions) throws RowException {
        int position = position(row, positions);
        if (position < 0) {
            return null;
        }
        String text = value(row, position);
        Amount amount = amounts.amount(text).orElseThrow(() -> wrong(position, text, amounts.expected()));
        if (amount.currency() != null && !amount.currency().equals(currency(row))) {
            throw wrong(
                    position,
                    text,
                    "in the currency of the row, %s: map 'currency' to its column, or set 'currencyIfMissing'"
                            .formatted(currency(row)));
        }
        return amount.value();
    }

    private Object currency(List<String> row) throws RowException {
        String named = text(row, currency);
        return named == null ? mapping.currencyIfMissing() : named;
    }

    private Object isTrue(List<String> row, int[] positions) throws RowException {
        int position = position(row, positions);
        if (position < 0) {
            return false;
        }
        String text = value(row, position);
        return switch (folded(text)) {
            case "true", "1", "yes", "ja" -> true;
            case "false", "0", "no", "nein" -> false;
            default -> throw wrong(position, text, "true or false");
        };
    }

    private Object outcome(List<String> row) throws RowException {
        for (Rule rule : rules) {
            boolean fits = true;
            for (Condition condition : rule.conditions()) {
                String value = value(row, condition.position());
                fits &= condition.texts().contains(value == null ? "" : folded(value))
                        || value != null && condition.texts().contains(OutcomeRule.ANY);
            }
            if (fits) {
                return rule.is().orElseThrow(() -> outcomeUnknown(row));
            }
        }
        throw outcomeUnknown(row);
    }

    private RowException outcomeUnknown(List<String> row) {
        String seen = rules.stream()
                .flatMap(rule -> rule.conditions().stream())
                .map(Condition::position)
                .distinct()
                .map(position -> "%s = '%s'".formatted(header.name(position), row.get(position)))
                .collect(Collectors.joining(", "));
        return new RowException("outcome", "No outcome rule of the mapping fits " + seen);
    }

    private List<Rule> rules() {
        List<Rule> found = new ArrayList<>();
        Set<String> lookedFor = new TreeSet<>();
        for (OutcomeRule rule : mapping.outcome()) {
            lookedFor.addAll(rule.when().keySet());
            if (rule.when().keySet().stream().allMatch(header::has)) {
                List<Condition> conditions = rule.when().entrySet().stream()
                        .map(condition -> new Condition(
                                find("outcome", List.of(condition.getKey()))[0],
                                condition.getValue().stream()
                                        .map(RowReader::folded)
                                        .collect(Collectors.toUnmodifiableSet())))
                        .toList();
                found.add(new Rule(conditions, Outcome.of(rule.is())));
            } else {
                missing.add("outcome: %s (%s)"
                        .formatted(rule.is(), String.join(", ", rule.when().keySet())));
            }
        }
        if (!lookedFor.isEmpty()
                && found.stream().allMatch(rule -> rule.conditions().isEmpty())) {
            throw new IllegalArgumentException(
                    "Nothing tells the outcome: the mapping looks for the columns %s; there are %s"
                            .formatted(lookedFor, header.names()));
        }
        return found;
    }

    private int[] require(String field, List<String> columns) {
        int[] positions = find(field, columns);
        if (positions.length == 0) {
            throw new IllegalArgumentException("No column holds the %s: the mapping looks for %s; there are %s"
                    .formatted(field, columns, header.names()));
        }
        return positions;
    }

    private int[] find(String field, List<String> columns) {
        for (String column : columns) {
            if (header.isRepeated(column)) {
                throw new IllegalArgumentException("The column '%s' is there twice".formatted(column));
            }
        }
        int[] positions = header.positions(columns);
        if (positions.length == 0 && !columns.isEmpty()) {
            missing.add("%s (%s)".formatted(field, String.join(", ", columns)));
        }
        return positions;
    }

    /** The first of the positions that has a value, or -1. */
    private int position(List<String> row, int[] positions) throws RowException {
        for (int position : positions) {
            if (value(row, position) != null) {
                return position;
            }
        }
        return -1;
    }

    private String text(List<String> row, int[] positions) throws RowException {
        int position = position(row, positions);
        return position < 0 ? null : value(row, position);
    }

    private String shorter(List<String> row, int position, int most) throws RowException {
        String text = value(row, position);
        if (text.length() > most) {
            throw new RowException(
                    header.name(position),
                    "The text has %d characters; at most %d are kept".formatted(text.length(), most));
        }
        return text;
    }

    /** The text at the position without blanks around, or null if it means "no value". */
    private String value(List<String> row, int position) throws RowException {
        String text = row.get(position).strip();
        if (text.isEmpty() || text.length() <= longestEmpty && empty.contains(folded(text))) {
            return null;
        }
        if (text.indexOf('\0') >= 0) {
            throw new RowException(header.name(position), "The text holds a NUL character");
        }
        return text;
    }

    private RowException wrong(int position, String text, String expected) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return new RowException(header.name(position), "'%s' is not %s".formatted(shown, expected));
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
