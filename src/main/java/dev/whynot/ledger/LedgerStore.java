package dev.whynot.ledger;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

import dev.whynot.ledger.Field.Core;
import dev.whynot.reason.Decision;
import dev.whynot.reason.Opinion;
import dev.whynot.reason.TextKey;

/** The SQL of the ledger. */
@ApplicationScoped
class LedgerStore {

    /** A record as it is stored, with what is needed to merge into it. */
    record Stored(LedgerRecord row, RecordState state, String source, Instant changedAt, Optional<Erased> erased) {

        /** Whether what somebody saw may become part of it. */
        boolean letsIn(Sighting sighting) {
            return erased.isEmpty() || erased.get().letsIn(sighting);
        }
    }

    /** A record to write. */
    record Row(LedgerRecord row, RecordState state, String source, Instant changedAt) {}

    /** A version of a record to write. */
    record TrailRow(RecordKey key, Trail.Step step) {}

    private final FieldSets fieldSets;
    private final ObjectWriter json;
    private final ObjectReader texts;
    private final ObjectReader seen;
    private final ObjectReader stages;
    private final ObjectReader versions;

    LedgerStore(FieldSets fieldSets, ObjectMapper json) {
        this.fieldSets = fieldSets;
        this.json = json.writer();
        this.texts = json.readerFor(new TypeReference<TreeMap<String, String>>() {});
        this.stages = json.readerFor(new TypeReference<List<String>>() {});
        this.seen = json.readerFor(new TypeReference<Map<String, Object>>() {});
        this.versions = json.readerFor(new TypeReference<Map<Integer, JsonNode>>() {});
    }

    /** Makes this transaction the only writer until it ends, and tells the last change number. */
    long lockClock(Handle handle) {
        return handle.createQuery("select last from change_clock for update")
                .mapTo(Long.class)
                .one();
    }

    void advanceClock(Handle handle, long last) {
        handle.createUpdate("update change_clock set last = :last")
                .bind("last", last)
                .execute();
    }

    long lastChangeNo(Handle handle) {
        return handle.createQuery("select last from change_clock")
                .mapTo(Long.class)
                .one();
    }

    List<String> orgs(Handle handle) {
        return handle.createQuery("select org_id from org order by org_id")
                .mapTo(String.class)
                .list();
    }

    void addOrgs(Handle handle, Collection<String> orgs) {
        for (String org : orgs) {
            handle.createUpdate("insert into org (org_id) values (:org) on conflict do nothing")
                    .bind("org", org)
                    .execute();
        }
    }

    Map<RecordKey, Stored> load(Handle handle, Collection<RecordKey> keys) {
        var query = handle.createQuery("""
                select * from record
                where org_id = any(:org_id) and object = any(:object) and record_id = any(:record_id)
                """);
        bindAny(query, keys);
        return query.map((row, context) -> stored(handle, row))
                .collect(toMap(stored -> stored.row().key(), Function.identity()));
    }

    List<LedgerRecord> findByNumbers(Handle handle, List<Long> numbers) {
        return handle.createQuery("select * from record where record_no = any(:numbers) order by record_no")
                .bindArray("numbers", Long.class, numbers)
                .map((row, context) -> record(row))
                .list();
    }

    List<LedgerRecord> findInAnyOrg(Handle handle, SalesObject object, String id) {
        return handle.createQuery("""
                select record.*
                from org join record using (org_id)
                where object = :object and record_id = :id and erased is null
                order by org_id
                """)
                .bind("object", object.code())
                .bind("id", id)
                .map((row, context) -> record(row))
                .list();
    }

    List<RecordKey> deletedBefore(Handle handle, Instant time, int most) {
        return handle.createQuery("""
                select org_id, object, record_id from record
                where deleted and erased is null and changed_at < :time limit :most
                """)
                .bind("time", time)
                .bind("most", most)
                .map((row, context) -> key(row))
                .list();
    }

    List<RecordKey> endedBefore(Handle handle, LocalDate day, int most) {
        return handle.createQuery("""
                select org_id, object, record_id from record
                where erased is null and org_id <> :sample
                    and coalesce(closed_on, created_on, (changed_at at time zone 'UTC')::date) < :day
                limit :most
                """)
                .bind("sample", Org.SAMPLE)
                .bind("day", day)
                .bind("most", most)
                .map((row, context) -> key(row))
                .list();
    }

