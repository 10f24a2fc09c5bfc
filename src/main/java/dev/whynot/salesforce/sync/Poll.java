package dev.whynot.salesforce.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.SalesObject;
import dev.whynot.salesforce.discovery.OrgMapping;
import dev.whynot.salesforce.door.Arrival;
import dev.whynot.salesforce.door.Door;
import dev.whynot.salesforce.door.Doors;
import dev.whynot.salesforce.door.RecordErrors;
import dev.whynot.salesforce.sync.Feed.RowPosition;
import dev.whynot.salesforce.wire.QueryPage;
import dev.whynot.salesforce.wire.SalesforceSettings;

/**
 * Reads what changed, in the order of {@code SystemModstamp} and id, deleted records too. Pages follow each other by
 * the last row read and not by Salesforce's locators, so that nothing expires between two. Each poll begins a while
 * before the end of the last one, for transactions that committed late.
 */
@Singleton
class Poll {

    private static final int PAGE = 2_000;

    private final Connection connection;
    private final SalesforceSettings settings;
    private final Ledger ledger;
    private final FeedStore store;
    private final RecordErrors errors;
    private final Doors doors;
    private final SyncMetrics metrics;
    private final OrgClock orgClock;

    Poll(
            Connection connection,
            SalesforceSettings settings,
            Ledger ledger,
            FeedStore store,
            RecordErrors errors,
            Doors doors,
            SyncMetrics metrics,
            OrgClock orgClock) {
        this.connection = connection;
        this.settings = settings;
        this.ledger = ledger;
        this.store = store;
        this.errors = errors;
        this.doors = doors;
        this.metrics = metrics;
        this.orgClock = orgClock;
    }

    /** Reads all changes, or goes on with a poll that was cut off. */
    void run(String org, Feed feed) {
        long startedAt = System.nanoTime();
        Instant began = feed.poll() == null ? orgClock.now().orElse(null) : feed.pollBeganAt();
        OrgMapping mapping = connection.mapping();
        RowPosition from = feed.poll() != null
                ? feed.poll()
                : new RowPosition(feed.cursor().minus(settings.overlap()), null);
        while (true) {
            Instant readAt = orgClock.read();
            QueryPage page = connection.api().queryAll(soql(mapping, feed.object(), from));
            if (page.rows().isEmpty()) {
                break;
            }
            from = take(org, feed, mapping, page.rows(), readAt, began);
            if (page.done() && page.rows().size() < PAGE) {
                break;
            }
        }
        Instant cursor = safeCursor(feed, from, Duration.ofNanos(System.nanoTime() - startedAt), began);
        store.endPoll(org, feed.object(), cursor, feed.wantedAt());
        metrics.polled(feed.object());
    }

    /**
     * Up to when all changes are read, but for the overlap: what commits while a poll goes on, or while it was cut off,
     * may be older than rows that it had read before. So when it began, by the org's clock. If the org does not tell,
     * the newest row was there at the end; who went on with a poll that was cut off does not know then.
     */
    private static Instant safeCursor(Feed feed, RowPosition last, Duration took, Instant began) {
        Instant atLeast = feed.poll() == null ? last.at().minus(took) : feed.cursor();
        return began != null && began.isAfter(atLeast) ? began : atLeast;
    }

    private RowPosition take(
            String org, Feed feed, OrgMapping mapping, List<Map<String, Object>> rows, Instant readAt, Instant began) {
        SalesObject object = feed.object();
        RecordReader reader =
                new RecordReader(mapping, object, mapping.columns().get(object), Door.POLL.source(), readAt);
        rows.forEach(reader::read);
        Map<String, Object> last = rows.getLast();
        RowPosition position =
                new RowPosition(SoqlTime.modstamp(last), last.get("Id").toString());
        ledger.takeIn(reader.sightings(), (handle, taken) -> {
            errors.add(handle, org, object, reader.errors());
            store.addRows(handle, org, object, reader.rows(), reader.errors().size());
            store.advancePoll(handle, org, object, position, began);
            if (position.at().isAfter(feed.cursor())) { // else only the overlap with the last poll
                doors.count(handle, org, Door.POLL, arrival(rows, reader, feed.cursor(), position.at()));
            }
        });
        metrics.read(object, reader.rows(), reader.errors().size());
        return position;
    }

    private static Arrival arrival(
            List<Map<String, Object>> rows, RecordReader reader, Instant cursor, Instant newest) {
        long received = rows.stream()
                .filter(row -> SoqlTime.modstamp(row).isAfter(cursor))
                .count();
        return new Arrival((int) received, 0, reader.errors().size(), 0, newest);
    }

    private static String soql(OrgMapping mapping, SalesObject object, RowPosition from) {
        String at = SoqlTime.format(from.at());
        // the first condition lets Salesforce use its index
        String after = from.id() == null ? "" : " AND (SystemModstamp > %s OR Id > '%s')".formatted(at, from.id());
        return "%s WHERE SystemModstamp >= %s%s ORDER BY SystemModstamp, Id LIMIT %d"
                .formatted(mapping.select(object), at, after, PAGE);
    }
}
