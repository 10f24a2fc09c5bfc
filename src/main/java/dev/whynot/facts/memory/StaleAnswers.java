package dev.whynot.facts.memory;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Says with each answer that newer records may be missing while the ledger cannot be reached, as caches do
 * (RFC 7234, section 5.5.1).
 */
@Singleton
class StaleAnswers {

    private static final String WARNING =
            "110 whynot \"The database cannot be reached: changes since are missing from this answer\"";

    /** Filters are made before the settings are known, which these need. */
    private final Instance<FactsBeans> facts;

    StaleAnswers(Instance<FactsBeans> facts) {
        this.facts = facts;
    }

    @ServerResponseFilter
    void warn(ContainerResponseContext answer) {
        if (facts.get().follower().filter(Follower::isAway).isPresent()) {
            answer.getHeaders().putSingle("Warning", WARNING);
        }
    }
}