    /** Leaves of these records only that they were there; their change numbers follow the last one. */
    void erase(Handle handle, List<RecordKey> keys, Erased.Why why, long lastChangeNo, Instant now) {
        var update = handle.createUpdate("""
                update record set
                    change_no = :last + given.n, versions = '{}', deleted = true, outcome = 'open', stage = null,
                    stage_before_close = null, stage_lost_in = null, stages = null, stage_lost_days = null,
                    created_on = null, close_date = null, closed_on = null, amount = null, currency = null,
                    owner = null, raw_reason = null, raw_detail = null, reason = null, confidence = null,
                    method = null, own_reason = null, second_reason = null, contradicted = false, decided_on = null,
                    decided_with = null, raw_reason_key = null, raw_detail_key = null, review_key = null,
                    correction = null, plausibility = null, doubt = null, competitor = null, dimensions = '{}',
                    source = 'erasure', changed_at = :now, erased = :why,
                    erased_upto = coalesce(
                        (select max(version) from sighting
                            where (sighting.org_id, sighting.object, sighting.record_id)
                                = (given.org_id, given.object, given.record_id)),
                        :now)
                from unnest(:org_id, :object, :record_id) with ordinality as given (org_id, object, record_id, n)
                where (record.org_id, record.object, record.record_id) = (given.org_id, given.object, given.record_id)
                """)
                .bind("last", lastChangeNo)
                .bind("now", now)
                .bind("why", why.code());
        bindEach(update, keys);
        update.execute();
        for (String table : List.of("sighting", "reason_correction", "feed_error")) {
            var delete = handle.createUpdate("""
                    delete from %s using unnest(:org_id, :object, :record_id) as given (org_id, object, record_id)
                    where (%1$s.org_id, %1$s.object, %1$s.record_id) = (given.org_id, given.object, given.record_id)
                    """.formatted(table));
            bindEach(delete, keys);
            delete.execute();
        }
        handle.execute("delete from facts_mark"); // files of columns on disk hold what is erased
    }

    List<LedgerRecord> changesAfter(Handle handle, long changeNo, int most) {
        return handle.createQuery("""
                select * from record where change_no > :change_no order by change_no limit :most
                """)
                .bind("change_no", changeNo)
                .bind("most", most)
                .map((row, context) -> record(row))
                .list();
    }

    NavigableMap<LocalDate, Long> liveByDay(Handle handle, String org, SalesObject object, String sources) {
        NavigableMap<LocalDate, Long> live = new TreeMap<>();
        handle.createQuery("""
                select created_on, count(*) as records
                from record
                where org_id = :org and object = :object and not deleted and starts_with(source, :sources)
                    and created_on is not null
                group by created_on
                """)
                .bind("org", org)
                .bind("object", object.code())
                .bind("sources", sources)
                .map((row, context) -> live.put(row.getObject("created_on", LocalDate.class), row.getLong("records")))
                .list();
        return live;
    }

    List<String> deletedIds(Handle handle, String org, SalesObject object, String source) {
        return handle.createQuery("""
                select record_id from record
                where org_id = :org and object = :object and deleted and source = :source
                order by record_id
                """)
                .bind("org", org)
                .bind("object", object.code())
                .bind("source", source)
                .mapTo(String.class)
                .list();
    }

    List<String> liveIds(Handle handle, String org, SalesObject object, String sources, LocalDate from, LocalDate to) {
        return handle.createQuery("""
                select record_id
                from record
                where org_id = :org and object = :object and not deleted and starts_with(source, :sources)
                    and created_on between :from and :to
                order by record_id
                """)
                .bind("org", org)
                .bind("object", object.code())
                .bind("sources", sources)
                .bind("from", from)
                .bind("to", to)
                .mapTo(String.class)
                .list();
    }

    Map<RecordKey, Trail> loadTrails(Handle handle, Collection<RecordKey> keys) {
        Map<RecordKey, Trail> trails = new HashMap<>();
        if (keys.isEmpty()) {
            return trails;
        }
        var query = handle.createQuery("""
                select * from sighting
                where org_id = any(:org_id) and object = any(:object) and record_id = any(:record_id)
                """);
        bindAny(query, keys);
        query.map((row, context) -> new TrailRow(
                        key(row),
                        new Trail.Step(
                                instant(row, "version"),
                                row.getString("source"),
                                instant(row, "seen_at"),
                                seen(row.getString("seen")))))
                .forEach(row ->
                        trails.computeIfAbsent(row.key(), key -> new Trail()).load(row.step()));
        return trails;
    }

