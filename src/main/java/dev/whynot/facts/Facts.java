package dev.whynot.facts;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import dev.whynot.ledger.Field;
import dev.whynot.ledger.Org;
import dev.whynot.ledger.RecordKey;
import dev.whynot.ledger.SalesObject;
import dev.whynot.reason.Reason;
import dev.whynot.reason.Taxonomy;

/** Answers what is asked of the records, in SQL on the ledger. */
@ApplicationScoped
public class Facts {

    private final Jdbi jdbi;
    private final List<Reason> reasons;

    public Facts(Jdbi jdbi, Taxonomy taxonomy) {
        this.jdbi = jdbi;
        this.reasons = List.copyOf(taxonomy.reasons().values());
    }

    /** The counts of the selected records per combination of values; no combination is left out. */
    public List<Group> groups(Selection selection, List<Dimension> by) {
        return jdbi.inTransaction(handle -> {
            String keys = IntStream.range(0, by.size())
                    .mapToObj(i -> sql(by.get(i), "by" + i) + " as key" + i + ", ")
                    .collect(joining());
            String grouping = IntStream.range(0, by.size())
                    .mapToObj(i -> "key" + i + ", ")
                    .collect(joining());
            Query query = query(handle, selection, """
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
                    order by <grouping> currency
                    """.replace("<keys>", keys).replace("<grouping>", grouping));
            bind(query, "by", by);
            Map<List<String>, Counts> groups = new LinkedHashMap<>();
            query.map((row, context) -> group(row, by.size()))
                    .forEach(group -> groups.merge(group.key(), group.counts(), Counts::plus));
            return groups.entrySet().stream()
                    .map(group -> new Group(group.getKey(), group.getValue()))
                    .toList();
        });
    }

    /** The counts of the selected records. */
    public Counts total(Selection selection) {
        return Group.total(groups(selection, List.of()));
    }

    /**
     * How many records the selection's period leaves out because they have no date: by close only decided ones, as
     * open ones cannot have one.
     */
    public long undated(Selection selection) {
        if (!selection.hasPeriod()) {
            return 0;
        }
        Selection always = selection.at(Optional.empty(), Optional.empty());
        return jdbi.inTransaction(handle -> query(
                        handle, always, """
                        select count(*)
                        from <from>
                        where <where> and record.<date> is null and (<any> or outcome <> 'open')
                        """.replace("<date>", selection.basis().column())
                                .replace("<any>", Boolean.toString(selection.basis() == Basis.CREATED)))
                .mapTo(Long.class)
                .one());
    }

    /** The keys of the selected records in the order of their keys, from after the given one on. */
    public List<RecordKey> keys(Selection selection, Optional<RecordKey> after, int most) {
        return jdbi.inTransaction(handle -> {
            Query query = query(handle, selection, """
                    select org_id, object, record_id
                    from <from>
                    where <where> and <after>
                    order by org_id, object, record_id
                    limit :most
                    """.replace(
                    "<after>",
                    after.isEmpty() ? "true" : "(org_id, object, record_id) > (:after_org, :after_object, :after_id)"));
            after.ifPresent(key -> query.bind("after_org", key.org())
                    .bind("after_object", key.object().code())
                    .bind("after_id", key.id()));
            return query.bind("most", most)
                    .map((row, context) -> new RecordKey(
                            row.getString(1), SalesObject.of(row.getString(2)).orElseThrow(), row.getString(3)))
                    .list();
        });
    }

    /** Everything that records can be sliced by: what every record has, then the mappings' own by name. */
    public List<Dimension> dimensions() {
        List<Dimension> all = new ArrayList<>(Dimension.BUILT_IN);
        jdbi.useHandle(
                handle -> handle.createQuery("select distinct unnest(fields) as field from field_set order by field")
                        .mapTo(String.class)
                        .forEach(code -> {
                            if (Field.ofCode(code) instanceof Field.Dimension custom) {
                                all.add(Dimension.custom(custom.name()));
                            }
                        }));
        return all;
    }

    /** The values of a dimension that contain a text, case aside, most frequent first, with their counts. */
    public List<Group> values(Selection selection, Dimension dimension, Optional<String> containing, int most) {
        return groups(selection, List.of(dimension)).stream()
                .filter(group -> containing.isEmpty()
                        || group.key()
                                .getFirst()
                                .toLowerCase(Locale.ROOT)
                                .contains(containing.get().toLowerCase(Locale.ROOT)))
                .sorted((one, other) ->
                        Long.compare(other.counts().records(), one.counts().records()))
                .limit(most)
                .toList();
    }

    /** Fills {@code <from>} and {@code <where>} of a query over the selected records. */
    private Query query(Handle handle, Selection selection, String sql) {
        String from = "record left join unnest(:reason_codes, :reason_categories, :reason_points_to)"
                + " as taxonomy (reason, category, points_to) using (reason)";
        List<String> where = new ArrayList<>(List.of("not deleted"));
        Map<String, Object> bindings = new HashMap<>();
        if (selection.org().isPresent()) {
            where.add("org_id = :org");
            bindings.put("org", selection.org().get());
        } else if (hasOtherThanSample(handle)) {
            where.add("org_id <> :sample");
            bindings.put("sample", Org.SAMPLE);
        }
        selection.object().ifPresent(object -> {
            where.add("object = :object");
            bindings.put("object", object.code());
        });
        selection.from().ifPresent(day -> {
            where.add(selection.basis().column() + " >= :from");
            bindings.put("from", day);
        });
        selection.to().ifPresent(day -> {
            where.add(selection.basis().column() + " <= :to");
            bindings.put("to", day);
        });
        for (int i = 0; i < selection.filters().size(); i++) {
            Filter filter = selection.filters().get(i);
            where.add("%s (%s = any(:values%d))"
                    .formatted(filter.excluded() ? "not" : "", sql(filter.dimension(), "filter" + i), i));
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
        bind(
                query,
                "filter",
                selection.filters().stream().map(Filter::dimension).toList());
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

    private static boolean hasOtherThanSample(Handle handle) {
        return handle.createQuery("select exists (select from org where org_id <> :sample)")
                .bind("sample", Org.SAMPLE)
                .mapTo(Boolean.class)
                .one();
    }

    private static String sql(Dimension dimension, String parameter) {
        return "coalesce(%s, '%s')"
                .formatted(dimension.column().orElse("record.dimensions ->> :" + parameter), Dimension.NONE);
    }

    private static void bind(Query query, String prefix, List<Dimension> dimensions) {
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i).column().isEmpty()) {
                query.bind(prefix + i, dimensions.get(i).name());
            }
        }
    }

    private static void bindTexts(Query query, String name, Collection<String> texts) {
        query.bindArray(name, String.class, texts);
    }
}
