package dev.whynot.facts;

import static dev.whynot.http.ProblemException.badRequest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
    public Selection selection(Collection<Dimension> dimensions, Taxonomy taxonomy) {
        Optional<LocalDate> first = Parameters.date("from", from);
        Optional<LocalDate> last = Parameters.date("to", to);
        if (first.isPresent() && last.isPresent() && first.get().isAfter(last.get())) {
            throw badRequest("from", "'from' (%s) is after 'to' (%s)".formatted(from, to));
        }
        return new Selection(
                Optional.ofNullable(org),
                Parameters.oneOf("object", object, SalesObject.codes()).flatMap(SalesObject::of),
                Parameters.oneOf("basis", basis, Basis.codes())
                        .flatMap(Basis::of)
                        .orElse(Basis.CLOSED),
                first,
                last,
                filter.stream().map(text -> filter(text, dimensions, taxonomy)).toList());
    }

    /** The dimension of this name, or a problem with the parameter that lists those that there are. */
    public static Dimension dimension(String parameter, String name, Collection<Dimension> dimensions) {
        return dimensions.stream()
                .filter(dimension -> dimension.name().equals(name))
                .findFirst()
                .orElseThrow(() -> badRequest(
                        parameter,
                        "There is no dimension '%s'".formatted(name),
                        dimensions.stream().map(Dimension::name).toList()));
    }

    private static Filter filter(String text, Collection<Dimension> dimensions, Taxonomy taxonomy) {
        boolean excluded = text.startsWith("-");
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw badRequest(
                    "filter", "'%s' is not of the form dimension:value,value or -dimension:value".formatted(text));
        }
        Dimension dimension = dimension("filter", text.substring(excluded ? 1 : 0, colon), dimensions);
        List<String> values = values(text.substring(colon + 1));
        Optional<List<String>> valid = validValues(dimension.name(), taxonomy);
        for (String value : values) {
            if (valid.isPresent()
                    && !value.equals(Dimension.NONE)
                    && !valid.get().contains(value)) {
                throw badRequest(
                        "filter",
                        "'%s' is no value of the dimension '%s'".formatted(value, dimension.name()),
                        valid.get());
            }
        }
        return new Filter(dimension, values, excluded);
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

    private static Optional<List<String>> validValues(String dimension, Taxonomy taxonomy) {
        return switch (dimension) {
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