    /** The codes that somebody gave to single records and did not take back. */
    Map<RecordKey, String> corrections(Handle handle, Collection<RecordKey> keys) {
        var query = handle.createQuery("""
                select org_id, object, record_id, code from reason_correction
                where org_id = any(:org_id) and object = any(:object) and record_id = any(:record_id) and undone_at is null
                """);
        bindAny(query, keys);
        Map<RecordKey, String> corrections = new HashMap<>();
        query.map((row, context) -> corrections.put(key(row), row.getString("code")))
                .list();
        return corrections;
    }

    /** Writes records that the ledger does not have, which the caller knows as the only writer. */
    void insert(Handle handle, List<Row> rows) {
        CopyText.copy(handle, """
                copy record (
                    org_id, object, record_id, record_no, change_no, versions, deleted, outcome, stage, stage_before_close,
                    stage_lost_in, stages, stage_lost_days, created_on, close_date, closed_on, amount, currency, owner, raw_reason, raw_detail,
                    reason, confidence, method, own_reason, second_reason, contradicted, decided_on, decided_with,
                    raw_reason_key, raw_detail_key, review_key, correction, plausibility, doubt, competitor,
                    dimensions, source, changed_at)
                from stdin
                """, rows, row -> {
            LedgerRecord record = row.row();
            return new Object[] {
                record.key().org(),
                record.key().object().code(),
                record.key().id(),
                record.no(),
                record.changeNo(),
                write(versions(row.state())),
                record.deleted(),
                record.outcome().code(),
                record.stage(),
                row.state().value(Core.STAGE_BEFORE_CLOSE),
                record.stageLostIn(),
                write(record.stages()),
                record.stageLostDays(),
                record.createdOn(),
                row.state().value(Core.CLOSE_DATE),
                record.closedOn(),
                record.amount(),
                record.currency(),
                record.owner(),
                record.rawReason(),
                record.rawDetail(),
                ofDecision(row, Decision::reason),
                ofDecision(row, Decision::confidence),
                ofDecision(row, decision -> decision.method().code()),
                ofDecision(row, Decision::own),
                ofDecision(row, Decision::second),
                record.decision() != null && record.decision().contradicted(),
                ofDecision(row, LedgerStore::on),
                ofDecision(row, decision -> decision.versions().code()),
                key(record, record.rawReason()),
                key(record, record.rawDetail()),
                reviewKey(record),
                record.correction(),
                plausibility(record),
                record.doubt(),
                record.competitor(),
                write(record.dimensions()),
                row.source(),
                row.changedAt()
            };
        });
    }

    /** Writes the first versions of records that the ledger does not have. */
    void insertTrail(Handle handle, List<TrailRow> rows) {
        CopyText.copy(
                handle,
                "copy sighting (org_id, object, record_id, version, source, seen_at, seen) from stdin",
                rows,
                row -> new Object[] {
                    row.key().org(),
                    row.key().object().code(),
                    row.key().id(),
                    row.step().version(),
                    row.step().source(),
                    row.step().seenAt(),
                    write(seen(row.step().seen()))
                });
    }

