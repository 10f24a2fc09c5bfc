package dev.whynot.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.whynot.ledger.Ledger;
import dev.whynot.ledger.Org;
import dev.whynot.ledger.SalesObject;
import dev.whynot.mapping.Mapping;
import dev.whynot.mapping.Mappings;

/** What happens to imports at start: leftovers are marked, and an empty service shows the bundled sample. */
@Singleton
class ImportsAtStart {

    private static final Logger LOG = Logger.getLogger(ImportsAtStart.class);

    private final Importer importer;
    private final ImportStore store;
    private final Ledger ledger;
    private final Mappings mappings;
    private final boolean wantsSample;
    private final boolean hasOrg;

    ImportsAtStart(
            Importer importer,
            ImportStore store,
            Ledger ledger,
            Mappings mappings,
            @ConfigProperty(name = "whynot.sample") boolean wantsSample,
            @ConfigProperty(name = "whynot.salesforce.login-url") Optional<String> loginUrl) {
        this.importer = importer;
        this.store = store;
        this.ledger = ledger;
        this.mappings = mappings;
        this.wantsSample = wantsSample;
        this.hasOrg = loginUrl.isPresent();
    }

    void onStart(@Observes StartupEvent start) throws IOException {
        importer.interruptLeftovers();
        boolean isSampleOnly = ledger.orgs().stream().allMatch(Org.SAMPLE::equals);
        if (wantsSample && !hasOrg && isSampleOnly) {
            load(SalesObject.LEAD, "leads.csv");
            load(SalesObject.OPPORTUNITY, "opportunities.csv");
        }
    }

    private void load(SalesObject object, String file) throws IOException {
        if (store.isDone(Org.SAMPLE, object.code())) {
            return;
        }
        LOG.infof("No Salesforce org is configured: loading %s of the bundled sample, which is made up", file);
        Mapping sample = mappings.mapping(Org.SAMPLE).orElseThrow();
        try (InputStream csv = ImportsAtStart.class.getResourceAsStream("/sample/" + file)) {
            importer.accept(sample, object, csv);
        }
    }
}
