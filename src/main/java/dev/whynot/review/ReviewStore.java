package dev.whynot.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.facts.Money;
import dev.whynot.ledger.Org;
import dev.whynot.ledger.RecordKey;
import dev.whynot.ledger.SalesObject;
import dev.whynot.reason.TextKey;

/** Finds records by the texts of their reasons. */
@Singleton
class ReviewStore {

    private final Jdbi jdbi;

    ReviewStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What is unsure about a text. */
    enum Kind {
        UNCLEAR("reason in ('unclear', 'other')"),
        CONTRADICTED("contradicted"),
        UNSURE("not contradicted and reason not in ('unclear', 'other')");

        private final String condition;

        Kind(String condition) {
            this.condition = condition;
        }
    }

    /**
     * Records whose reason nobody is sure of, and that have one text in common.
     *
     * @param key hash of the text
     * @param text as one of the records has it
     * @param reason what most of them are taken for now
     */
    record Group(
            String org,
            long key,
            String text,
            Kind kind,
            long records,
            String reason,
            double confidence,
            List<Money> lostAmount) {}

    /** How they are put in order. */
    enum Order {
        RECORDS("records desc"),
        AMOUNT("amount desc nulls last");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    /** The groups of most records, or of the largest amount whatever its currency. */
    List<Group> groups(Optional<String> org, Optional<Kind> kind, Order order, int most) {
        return jdbi.inTransaction(handle -> {
            List<Group> groups = handle.createQuery("""
                            select org_id, review_key,
                                min(case when raw_detail_key = review_key then raw_detail else raw_reason end) as text,
                                count(*) as records, sum(amount) as amount, avg(confidence) as confidence,
                                mode() within group (order by reason) as reason,
                                bool_or(contradicted) as contradicted,
                                bool_or(reason in ('unclear', 'other')) as unclear
                            from record
                            where review_key is not null and not deleted and (<org>) and (<kind>)
                            group by org_id, review_key
                            order by <order>, text
                            limit :most
                            """.replace("<order>", order.sql)
                            .replace("<kind>", kind.map(it -> it.condition).orElse("true"))
                            .replace(
                                    "<org>",
                                    org.isPresent()
                                            ? "org_id = :org"
                                            : "org_id <> :org or not exists (select from org where org_id <> :org)"))
                    .bind("org", org.orElse(Org.SAMPLE))
                    .bind("most", most)
                    .map((row, context) -> new Group(
                            row.getString("org_id"),
                            row.getLong("review_key"),
                            row.getString("text"),
                            row.getBoolean("contradicted")
                                    ? Kind.CONTRADICTED
                                    : row.getBoolean("unclear") ? Kind.UNCLEAR : Kind.UNSURE,
                            row.getLong("records"),
                            row.getString("reason"),
                            row.getDouble("confidence"),
                            List.of()))
                    .list();
            Map<Long, List<Money>> amounts = amounts(handle, groups);
            return groups.stream()
                    .map(group -> new Group(
                            group.org(),
                            group.key(),
                            group.text(),
                            group.kind(),
                            group.records(),
                            group.reason(),
                            group.confidence(),
                            amounts.getOrDefault(group.key(), List.of())))
                    .toList();
        });
    }

    private static Map<Long, List<Money>> amounts(Handle handle, List<Group> groups) {
        Map<Long, List<Money>> amounts = new HashMap<>();
        handle.createQuery("""
                        select review_key, currency, sum(amount) as amount
                        from record
                        where org_id = any(:orgs) and review_key = any(:keys) and not deleted and amount is not null
                        group by review_key, currency
                        order by review_key, currency
                        """)
                .bindArray("orgs", String.class, groups.stream().map(Group::org).toArray())
                .bindArray("keys", Long.class, groups.stream().map(Group::key).toArray())
                .map((row, context) -> amounts.computeIfAbsent(row.getLong("review_key"), key -> new ArrayList<>())
                        .add(new Money(row.getString("currency"), row.getBigDecimal("amount"))))
                .list();
        return amounts;
    }

    /** A text of an org. */
    record Text(String org, String text) {}

    /** The texts with this hash, one for each org that has it. */
    List<Text> texts(long key) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select org_id, min(case when raw_detail_key = :key then raw_detail else raw_reason end) as text
                        from record
                        where (raw_detail_key = :key or raw_reason_key = :key) and org_id in (select org_id from org)
                        group by org_id
                        """)
                .bind("key", key)
                .map((row, context) -> new Text(row.getString("org_id"), row.getString("text")))
                .list());
    }

    /** The records of an org that bear a text, as what was picked or as what was written. */
    List<RecordKey> keys(Handle handle, String org, String text) {
        return handle.createQuery("""
                        select org_id, object, record_id from record
                        where org_id = :org and (raw_reason_key = :key or raw_detail_key = :key)
                        """)
                .bind("org", org)
                .bind("key", TextKey.hash(text))
                .map((row, context) -> new RecordKey(
                        row.getString(1), SalesObject.of(row.getString(2)).orElseThrow(), row.getString(3)))
                .list();
    }

    void correct(Handle handle, RecordKey key, String code, String by) {
        uncorrect(handle, key, by);
        handle.createUpdate("""
                        insert into reason_correction (org_id, object, record_id, code, corrected_by, corrected_at)
                        values (:org, :object, :id, :code, :by, clock_timestamp())
                        """)
                .bind("org", key.org())
                .bind("object", key.object().code())
                .bind("id", key.id())
                .bind("code", code)
                .bind("by", by)
                .execute();
    }

    void uncorrect(Handle handle, RecordKey key, String by) {
        handle.createUpdate("""
                        update reason_correction set undone_by = :by, undone_at = clock_timestamp()
                        where org_id = :org and object = :object and record_id = :id and undone_at is null
                        """)
                .bind("by", by)
                .bind("org", key.org())
                .bind("object", key.object().code())
                .bind("id", key.id())
                .execute();
    }
}