    void upsert(Handle handle, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var update = handle.createUpdate("""
                insert into record (
                    org_id, object, record_id, record_no, change_no, versions, deleted, outcome, stage, stage_before_close,
                    stage_lost_in, stages, stage_lost_days, created_on, close_date, closed_on, amount, currency, owner, raw_reason, raw_detail,
                    reason, confidence, method, own_reason, second_reason, contradicted, decided_on, decided_with,
                    raw_reason_key, raw_detail_key, review_key, correction, plausibility, doubt, competitor,
                    dimensions, source, changed_at)
                select *
                from unnest(
                    :org_id, :object, :record_id, :record_no, :change_no, :versions::jsonb[], :deleted, :outcome, :stage,
                    :stage_before_close, :stage_lost_in, :stages::jsonb[], :stage_lost_days, :created_on, :close_date, :closed_on, :amount, :currency,
                    :owner, :raw_reason, :raw_detail, :reason, :confidence, :method, :own_reason, :second_reason,
                    :contradicted, :decided_on, :decided_with, :raw_reason_key, :raw_detail_key, :review_key,
                    :correction, :plausibility, :doubt, :competitor, :dimensions::jsonb[], :source, :changed_at)
                on conflict (org_id, object, record_id) do update set
                    change_no = excluded.change_no,
                    versions = excluded.versions,
                    deleted = excluded.deleted,
                    outcome = excluded.outcome,
                    stage = excluded.stage,
                    stage_before_close = excluded.stage_before_close,
                    stage_lost_in = excluded.stage_lost_in,
                    stages = excluded.stages,
                    stage_lost_days = excluded.stage_lost_days,
                    created_on = excluded.created_on,
                    close_date = excluded.close_date,
                    closed_on = excluded.closed_on,
                    amount = excluded.amount,
                    currency = excluded.currency,
                    owner = excluded.owner,
                    raw_reason = excluded.raw_reason,
                    raw_detail = excluded.raw_detail,
                    reason = excluded.reason,
                    confidence = excluded.confidence,
                    method = excluded.method,
                    own_reason = excluded.own_reason,
                    second_reason = excluded.second_reason,
                    contradicted = excluded.contradicted,
                    decided_on = excluded.decided_on,
                    decided_with = excluded.decided_with,
                    raw_reason_key = excluded.raw_reason_key,
                    raw_detail_key = excluded.raw_detail_key,
                    review_key = excluded.review_key,
                    correction = excluded.correction,
                    plausibility = excluded.plausibility,
                    doubt = excluded.doubt,
                    competitor = excluded.competitor,
                    dimensions = excluded.dimensions,
                    source = excluded.source,
                    changed_at = excluded.changed_at,
                    erased = null,
                    erased_upto = null
                """);
        bindKeys(update, rows, row -> row.row().key());
        bind(update, "record_no", Long.class, rows, row -> row.row().no());
        bind(update, "change_no", Long.class, rows, row -> row.row().changeNo());
        bind(update, "versions", String.class, rows, row -> write(versions(row.state())));
        bind(update, "deleted", Boolean.class, rows, row -> row.row().deleted());
        bind(update, "outcome", String.class, rows, row -> row.row().outcome().code());
        bind(update, "stage", String.class, rows, row -> row.row().stage());
        bind(update, "stage_before_close", String.class, rows, row ->
                (String) row.state().value(Core.STAGE_BEFORE_CLOSE));
        bind(update, "stage_lost_in", String.class, rows, row -> row.row().stageLostIn());
        bind(update, "stages", String.class, rows, row -> write(row.row().stages()));
        bind(update, "stage_lost_days", Integer.class, rows, row -> row.row().stageLostDays());
        bind(update, "created_on", LocalDate.class, rows, row -> row.row().createdOn());
        bind(update, "close_date", LocalDate.class, rows, row ->
                (LocalDate) row.state().value(Core.CLOSE_DATE));
        bind(update, "closed_on", LocalDate.class, rows, row -> row.row().closedOn());
        bind(update, "amount", BigDecimal.class, rows, row -> row.row().amount());
        bind(update, "currency", String.class, rows, row -> row.row().currency());
        bind(update, "owner", String.class, rows, row -> row.row().owner());
        bind(update, "raw_reason", String.class, rows, row -> row.row().rawReason());
        bind(update, "raw_detail", String.class, rows, row -> row.row().rawDetail());
        bind(update, "reason", String.class, rows, row -> ofDecision(row, Decision::reason));
        bind(update, "confidence", Double.class, rows, row -> ofDecision(row, Decision::confidence));
        bind(
                update,
                "method",
                String.class,
                rows,
                row -> ofDecision(row, decision -> decision.method().code()));
        bind(update, "own_reason", String.class, rows, row -> ofDecision(row, Decision::own));
        bind(update, "second_reason", String.class, rows, row -> ofDecision(row, Decision::second));
        bind(
                update,
                "contradicted",
                Boolean.class,
                rows,
                row -> row.row().decision() != null && row.row().decision().contradicted());
        bind(update, "decided_on", String.class, rows, row -> ofDecision(row, LedgerStore::on));
        bind(
                update,
                "decided_with",
                String.class,
                rows,
                row -> ofDecision(row, decision -> decision.versions().code()));
        bind(
                update,
                "raw_reason_key",
                Long.class,
                rows,
                row -> key(row.row(), row.row().rawReason()));
        bind(
                update,
                "raw_detail_key",
                Long.class,
                rows,
                row -> key(row.row(), row.row().rawDetail()));
        bind(update, "review_key", Long.class, rows, row -> reviewKey(row.row()));
        bind(update, "correction", String.class, rows, row -> row.row().correction());
        bind(update, "plausibility", String.class, rows, row -> plausibility(row.row()));
        bind(update, "doubt", String.class, rows, row -> row.row().doubt());
        bind(update, "competitor", String.class, rows, row -> row.row().competitor());
        bind(update, "dimensions", String.class, rows, row -> write(row.row().dimensions()));
        bind(update, "source", String.class, rows, Row::source);
        bind(update, "changed_at", Instant.class, rows, Row::changedAt);
        update.execute();
    }

