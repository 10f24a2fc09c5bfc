package dev.whynot.salesforce.sync;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;
import org.jboss.logging.Logger;

import dev.whynot.elapsed.Pause;
import dev.whynot.ledger.SalesObject;
import dev.whynot.mapping.Mapping;
import dev.whynot.mapping.Mappings;
import dev.whynot.mapping.Revisions;
import dev.whynot.salesforce.discovery.Discovery;
import dev.whynot.salesforce.discovery.OrgMapping;
import dev.whynot.salesforce.wire.SalesforceApi;
import dev.whynot.salesforce.wire.SalesforceException;
import dev.whynot.salesforce.wire.SalesforceException.Kind;
import dev.whynot.salesforce.wire.SalesforceSettings;

/** The connected org, if one is configured: its API, how its records are read, and how many calls it allows. */
@Singleton
@Startup // what is wrong in the settings is said at start
public class Connection {

    private static final Logger LOG = Logger.getLogger(Connection.class);
    private static final Duration LIMITS_LIFE = Duration.ofMinutes(30);
    private static final Duration UNKNOWN_LIMITS_LIFE = Duration.ofMinutes(1);

    private final SalesforceApi api;
    private final Discovery discovery;
    private final List<SalesObject> objects;
    private final Revisions revisions;
    private final CallBudget budget;
    private final OrgClock orgClock;
    private volatile OrgMapping mapping; // read without waiting for whoever asks the org
    private boolean isMappingOld;
    private int revision;
    private Pause limits = Pause.OVER;

    Connection(
            SalesforceSettings settings,
            Mappings mappings,
            Revisions revisions,
            CallBudget budget,
            OrgClock orgClock,
            Clock clock) {
        this.revisions = revisions;
        this.budget = budget;
        this.orgClock = orgClock;
        if (settings.loginUrl().isEmpty()) {
            api = null;
            discovery = null;
            objects = List.of();
            return;
        }
        Mapping base = mappings.mapping(Discovery.MAPPING).orElseThrow();
        objects = Stream.of(SalesObject.values())
                .filter(base.objects()::containsKey)
                .toList();
        api = new SalesforceApi(settings, clock, budget);
        discovery = new Discovery(api, base, mappings.isOwn(Discovery.MAPPING));
    }

    /** Whether an org is connected at all. */
    public boolean isConfigured() {
        return api != null;
    }

    /** Calls to the org; null if none is connected. */
    public SalesforceApi api() {
        return api;
    }

    /**
     * How records are read; the org is asked at the first call.
     *
     * @throws SalesforceException refused, or no answer
     */
    public synchronized OrgMapping mapping() {
        if (mapping == null || isMappingOld) {
            OrgMapping found = discovery.discover();
            if (!discovery.hasRefused()) { // what is left out for a while is no other reading of the rest
                revision = revisions.revision(found.mapping());
            }
            mapping = found.at(revision);
            isMappingOld = false;
            mapping.warnings().forEach(LOG::warn);
        }
        return mapping;
    }

    /**
     * How records were read last, also while the org cannot be asked how it is now.
     *
     * @throws SalesforceException if it was never asked, and refuses or does not answer
     */
    public OrgMapping lastMapping() {
        OrgMapping last = mapping;
        return last == null ? mapping() : last;
    }

    /** The objects that are followed; the mapping may lack one. */
    public List<SalesObject> objects() {
        return objects;
    }

    /** The next call of {@link #mapping} asks the org again, also for fields that it refused. */
    synchronized void forgetMapping() {
        discovery.forgetRefused();
        isMappingOld = true;
    }

    /** Whether the next mapping does without a field that was refused. */
    synchronized boolean leaveOut(SalesforceException refused) {
        if (refused.kind() == Kind.INVALID_FIELD && discovery.learn(refused.getMessage())) {
            LOG.warnf("Left out from now on: %s", refused.getMessage());
            isMappingOld = true;
            return true;
        }
        return false;
    }

    /** Asks the org, now and then, how many calls it allows, and what time it is there. */
    void refreshLimits() {
        if (limits.isOver()) {
            limits = pauseBeforeLimits(); // also if the org does not answer
            SalesforceApi.Told told = api.told();
            told.maxCalls().ifPresent(budget::learn);
            told.date().ifPresent(orgClock::learn);
            limits = pauseBeforeLimits();
        }
    }

    private Pause pauseBeforeLimits() {
        return Pause.of(budget.isKnown() ? LIMITS_LIFE : UNKNOWN_LIMITS_LIFE);
    }

    /** What the mapping could not find, as far as it is known. */
    List<String> warnings() {
        return Optional.ofNullable(mapping).map(OrgMapping::warnings).orElse(List.of());
    }
}
