package dev.whynot.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.whynot.fuzz.FuzzTarget;
import dev.whynot.http.Cursor;
import dev.whynot.http.Parameters;
import dev.whynot.http.ProblemException;
import dev.whynot.reason.Taxonomy;

/** Query parameters of questions: each makes a selection, or a problem that names it. */
public final class SelectionTarget implements FuzzTarget {

    private static final Taxonomy TAXONOMY = Taxonomy.bundled();

    @Override
    public String name() {
        return "query-parameters";
    }

    @Override
    public List<byte[]> seeds() {
        return Stream.of(
                        "object=lead&from=2026-01-01&to=2026-06-30&basis=created&org=acme",
                        "filter=industry:Energy\\,Gas,Retail&filter=-reason:no_budget,(none)&limit=50",
                        "filter=amount~4:10+&filter=age:0-1&after=" + Cursor.of(List.of("17", "x")))
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    @Override
    public int take(byte[] input) {
        Map<String, String> given = new HashMap<>();
        List<String> filters = new ArrayList<>();
        for (String part : new String(input, UTF_8).split("&")) {
            String[] pair = part.split("=", 2);
            given.put(pair[0], pair.length < 2 ? "" : pair[1]);
            if (pair[0].equals("filter") && pair.length == 2) {
                filters.add(pair[1]);
            }
        }
        try {
            Selection selection = new SelectionParameters(
                            given.get("object"),
                            given.get("from"),
                            given.get("to"),
                            given.get("basis"),
                            given.get("org"),
                            filters)
                    .selection(new FewRecords(), TAXONOMY);
            selection.before();
            Parameters.count("limit", given.get("limit"), 20, 1_000);
            return 1
                    + (given.containsKey("after")
                            ? Cursor.read("after", given.get("after"), 2).size()
                            : 0);
        } catch (ProblemException e) {
            return 0;
        }
    }

    /** What parameters are held against. */
    private static final class FewRecords implements State {

        @Override
        public String stamp() {
            return "1";
        }

        @Override
        public Set<String> orgs() {
            return Set.of("acme");
        }

        @Override
        public List<Dimension> dimensions() {
            return Stream.concat(Dimension.BUILT_IN.stream(), Stream.of(Dimension.custom("industry")))
                    .toList();
        }

        @Override
        public List<BigDecimal> bounds(Selection selection, Ranges.Measure measure, int parts) {
            return List.of(BigDecimal.ONE, BigDecimal.TEN);
        }

        @Override
        public List<Group> groups(Selection selection, List<? extends Grouping> by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long undated(Selection selection) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Long> numbers(Selection selection, long after, int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void numbers(Selection selection, Consumer<List<Long>> some) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Rows rows(Selection selection, List<Attribute> attributes, int fewest) {
            throw new UnsupportedOperationException();
        }
    }
}