    void upsertTrail(Handle handle, List<TrailRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var update = handle.createUpdate("""
                insert into sighting (org_id, object, record_id, version, source, seen_at, seen)
                select *
                from unnest(:org_id, :object, :record_id, :version, :source, :seen_at, :seen::jsonb[])
                on conflict (org_id, object, record_id, version) do update set seen = excluded.seen
                """);
        bindKeys(update, rows, TrailRow::key);
        bind(update, "version", Instant.class, rows, row -> row.step().version());
        bind(update, "source", String.class, rows, row -> row.step().source());
        bind(update, "seen_at", Instant.class, rows, row -> row.step().seenAt());
        bind(update, "seen", String.class, rows, row -> write(seen(row.step().seen())));
        update.execute();
    }

    /** The keys as three arrays of the same order. */
    private static void bindEach(SqlStatement<?> sql, List<RecordKey> keys) {
        sql.bindArray("org_id", String.class, keys.stream().map(RecordKey::org).toArray());
        sql.bindArray(
                "object",
                String.class,
                keys.stream().map(key -> key.object().code()).toArray());
        sql.bindArray(
                "record_id", String.class, keys.stream().map(RecordKey::id).toArray());
    }

    /**
     * Binds each part of the keys for itself, so that the primary key's index serves whatever the statistics say; a join
     * with the keys reads the whole table where these lag behind. More than the keys may be found, harmlessly.
     */
    private static void bindAny(SqlStatement<?> sql, Collection<RecordKey> keys) {
        sql.bindArray(
                "org_id",
                String.class,
                keys.stream().map(RecordKey::org).distinct().toArray());
        sql.bindArray(
                "object",
                String.class,
                keys.stream().map(key -> key.object().code()).distinct().toArray());
        sql.bindArray(
                "record_id",
                String.class,
                keys.stream().map(RecordKey::id).distinct().toArray());
    }

    private static <R> void bindKeys(SqlStatement<?> sql, Collection<R> rows, Function<R, RecordKey> key) {
        bind(sql, "org_id", String.class, rows, row -> key.apply(row).org());
        bind(sql, "object", String.class, rows, row -> key.apply(row).object().code());
        bind(sql, "record_id", String.class, rows, row -> key.apply(row).id());
    }

    private static <R, T> void bind(
            SqlStatement<?> sql, String name, Class<T> type, Collection<R> rows, Function<R, T> value) {
        sql.bindArray(name, type, rows.stream().map(value).toArray());
    }

    private static <T> T ofDecision(Row row, Function<Decision, T> value) {
        return row.row().decision() == null ? null : value.apply(row.row().decision());
    }

    private static String plausibility(LedgerRecord record) {
        return record.plausibility() == null ? null : record.plausibility().code();
    }

    private static String on(Decision decision) {
        return decision.on() == null ? null : decision.on().code();
    }

    /** Under which records with one text are found; null where no reason is to be decided. */
    private static Long key(LedgerRecord record, String text) {
        return record.decision() == null || text == null || text.isBlank() ? null : TextKey.hash(text);
    }

    private static Long reviewKey(LedgerRecord record) {
        return Optional.ofNullable(record.decision())
                .filter(Decision::isUnsure)
                .flatMap(decision -> decision.text(record.rawReason(), record.rawDetail()))
                .map(TextKey::hash)
                .orElse(null);
    }

    private Stored stored(Handle handle, ResultSet row) throws SQLException {
        LedgerRecord record = record(row);
        Map<FieldSet, Version> versions = new HashMap<>();
        Map<Integer, JsonNode> byId = read(this.versions, row.getString("versions"));
        byId.forEach((id, version) -> versions.put(fieldSets.set(handle, id), version(version)));
        String stageBeforeClose = row.getString("stage_before_close");
        LocalDate closeDate = row.getObject("close_date", LocalDate.class);
        Function<Field, Object> values = field -> switch (field) {
            case Core.OUTCOME -> record.outcome();
            case Core.STAGE -> record.stage();
            case Core.STAGE_BEFORE_CLOSE -> stageBeforeClose;
            case Core.CREATED_ON -> record.createdOn();
            case Core.CLOSE_DATE -> closeDate;
            case Core.AMOUNT -> record.amount();
            case Core.CURRENCY -> record.currency();
            case Core.OWNER -> record.owner();
            case Core.RAW_REASON -> record.rawReason();
            case Core.RAW_DETAIL -> record.rawDetail();
            case Core.DELETED -> record.deleted();
            case Field.Dimension(String name) -> record.dimensions().get(name);
        };
        String erased = row.getString("erased");
        Instant erasedUpTo = erased == null ? null : instant(row, "erased_upto");
        return new Stored(
                record,
                erased == null ? RecordState.of(values, versions) : RecordState.empty(),
                row.getString("source"),
                instant(row, "changed_at"),
                Optional.ofNullable(erased).map(why -> new Erased(Erased.Why.of(why), erasedUpTo)));
    }

