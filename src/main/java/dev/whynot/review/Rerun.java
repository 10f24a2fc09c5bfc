package dev.whynot.review;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

import dev.whynot.elapsed.Repeats;
import dev.whynot.ledger.Competitors;
import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.LedgerRecord;
import dev.whynot.ledger.RecordKey;
import dev.whynot.ledger.SalesObject;
import dev.whynot.reason.Reasons;

/**
 * Decides records anew behind the scenes, when what decides has changed. It first looks which records would be decided
 * otherwise, and then changes all of them in one transaction, so that answers are the old ones or the new ones. One
 * replica does it at a time; one that is cut off begins anew.
 */
@Singleton
class Rerun {

    private static final Logger LOG = Logger.getLogger(Rerun.class);
    private static final String ALL = "*";
    private static final int PAGE = 2_000;
    private static final long LOCK = 0x77687972; // any number of our own

    private final Jdbi jdbi;
    private final Ledger ledger;
    private final Reasons reasons;
    private final Competitors competitors;
    private volatile boolean isStopping;
    private volatile boolean isChecked;

    Rerun(Jdbi jdbi, Ledger ledger, Reasons reasons, Competitors competitors) {
        this.jdbi = jdbi;
        this.ledger = ledger;
        this.reasons = reasons;
        this.competitors = competitors;
    }

    /**
     * How far it is.
     *
     * @param org id of an org; * for all
     * @param total how many records are looked at; null before it is known
     */
    record Progress(String org, Long total, long done) {}

    /** What waits or is under way. */
    List<Progress> progress() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from reason_rerun order by wanted_at")
                .map((row, context) ->
                        new Progress(row.getString("org_id"), row.getObject("total", Long.class), row.getLong("done")))
                .list());
    }

    /** An org's records are to be decided anew, once this transaction is committed. */
    void want(Handle handle, String org) {
        handle.createUpdate("""
                        insert into reason_rerun (org_id, wanted_at) values (:org, clock_timestamp())
                        on conflict (org_id) do update set wanted_at = excluded.wanted_at
                        """).bind("org", org).execute();
    }

    /** A new taxonomy, dictionary or model may have come with a new release. */
    private void wantIfOutdated() {
        competitors.refresh();
        jdbi.useHandle(handle -> {
            boolean hasOld = handle.createQuery("""
                            select exists (select from record
                                where outcome = 'lost' and (decided_with is null or decided_with <> :now))
                            """)
                    .bind("now", reasons.versions().code())
                    .mapTo(Boolean.class)
                    .one();
            if (hasOld) {
                want(handle, ALL);
            }
        });
    }

    void start(@Observes StartupEvent start, Repeats repeats) {
        repeats.every(Duration.ofSeconds(60), "learn-competitors", this::learnCompetitors);
        repeats.every(Duration.ofSeconds(1), "rerun", this::tick);
    }

    void stop(@Observes ShutdownEvent stop) {
        isStopping = true;
    }

    /** Names that records bear for the first time may change how others are called, and what texts mention. */
    void learnCompetitors() {
        Set<String> changed = competitors.refresh();
        if (!changed.isEmpty()) {
            jdbi.useTransaction(handle -> changed.forEach(org -> want(handle, org)));
        }
    }

    void tick() {
        try {
            goOn();
        } catch (JdbiException e) {
            if (!isStopping) { // whose connections are closed already
                throw e;
            }
        }
    }

    private void goOn() {
        if (!isChecked) {
            wantIfOutdated();
            isChecked = true;
        }
        Optional<String> wanted = jdbi.withHandle(
                handle -> handle.createQuery("select org_id from reason_rerun order by wanted_at limit 1")
                        .mapTo(String.class)
                        .findOne());
        if (wanted.isEmpty() || isStopping) {
            return;
        }
        jdbi.useHandle(handle -> {
            if (handle.createQuery("select pg_try_advisory_lock(:lock)")
                    .bind("lock", LOCK)
                    .mapTo(Boolean.class)
                    .one()) {
                try {
                    run(wanted.get());
                } finally {
                    handle.createQuery("select pg_advisory_unlock(:lock)")
                            .bind("lock", LOCK)
                            .mapTo(Boolean.class)
                            .one();
                }
            }
        });
    }

    private void run(String org) {
        ledger.learnDecisions();
        var wantedAt = jdbi.withHandle(handle -> {
            handle.createUpdate("""
                            update reason_rerun set done = 0, total = (
                                select count(*) from record
                                where outcome = 'lost' and (:org = :all or org_id = :org))
                            where org_id = :org
                            """).bind("org", org).bind("all", ALL).execute();
            return handle.createQuery("select wanted_at from reason_rerun where org_id = :org")
                    .bind("org", org)
                    .mapTo(OffsetDateTime.class)
                    .findOne();
        });
        if (wantedAt.isEmpty()) {
            return;
        }
        List<RecordKey> changed = new ArrayList<>();
        RecordKey last = null;
        long done = 0;
        while (!isStopping) {
            List<RecordKey> page = page(org, last);
            if (page.isEmpty()) {
                break;
            }
            ledger.find(page).stream()
                    .filter(ledger::isOutdated)
                    .map(LedgerRecord::key)
                    .forEach(changed::add);
            last = page.getLast();
            done += page.size();
            report(org, done);
        }
        if (isStopping) {
            return;
        }
        long count = ledger.redecide(
                handle -> handle.createUpdate("delete from reason_rerun where org_id = :org and wanted_at = :at")
                        .bind("org", org)
                        .bind("at", wantedAt.get())
                        .execute(),
                handle -> changed);
        LOG.infof("%d reasons of %d records (%s) were decided anew", count, done, org);
    }

    private List<RecordKey> page(String org, RecordKey after) {
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery("""
                            select org_id, object, record_id from record
                            where outcome = 'lost' and (:org = :all or org_id = :org) and <after>
                            order by org_id, object, record_id
                            limit :most
                            """.replace(
                                    "<after>",
                                    after == null
                                            ? "true"
                                            : "(org_id, object, record_id) > (:after_org, :after_object, :after_id)"))
                    .bind("org", org)
                    .bind("all", ALL)
                    .bind("most", PAGE);
            if (after != null) {
                query.bind("after_org", after.org())
                        .bind("after_object", after.object().code())
                        .bind("after_id", after.id());
            }
            return query.map((row, context) -> new RecordKey(
                            row.getString(1), SalesObject.of(row.getString(2)).orElseThrow(), row.getString(3)))
                    .list();
        });
    }

    private void report(String org, long done) {
        jdbi.useHandle(handle -> handle.createUpdate("update reason_rerun set done = :done where org_id = :org")
                .bind("done", done)
                .bind("org", org)
                .execute());
    }
}
