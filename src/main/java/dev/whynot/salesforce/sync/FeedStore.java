package dev.whynot.salesforce.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

import dev.whynot.ledger.SalesObject;
import dev.whynot.salesforce.sync.Feed.Pass;
import dev.whynot.salesforce.sync.Feed.RowPosition;

/** The feeds in the database. What moves a cursor holds only while we hold the lease. */
@Singleton
public class FeedStore {

    private static final String SELECT =
            "select *, extract(epoch from clock_timestamp() - polled_at) as since_poll from feed";

    private final Jdbi jdbi;
    private final Lease lease;

    FeedStore(Jdbi jdbi, Lease lease) {
        this.jdbi = jdbi;
        this.lease = lease;
    }

    Feed feed(String org, SalesObject object) {
        return jdbi.inTransaction(handle -> {
            handle.createUpdate("insert into feed (org_id, object) values (:org, :object) on conflict do nothing")
                    .bind("org", org)
                    .bind("object", object.code())
                    .execute();
            return handle.createQuery(SELECT + " where org_id = :org and object = :object")
                    .bind("org", org)
                    .bind("object", object.code())
                    .map((row, context) -> feed(row))
                    .one();
        });
    }

    List<Feed> feeds(String org) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + " where org_id = :org order by object")
                .bind("org", org)
                .map((row, context) -> feed(row))
                .list());
    }

    /** The org that was followed last, for those who do not sign in themselves. */
    public Optional<String> org() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select org_id from feed order by coalesce(polled_at, pass_started_at) desc nulls last limit 1")
                .mapTo(String.class)
                .findOne());
    }

    void startPass(String org, SalesObject object, Pass pass) {
        jdbi.useTransaction(handle -> move(guarded(handle, org, object, """
                pass_mode = :mode, pass_revision = :revision, pass_started_at = :startedAt, pass_cursor_at = :cursor, pass_total = :total,
                pass_rows = 0, pass_job = :job, pass_locator = null, pass_after_id = null
                """)
                .bind("mode", pass.isBulk() ? "bulk" : "rest")
                .bind("revision", pass.revision())
                .bind("startedAt", pass.startedAt())
                .bind("cursor", pass.cursor())
                .bind("total", pass.total())
                .bind("job", pass.job())));
    }

    /** Within a page: rows are in, the page is not done. */
    void addRows(Handle handle, String org, SalesObject object, int rows, int rejected) {
        move(guarded(handle, org, object, "rows = rows + :rows, rejected = rejected + :rejected")
                .bind("rows", rows)
                .bind("rejected", rejected));
    }

    /** A page of a Bulk result is in; {@code locator} is that of the next. */
    void endBulkPage(String org, SalesObject object, long rows, String locator) {
        jdbi.useTransaction(handle -> move(
                guarded(handle, org, object, "pass_rows = pass_rows + :rows, pass_locator = :locator, failure = null")
                        .bind("rows", rows)
                        .bind("locator", locator)));
    }

    void advanceRestPass(Handle handle, String org, SalesObject object, int rows, String lastId) {
        move(guarded(handle, org, object, "pass_rows = pass_rows + :rows, pass_after_id = :lastId, failure = null")
                .bind("rows", rows)
                .bind("lastId", lastId));
    }

    /** The pass saw all records, the last {@code rows} now; changes since it began are polled from its cursor on. */
    void endPass(String org, SalesObject object, long rows) {
        jdbi.useTransaction(handle -> move(guarded(handle, org, object, """
                pass_rows = pass_rows + :rows, passed_at = pass_started_at, passed_revision = pass_revision, cursor_at = coalesce(cursor_at, pass_cursor_at, 'epoch'),
                pass_mode = null, pass_job = null, pass_locator = null, pass_after_id = null, failure = null
                """).bind("rows", rows)));
    }

    /** Until {@code startedAt}, which is after the last pass, it is known which records the org has no more. */
    void endCheck(String org, SalesObject object, Instant startedAt) {
        jdbi.useTransaction(handle -> move(guarded(handle, org, object, "checked_at = greatest(passed_at, :startedAt)")
                .bind("startedAt", startedAt)));
    }

    /** The pass cannot be gone on with and begins anew. */
    void dropPass(String org, SalesObject object) {
        jdbi.useTransaction(handle -> move(guarded(handle, org, object, """
                pass_mode = null, pass_job = null, pass_locator = null, pass_after_id = null
                """)));
    }

    /** @param began by the org's clock; the poll that is gone on with keeps its own */
    void advancePoll(Handle handle, String org, SalesObject object, RowPosition last, Instant began) {
        move(guarded(
                        handle,
                        org,
                        object,
                        "poll_began_at = case when poll_at is null then cast(:began as timestamptz) else poll_began_at end, poll_at = :at, poll_id = :id")
                .bind("began", began)
                .bind("at", last.at())
                .bind("id", last.id()));
    }

    /** @param wantedAt which wish for a poll this one fulfils, or null; a later one stays */
    void endPoll(String org, SalesObject object, Instant cursor, Instant wantedAt) {
        jdbi.useTransaction(handle ->
                move(guarded(handle, org, object, """
                cursor_at = greatest(cursor_at, :cursor), poll_at = null, poll_id = null, poll_began_at = null,
                polled_at = clock_timestamp(), failure = null,
                wanted_at = case when wanted_at is distinct from cast(:wantedAt as timestamptz) then wanted_at end
                """).bind("cursor", cursor).bind("wantedAt", wantedAt)));
    }

    void fail(String org, SalesObject object, String failure, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update feed set failure = :failure, failed_at = :now where org_id = :org and object = :object
                        """)
                .bind("org", org)
                .bind("object", object.code())
                .bind("failure", failure)
                .bind("now", now)
                .execute());
    }

    /** Asks whoever follows the org to poll now. */
    public void want(Handle handle) {
        handle.execute("update feed set wanted_at = clock_timestamp()");
    }

    private Update guarded(Handle handle, String org, SalesObject object, String change) {
        return handle.createUpdate("""
                        update feed set %s where org_id = :org and object = :object
                            and exists (select from lease where name = :lease and holder = :holder and held_until > now())
                        """.formatted(change))
                .bind("org", org)
                .bind("object", object.code())
                .bind("lease", Lease.NAME)
                .bind("holder", lease.holder());
    }

    private static void move(Update update) {
        if (update.execute() == 0) {
            throw new LeaseLostException();
        }
    }

    private static Feed feed(ResultSet row) throws SQLException {
        String mode = row.getString("pass_mode");
        Instant pollAt = instant(row, "poll_at");
        return new Feed(
                SalesObject.of(row.getString("object")).orElseThrow(),
                instant(row, "cursor_at"),
                pollAt == null ? null : new RowPosition(pollAt, row.getString("poll_id")),
                instant(row, "poll_began_at"),
                instant(row, "polled_at"),
                row.getObject("polled_at") == null
                        ? null
                        : Duration.ofMillis((long) (1_000 * row.getDouble("since_poll"))),
                mode == null
                        ? null
                        : new Pass(
                                row.getInt("pass_revision"),
                                mode.equals("bulk"),
                                instant(row, "pass_started_at"),
                                instant(row, "pass_cursor_at"),
                                row.getLong("pass_total"),
                                row.getLong("pass_rows"),
                                row.getString("pass_job"),
                                row.getString("pass_locator"),
                                row.getString("pass_after_id")),
                instant(row, "passed_at"),
                row.getInt("passed_revision"),
                instant(row, "checked_at"),
                row.getLong("rows"),
                row.getLong("rejected"),
                row.getString("failure"),
                instant(row, "failed_at"),
                instant(row, "wanted_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