    private LedgerRecord record(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        String reason = row.getString("reason");
        String plausibility = row.getString("plausibility");
        return new LedgerRecord(
                key(row),
                row.getLong("record_no"),
                row.getLong("change_no"),
                row.getBoolean("deleted"),
                outcome(row.getString("outcome")),
                row.getString("stage"),
                row.getString("stage_lost_in"),
                stages(row.getString("stages")),
                row.getObject("stage_lost_days", Integer.class),
                row.getObject("created_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class),
                amount == null ? null : Sighting.plain(amount),
                row.getString("currency"),
                row.getString("owner"),
                row.getString("raw_reason"),
                row.getString("raw_detail"),
                row.getString("correction"),
                reason == null ? null : decision(row, reason),
                plausibility == null ? null : Opinion.Level.valueOf(plausibility.toUpperCase(Locale.ROOT)),
                row.getString("doubt"),
                row.getString("competitor"),
                read(texts, row.getString("dimensions")));
    }

    private List<String> stages(String stored) {
        return stored == null ? List.of() : read(stages, stored);
    }

    private static Decision decision(ResultSet row, String reason) throws SQLException {
        String on = row.getString("decided_on");
        String with = row.getString("decided_with");
        return new Decision(
                reason,
                row.getString("own_reason"),
                row.getString("second_reason"),
                row.getDouble("confidence"),
                Decision.Method.valueOf(row.getString("method").toUpperCase(Locale.ROOT)),
                row.getBoolean("contradicted"),
                on == null ? null : Decision.On.valueOf(on.toUpperCase(Locale.ROOT)),
                with == null ? null : Decision.Versions.of(with)); // decided before versions were kept
    }

    private static RecordKey key(ResultSet row) throws SQLException {
        return new RecordKey(
                row.getString("org_id"),
                SalesObject.of(row.getString("object")).orElseThrow(),
                row.getString("record_id"));
    }

    private static Outcome outcome(String code) {
        return Outcome.of(code).orElseThrow();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private Map<Integer, Object> versions(RecordState state) {
        Map<Integer, Object> versions = new TreeMap<>();
        state.versions().forEach((set, version) -> {
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, version.at());
            versions.put(fieldSets.id(set), version.rank() == 0 ? micros : List.of(micros, version.rank()));
        });
        return versions;
    }

    private static Version version(JsonNode stored) {
        long micros = stored.isArray() ? stored.get(0).longValue() : stored.longValue();
        long rank = stored.isArray() ? stored.get(1).longValue() : 0;
        return new Version(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), rank);
    }

    private static Map<String, Object> seen(Map<Core, Trail.Seen> values) {
        Map<String, Object> seen = new HashMap<>();
        values.forEach((field, value) ->
                seen.put(field.code(), value.rank() == 0 ? value.value() : Arrays.asList(value.value(), value.rank())));
        return seen;
    }

    private Map<Core, Trail.Seen> seen(String text) {
        Map<String, Object> byCode = read(seen, text);
        Map<Core, Trail.Seen> values = new EnumMap<>(Core.class);
        byCode.forEach((code, stored) -> {
            Core field = (Core) Field.ofCode(code);
            Object value = stored instanceof List<?> ranked ? ranked.getFirst() : stored;
            long rank = stored instanceof List<?> ranked ? ((Number) ranked.getLast()).longValue() : 0;
            values.put(
                    field,
                    new Trail.Seen(field == Core.OUTCOME && value != null ? outcome(value.toString()) : value, rank));
        });
        return values;
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be written as JSON", e);
        }
    }

    private static <T> T read(ObjectReader reader, String text) {
        try {
            return reader.readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The ledger holds JSON that cannot be read", e);
        }
    }
}
