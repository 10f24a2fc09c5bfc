package dev.whynot.ledger;

import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jdbi.v3.core.Jdbi;

import dev.whynot.reason.Classifier;
import dev.whynot.reason.Dictionary;
import dev.whynot.reason.Learned;
import dev.whynot.reason.OwnReasons;
import dev.whynot.reason.Reasons;
import dev.whynot.reason.Taxonomy;

/** A ledger on a real database, without the container. */
public final class TestLedger {

    private static final Classifier CLASSIFIER = Classifier.bundled(Dictionary.bundled(Taxonomy.bundled()));

    private TestLedger() {}

    /** SQL access as the service has it. */
    public static Jdbi jdbi(DataSource dataSource) {
        return new LedgerBeans().jdbi(dataSource);
    }

    /** A ledger on this database; make several for several replicas. */
    public static Ledger on(Jdbi jdbi) {
        return on(jdbi, new OwnReasons(Map.of()));
    }

    static Ledger on(Jdbi jdbi, OwnReasons ownReasons) {
        Taxonomy taxonomy = Taxonomy.bundled();
        Dictionary dictionary = Dictionary.bundled(taxonomy);
        Reasons reasons = new Reasons(taxonomy, dictionary, ownReasons, new Learned(CLASSIFIER), CLASSIFIER);
        FieldSets fieldSets = new FieldSets(jdbi);
        return new Ledger(
                jdbi,
                fieldSets,
                new LedgerStore(fieldSets, new ObjectMapper()),
                reasons,
                new Competitors(jdbi),
                Clock.systemUTC());
    }
}
