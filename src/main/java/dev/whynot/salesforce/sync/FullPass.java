package dev.whynot.salesforce.sync;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.SalesObject;
import dev.whynot.salesforce.discovery.Discovery;
import dev.whynot.salesforce.discovery.OrgMapping;
import dev.whynot.salesforce.door.RecordErrors;
import dev.whynot.salesforce.sync.Feed.Pass;
import dev.whynot.salesforce.wire.BulkJob;
import dev.whynot.salesforce.wire.BulkPage;
import dev.whynot.salesforce.wire.QueryPage;
import dev.whynot.salesforce.wire.SalesforceException;
import dev.whynot.salesforce.wire.SalesforceException.Kind;
import dev.whynot.salesforce.wire.SalesforceSettings;

/**
 * Reads all records, deleted ones too: at first, and each night. Many by the Bulk API, few by queries. It goes in
 * steps of one page, each committed, so that polls run between them and a restart goes on where it was.
 */
@Singleton
class FullPass {

    private static final Logger LOG = Logger.getLogger(FullPass.class);
    private static final int REST_PAGE = 2_000;
    private static final int BULK_PAGE = 50_000;
    private static final Duration JOB_POLL = Duration.ofSeconds(2);
    private static final Duration LONGEST_JOB_POLL = Duration.ofSeconds(30);

    private final Connection connection;
    private final SalesforceSettings settings;
    private final Ledger ledger;
    private final FeedStore store;
    private final RecordErrors errors;
    private final SyncMetrics metrics;
    private final OrgClock orgClock;
    private final Map<SalesObject, Optional<Instant>> askedAnewAfter = new EnumMap<>(SalesObject.class);

    FullPass(
            Connection connection,
            SalesforceSettings settings,
            Ledger ledger,
            FeedStore store,
            RecordErrors errors,
            SyncMetrics metrics,
            OrgClock orgClock) {
        this.connection = connection;
        this.settings = settings;
        this.ledger = ledger;
        this.store = store;
        this.errors = errors;
        this.metrics = metrics;
        this.orgClock = orgClock;
    }

    /** What a step did. */
    sealed interface Step {

        /** Begun, or begun anew. */
        record Begun() implements Step {}

        /** Salesforce is not ready. */
        record Waiting(Duration until) implements Step {}

        /** Records were read. */
        record Advanced() implements Step {}
    }

    /** One step of the pass of this feed; begins one if none is under way. */
    Step step(String org, Feed feed) {
        Pass pass = feed.pass();
        if (pass == null) {
            start(org, feed);
            return new Step.Begun();
        }
        if (pass.revision() != connection.mapping().revision()) {
            LOG.infof(
                    "%s: the mapping has changed, reading all records from the start",
                    feed.object().code());
            store.dropPass(org, feed.object());
            return new Step.Begun();
        }
        return pass.isBulk() ? bulkStep(org, feed.object(), pass) : restStep(org, feed.object(), pass);
    }

    private void start(String org, Feed feed) {
        SalesObject object = feed.object();
        Optional<Instant> after = Optional.ofNullable(feed.passedAt());
        if (!after.equals(askedAnewAfter.put(object, after))) { // once each night: what is refused then stays left out
            connection.forgetMapping();
        }
        OrgMapping mapping = connection.mapping();
        String name = Discovery.apiName(object);
        Instant startedAt = orgClock.read();
        List<Map<String, Object>> newest = connection
                .api()
                .queryAll("SELECT SystemModstamp FROM %s ORDER BY SystemModstamp DESC LIMIT 1".formatted(name))
                .rows();
        Instant cursor = newest.isEmpty() ? null : SoqlTime.modstamp(newest.getFirst());
        long total = connection.api().queryAll("SELECT COUNT() FROM " + name).total();
        String job = total < settings.bulkFrom() ? null : startJob(mapping.select(object));
        store.startPass(
                org, object, new Pass(mapping.revision(), job != null, startedAt, cursor, total, 0, job, null, null));
        LOG.infof("%s: reading all %d records by %s", name, total, job == null ? "queries" : "Bulk job " + job);
    }

    /** The id of a new job; null if the org or our user may not use the Bulk API. */
    private String startJob(String soql) {
        try {
            return connection.api().startBulkQueryAll(soql).id();
        } catch (SalesforceException e) {
            if (e.kind() != Kind.REFUSED) {
                throw e;
            }
            LOG.warnf("The Bulk API cannot be used, reading by queries instead: %s", e.getMessage());
            return null;
        }
    }

