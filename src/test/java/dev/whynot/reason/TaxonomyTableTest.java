package dev.whynot.reason;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.quarkus.runtime.StartupEvent;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.whynot.ledger.TestLedger;
import dev.whynot.testsupport.TestDatabase;

/** The table of reasons is that of the newest release that was started on the database. */
class TaxonomyTableTest {

    private final Jdbi jdbi = TestLedger.jdbi(TestDatabase.withSchema());

    private void start(Taxonomy taxonomy) {
        new TaxonomyTable(jdbi, taxonomy).keep(new StartupEvent());
    }

    private Map<String, String> labels() {
        return jdbi.withHandle(handle -> handle
                .createQuery("select reason, en from taxonomy")
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Taxonomy taxonomy(int version, String... labels) {
        List<Reason> reasons = List.of(labels).stream()
                .map(label -> new Reason(label.toLowerCase(Locale.ROOT), "all", label, label, PointsTo.FIT))
                .toList();
        return new Taxonomy(
                version,
                List.of(new Category("all", "All", "Alle", reasons)),
                reasons.stream().collect(toMap(Reason::code, reason -> reason)));
    }

    @Test
    void everyReasonIsThereWithItsLabels() {
        start(Taxonomy.bundled());
        assertThat(labels())
                .hasSize(Taxonomy.bundled().reasons().size())
                .containsEntry("price_too_high", "Price too high");
        String one = jdbi.withHandle(
                handle -> handle.createQuery("""
                        select category || ' ' || points_to || ' ' || de || ' ' || category_en || ' ' || category_de
                        from taxonomy where reason = 'price_too_high'
                        """).mapTo(String.class).one());
        assertThat(one).isEqualTo("price fit Preis zu hoch Price and budget Preis und Budget");
    }

    @Test
    void newerTaxonomyReplacesAnOlderOneButNotTheOtherWayRound() {
        start(taxonomy(1, "Price", "Gone"));
        start(taxonomy(2, "PRICE", "New"));
        Map<String, String> newer = Map.of("price", "PRICE", "new", "New");
        assertThat(labels()).isEqualTo(newer);
        start(taxonomy(1, "Price", "New"));
        assertThat(labels()).isEqualTo(newer);
        start(taxonomy(2, "Price", "New"));
        assertThat(labels()).as("labels may change without a new version").containsEntry("price", "Price");
    }

    @Test
    void whatIsTheSameIsNotWritten() throws SQLException {
        start(Taxonomy.bundled());
        jdbi.useTransaction(handle -> {
            String database = handle.createQuery("select current_database()")
                    .mapTo(String.class)
                    .one();
            handle.execute("alter database " + database + " set default_transaction_read_only = on");
        });
        Jdbi standby = TestLedger.jdbi(TestDatabase.pool(url()));
        new TaxonomyTable(standby, Taxonomy.bundled()).keep(new StartupEvent());
        assertThat(labels()).isNotEmpty();
    }

    private String url() throws SQLException {
        return jdbi.withHandle(handle -> handle.getConnection().getMetaData().getURL());
    }
}
