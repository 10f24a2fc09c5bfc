package dev.whynot.facts;

import static dev.whynot.http.ProblemException.badRequest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import dev.whynot.http.Parameters;
import dev.whynot.ledger.Outcome;
import dev.whynot.ledger.SalesObject;
import dev.whynot.reason.Category;
import dev.whynot.reason.PointsTo;
import dev.whynot.reason.Taxonomy;

/** The query parameters that all questions share. */
public record SelectionParameters(
        @Parameter(description = "lead or opportunity; both if left out", example = "opportunity") @QueryParam("object")
        String object,

        @Parameter(
                description = "First day, YYYY-MM-DD",
                schema = @Schema(type = SchemaType.STRING, format = "date"),
                example = "2026-01-01")
        @QueryParam("from")
        String from,

        @Parameter(
                description = "Last day, inclusive, YYYY-MM-DD",
                schema = @Schema(type = SchemaType.STRING, format = "date"),
                example = "2026-06-30")
        @QueryParam("to")
        String to,

        @Parameter(description = "Which date places a record in time: closed (default) or created") @QueryParam("basis")
        String basis,

        @Parameter(description = "Id of one org; all if left out (the bundled sample only while there is no other)")
        @QueryParam("org")
        String org,

        @Parameter(
                description = "dimension:value,value keeps the records with one of the values, -dimension:value leaves"
                        + " them out; repeat it for more dimensions; (none) is a missing value; write a comma within a"
                        + " value as \\,",
                example = "industry:Energy,Retail")
        @QueryParam("filter")
        List<String> filter) {

    /**
     * The selection that they describe.
     *
     * @throws dev.whynot.http.ProblemException naming the parameter that is wrong and what would be right
     */
    public Selection selection(State state, Taxonomy taxonomy) {
        Optional<LocalDate> first = Parameters.date("from", from);
        Optional<LocalDate> last = Parameters.date("to", to);
        if (first.isPresent() && last.isPresent() && first.get().isAfter(last.get())) {
            throw badRequest("from", "'from' (%s) is after 'to' (%s)".formatted(from, to));
        }
        Selection all = new Selection(
                Parameters.oneOf("org", org, state.orgs()),
                Parameters.oneOf("object", object, SalesObject.codes()).flatMap(SalesObject::of),
                Parameters.oneOf("basis", basis, Basis.codes())
                        .flatMap(Basis::of)
                        .orElse(Basis.CLOSED),
                first,
                last,
                List.of());
        return all.with(
                filter.stream().map(text -> filter(text, state, all, taxonomy)).toList());
    }

    /** What the name stands for, or a problem with the parameter that lists what there is. */
    public static Attribute attribute(String parameter, String name, State state, Selection selection) {
        return Attributes.find(state, name, selection)
                .orElseThrow(() ->
                        badRequest(parameter, "There is no dimension '%s'".formatted(name), Attributes.names(state)));
    }

    /** The names of all that one can slice by. */
    public static List<String> attributes(State state) {
        return Attributes.names(state);
    }

    private static Filter filter(String text, State state, Selection selection, Taxonomy taxonomy) {
        boolean excluded = text.startsWith("-");
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw badRequest(
                    "filter", "'%s' is not of the form dimension:value,value or -dimension:value".formatted(text));
        }
        Attribute attribute = attribute("filter", text.substring(excluded ? 1 : 0, colon), state, selection);
        List<String> values = values(text.substring(colon + 1));
        Optional<List<String>> valid = validValues(attribute, taxonomy);
        for (String value : values) {
            if (valid.isPresent()
                    && !value.equals(Attribute.NONE)
                    && !valid.get().contains(value)) {
                throw badRequest(
                        "filter",
                        "'%s' is no value of the dimension '%s'".formatted(value, attribute.name()),
                        valid.get());
            }
        }
        return new Filter(attribute, values, excluded);
    }

    /** Splits at commas; {@code \,} is a comma within a value, {@code \\} a backslash. */
    private static List<String> values(String text) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',') {
                values.add(value.toString());
                value.setLength(0);
            } else if (c == '\\' && i + 1 < text.length()) {
                i++;
                value.append(text.charAt(i));
            } else {
                value.append(c);
            }
        }
        values.add(value.toString());
        return values;
    }

    private static Optional<List<String>> validValues(Attribute attribute, Taxonomy taxonomy) {
        if (attribute instanceof Ranges ranges) {
            return Optional.of(ranges.labels());
        }
        return switch (attribute.name()) {
            case "object" -> Optional.of(SalesObject.codes());
            case "outcome" -> Optional.of(Outcome.codes());
            case "reason" ->
                Optional.of(taxonomy.reasons().keySet().stream().sorted().toList());
            case "category" ->
                Optional.of(taxonomy.categories().stream().map(Category::code).toList());
            case "pointsTo" ->
                Optional.of(Arrays.stream(PointsTo.values()).map(PointsTo::code).toList());
            default -> Optional.empty();
        };
    }
}