    private Step bulkStep(String org, SalesObject object, Pass pass) {
        try {
            if (pass.locator() == null) {
                BulkJob job = connection.api().bulkJob(pass.job());
                if (job.hasFailed()) {
                    throw SalesforceException.failedJob(job.id(), job.state(), job.errorMessage());
                }
                if (!job.isComplete()) {
                    return new Step.Waiting(untilNextLook(pass));
                }
            }
            bulkPage(org, object, pass);
        } catch (SalesforceException e) {
            boolean isGone = e.kind() == Kind.REFUSED
                    || e.kind() == Kind.INVALID_FIELD
                    || e.getMessage().startsWith("Bulk job");
            if (isGone) {
                // results are gone or the job failed: what was read stays, a new job reads all again
                store.dropPass(org, object);
            }
            throw e;
        }
        return new Step.Advanced();
    }

    /** Each look is a call: the longer a job takes, the less often. */
    private Duration untilNextLook(Pass pass) {
        Duration tenth = Duration.between(pass.startedAt(), orgClock.read()).dividedBy(10);
        if (tenth.compareTo(JOB_POLL) < 0) {
            return JOB_POLL;
        }
        return tenth.compareTo(LONGEST_JOB_POLL) > 0 ? LONGEST_JOB_POLL : tenth;
    }

    private void bulkPage(String org, SalesObject object, Pass pass) {
        long rows;
        Optional<String> next;
        try (BulkPage page = connection.api().bulkPage(pass.job(), Optional.ofNullable(pass.locator()), BULK_PAGE)) {
            next = page.next();
            rows = BulkRows.read(
                    pass.job(),
                    page.csv(),
                    columns -> new RecordReader(
                            connection.mapping(), object, columns, "salesforce:bulk", pass.startedAt()),
                    reader -> take(org, object, reader));
            if (page.rows() != rows) {
                throw SalesforceException.incomplete(
                        "A page of Bulk job %s has %d of %d rows".formatted(pass.job(), rows, page.rows()));
            }
        } catch (IOException e) {
            throw SalesforceException.incomplete(
                    "A page of Bulk job %s broke off: %s".formatted(pass.job(), e.getMessage()));
        }
        report(object, pass, rows);
        if (next.isEmpty()) {
            end(org, object, rows);
            connection.api().deleteBulk(pass.job());
        } else {
            store.endBulkPage(org, object, rows, next.get());
        }
    }

    private void take(String org, SalesObject object, RecordReader reader) {
        ledger.takeIn(reader.sightings(), (handle, taken) -> {
            errors.add(handle, org, object, reader.errors());
            store.addRows(handle, org, object, reader.rows(), reader.errors().size());
        });
        metrics.read(object, reader.rows(), reader.errors().size());
        reader.clear();
    }

    private Step restStep(String org, SalesObject object, Pass pass) {
        OrgMapping mapping = connection.mapping();
        Instant readAt = orgClock.read();
        String after = pass.afterId() == null ? "" : " WHERE Id > '%s'".formatted(pass.afterId());
        QueryPage page = connection
                .api()
                .queryAll("%s%s ORDER BY Id LIMIT %d".formatted(mapping.select(object), after, REST_PAGE));
        List<Map<String, Object>> rows = page.rows();
        if (!rows.isEmpty()) {
            RecordReader reader =
                    new RecordReader(mapping, object, mapping.columns().get(object), "salesforce:query", readAt);
            rows.forEach(reader::read);
            ledger.takeIn(reader.sightings(), (handle, taken) -> {
                errors.add(handle, org, object, reader.errors());
                store.addRows(
                        handle, org, object, reader.rows(), reader.errors().size());
                store.advanceRestPass(
                        handle,
                        org,
                        object,
                        reader.rows(),
                        rows.getLast().get("Id").toString());
            });
            metrics.read(object, reader.rows(), reader.errors().size());
            report(object, pass, rows.size());
        }
        if (rows.isEmpty() || page.done() && rows.size() < REST_PAGE) {
            end(org, object, 0);
        }
        return new Step.Advanced();
    }

    private void end(String org, SalesObject object, long rows) {
        store.endPass(org, object, rows);
        LOG.infof("%s: all records are read", Discovery.apiName(object));
    }

    private void report(SalesObject object, Pass pass, long rows) {
        long read = pass.rows() + rows;
        double seconds =
                Math.max(1, Duration.between(pass.startedAt(), orgClock.read()).toSeconds());
        LOG.infof(
                "%s: %d of %d records read (%d %%), %.0f a second",
                Discovery.apiName(object), read, pass.total(), 100 * read / Math.max(1, pass.total()), read / seconds);
    }
}
