package dev.whynot.salesforce.sync;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.SalesObject;
import dev.whynot.salesforce.discovery.OrgMapping;
import dev.whynot.salesforce.door.Arrival;
import dev.whynot.salesforce.door.Door;
import dev.whynot.salesforce.door.Doors;
import dev.whynot.salesforce.door.RecordErrors;
import dev.whynot.salesforce.wire.QueryPage;
import dev.whynot.salesforce.wire.SalesforceException;

/** Reads records of which somebody said that they changed. */
@Singleton
public class ChangedRecords {

    /** Ids that fit into the address of a query beside its columns. */
    private static final int MOST_IDS = 200;

    private final Connection connection;
    private final Ledger ledger;
    private final FeedStore feeds;
    private final RecordErrors errors;
    private final Doors doors;
    private final Jdbi jdbi;
    private final OrgClock orgClock;

    ChangedRecords(
            Connection connection,
            Ledger ledger,
            FeedStore feeds,
            RecordErrors errors,
            Doors doors,
            Jdbi jdbi,
            OrgClock orgClock) {
        this.connection = connection;
        this.ledger = ledger;
        this.feeds = feeds;
        this.errors = errors;
        this.doors = doors;
        this.jdbi = jdbi;
        this.orgClock = orgClock;
    }

    /** Asks for a poll. */
    public void want() {
        jdbi.useHandle(handle -> feeds.want(handle));
    }

    /**
     * Reads records by their ids and takes them in.
     *
     * @param wantsPoll whether more changed than the ids tell
     * @param position writes up to where all is read, in the transaction of the last of the records
     * @throws SalesforceException refused, or no answer: the position stays, and what was read does no harm
     */
    public void read(String org, SalesObject object, List<String> ids, boolean wantsPoll, Consumer<Handle> position) {
        Consumer<Handle> end = handle -> {
            if (wantsPoll) {
                feeds.want(handle);
            }
            position.accept(handle);
        };
        for (int i = 0; i < ids.size(); i += MOST_IDS) {
            int to = Math.min(ids.size(), i + MOST_IDS);
            read(org, object, ids.subList(i, to), to == ids.size() ? end : handle -> {});
        }
        if (ids.isEmpty()) {
            jdbi.useTransaction(handle -> {
                feeds.addRows(handle, org, object, 0, 0); // only who leads may move it
                end.accept(handle);
            });
        }
    }

    /** @param also is committed with them */
    private void read(String org, SalesObject object, List<String> ids, Consumer<Handle> also) {
        OrgMapping mapping = connection.mapping();
        Instant readAt = orgClock.read();
        QueryPage page = connection
                .api()
                .queryAll("%s WHERE Id IN (%s)"
                        .formatted(mapping.select(object), ids.stream().collect(Collectors.joining("','", "'", "'"))));
        if (!page.done()) {
            throw SalesforceException.incomplete("Salesforce told of %d of %d records only"
                    .formatted(page.rows().size(), page.total()));
        }
        RecordReader reader =
                new RecordReader(mapping, object, mapping.columns().get(object), Door.EVENT.source(), readAt);
        page.rows().forEach(reader::read);
        Instant newest = page.rows().stream()
                .map(SoqlTime::modstamp)
                .max(Instant::compareTo)
                .orElse(null);
        ledger.takeIn(reader.sightings(), (handle, taken) -> {
            errors.add(handle, org, object, reader.errors());
            feeds.addRows(handle, org, object, reader.rows(), reader.errors().size());
            doors.count(
                    handle,
                    org,
                    Door.EVENT,
                    new Arrival(reader.rows(), 0, reader.errors().size(), 0, newest));
            also.accept(handle);
        });
    }
}
