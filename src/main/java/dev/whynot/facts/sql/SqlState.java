package dev.whynot.facts.sql;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

import dev.whynot.facts.Attribute;
import dev.whynot.facts.Basis;
import dev.whynot.facts.Counts;
import dev.whynot.facts.Dimension;
import dev.whynot.facts.Filter;
import dev.whynot.facts.Group;
import dev.whynot.facts.Grouping;
import dev.whynot.facts.Money;
import dev.whynot.facts.Ranges;
import dev.whynot.facts.Rows;
import dev.whynot.facts.Selection;
import dev.whynot.facts.State;
import dev.whynot.ledger.Field;
import dev.whynot.ledger.Org;
import dev.whynot.reason.Reason;

/** The ledger in one transaction. */
final class SqlState implements State {

    private static final int FETCH = 10_000;

    private final Handle handle;
    private final List<Reason> reasons;

    SqlState(Handle handle, List<Reason> reasons) {
        this.handle = handle;
        this.reasons = reasons;
    }

    @Override
    public String stamp() {
        return handle.createQuery("select ledger_id || '-' || last from change_clock")
                .mapTo(String.class)
                .one();
    }

    @Override
    public Set<String> orgs() {
        return handle.createQuery("select org_id from org").mapTo(String.class).set();
    }

    @Override
    public List<Dimension> dimensions() {
        List<Dimension> all = new ArrayList<>(Dimension.BUILT_IN);
        handle.createQuery("select distinct unnest(fields) as field from field_set").mapTo(String.class).list().stream()
                .sorted() // here, as databases differ in how they sort
                .forEach(code -> {
                    if (Field.ofCode(code) instanceof Field.Dimension custom) {
                        all.add(Dimension.custom(custom.name()));
                    }
                });
        return all;
    }

    @Override
    public List<Group> groups(Selection selection, List<? extends Grouping> by) {
        String keys = IntStream.range(0, by.size())
                .mapToObj(i -> SqlColumns.value(by.get(i)) + " as key" + i + ", ")
                .collect(joining());
        String grouping =
                IntStream.range(0, by.size()).mapToObj(i -> "key" + i + ", ").collect(joining());
        Query query = query(selection, """
                select <keys>
                    currency,
                    count(*) as records,
                    count(*) filter (where outcome = 'open') as open,
                    count(*) filter (where outcome = 'won') as won,
                    count(*) filter (where outcome = 'lost') as lost,
                    sum(amount) filter (where outcome = 'lost') as lost_amount,
                    sum(amount) filter (where outcome = 'won') as won_amount
                from <from>
                where <where>
                group by <grouping> currency
                """.replace("<keys>", keys).replace("<grouping>", grouping));
        Map<List<String>, Counts> groups = new LinkedHashMap<>();
        query.map((row, context) -> group(row, by.size()))
                .forEach(group -> groups.merge(group.key(), group.counts(), Counts::plus));
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    @Override
    public long undated(Selection selection) {
        if (!selection.hasPeriod()) {
            return 0;
        }
        Selection always = selection.at(Optional.empty(), Optional.empty());
        return query(always, """
                select count(*)
                from <from>
                where <where> and <day> is null and (<any> or outcome <> 'open')
                """.replace("<day>", SqlColumns.day(selection.basis()))
                        .replace("<any>", Boolean.toString(selection.basis() == Basis.CREATED)))
                .mapTo(Long.class)
                .one();
    }

    @Override
    public List<Long> numbers(Selection selection, long after, int most) {
        return query(selection, """
                select record_no from <from> where <where> and record_no > :after order by record_no limit :most
                """)
                .bind("after", after)
                .bind("most", most)
                .mapTo(Long.class)
                .list();
    }

    @Override
    public void numbers(Selection selection, Consumer<List<Long>> some) {
        try (var numbers = query(selection, "select record_no from <from> where <where> order by record_no")
                .setFetchSize(FETCH)
                .mapTo(Long.class)
                .iterator()) {
            List<Long> page = new ArrayList<>(FETCH);
            while (numbers.hasNext()) {
                page.add(numbers.next());
                if (page.size() == FETCH || !numbers.hasNext()) {
                    some.accept(List.copyOf(page));
                    page.clear();
                }
            }
        }
    }

    @Override
    public Rows rows(Selection selection, List<Attribute> attributes, int fewest) {
        String values = IntStream.range(0, attributes.size())
                .mapToObj(i -> ", " + SqlColumns.value(attributes.get(i)) + " as value" + i)
                .collect(joining());
        SqlRows rows = new SqlRows(attributes);
        try (var found = query(
                        selection, """
                select record_no, outcome, <day> as day <values>
                from <from>
                where <where>
                """.replace("<values>", values).replace("<day>", SqlColumns.day(selection.basis())))
                .setFetchSize(FETCH)
                .map((row, context) -> rows.add(row))
                .iterator()) {
            while (found.hasNext()) {
                found.next();
            }
        }
        return rows.rows(fewest);
    }

    @Override
    public List<BigDecimal> bounds(Selection selection, Ranges.Measure measure, int parts) {
        String fractions = IntStream.range(1, parts)
                .mapToObj(i -> i + "::float8 / " + parts)
                .collect(joining(", "));
        return query(selection, """
                select distinct bound
                from (
                    select unnest(percentile_disc(array[<fractions>]) within group (order by <number>)) as bound
                    from <from>
                    where <where>
                ) as bounds
                where bound is not null
                order by bound
                """.replace("<fractions>", fractions).replace("<number>", SqlColumns.number(measure)))
                .mapTo(BigDecimal.class)
                .map(Money::plain)
                .list();
    }

    /** Fills {@code <from>} and {@code <where>} of a query over the selected records. */
    private Query query(Selection selection, String sql) {
        String from = "record left join unnest(:reason_codes, :reason_categories, :reason_points_to)"
                + " as taxonomy (reason, category, points_to) using (reason)";
        List<String> where = new ArrayList<>(List.of("not deleted"));
        Map<String, Object> bindings = new HashMap<>();
        if (selection.org().isPresent()) {
            where.add("org_id = :org");
            bindings.put("org", selection.org().get());
        } else if (orgs().stream().anyMatch(org -> !org.equals(Org.SAMPLE))) {
            where.add("org_id <> :sample");
            bindings.put("sample", Org.SAMPLE);
        }
        selection.object().ifPresent(object -> {
            where.add("object = :object");
            bindings.put("object", object.code());
        });
        selection.from().ifPresent(day -> {
            where.add(SqlColumns.day(selection.basis()) + " >= :from");
            bindings.put("from", day);
        });
        selection.to().ifPresent(day -> {
            where.add(SqlColumns.day(selection.basis()) + " <= :to");
            bindings.put("to", day);
        });
        for (int i = 0; i < selection.filters().size(); i++) {
            Filter filter = selection.filters().get(i);
            where.add("%s (%s = any(:values%d))"
                    .formatted(filter.excluded() ? "not" : "", SqlColumns.value(filter.attribute()), i));
        }
        Query query = handle.createQuery(sql.replace("<from>", from).replace("<where>", String.join(" and ", where)));
        bindTexts(query, "reason_codes", reasons.stream().map(Reason::code).toList());
        bindTexts(
                query,
                "reason_categories",
                reasons.stream().map(Reason::category).toList());
        bindTexts(
                query,
                "reason_points_to",
                reasons.stream().map(reason -> reason.pointsTo().code()).toList());
        bindings.forEach(query::bind);
        for (int i = 0; i < selection.filters().size(); i++) {
            bindTexts(query, "values" + i, selection.filters().get(i).values());
        }
        return query;
    }

    /** The records of one group in one currency. */
    private static Group group(ResultSet row, int dimensions) throws SQLException {
        List<String> key = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            key.add(row.getString("key" + i));
        }
        return new Group(
                List.copyOf(key),
                new Counts(
                        row.getLong("records"),
                        row.getLong("open"),
                        row.getLong("won"),
                        row.getLong("lost"),
                        money(row, "lost_amount"),
                        money(row, "won_amount")));
    }

    private static List<Money> money(ResultSet row, String column) throws SQLException {
        BigDecimal amount = row.getBigDecimal(column);
        return amount == null ? List.of() : List.of(new Money(row.getString("currency"), amount));
    }

    private static void bindTexts(Query query, String name, Collection<String> texts) {
        query.bindArray(name, String.class, texts);
    }
}
