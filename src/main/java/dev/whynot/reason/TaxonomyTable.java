package dev.whynot.reason;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The taxonomy in the database, where the views of docs/api-for-dashboards.md find the labels of a reason. */
@Singleton
class TaxonomyTable {

    private static final Comparator<Row> BY_REASON = comparing(Row::reason);

    private final Jdbi jdbi;
    private final Taxonomy taxonomy;

    TaxonomyTable(Jdbi jdbi, Taxonomy taxonomy) {
        this.jdbi = jdbi;
        this.taxonomy = taxonomy;
    }

    private record Row(
            String reason,
            String category,
            String pointsTo,
            String en,
            String de,
            String categoryEn,
            String categoryDe,
            int version) {}

    /**
     * Brings the table to this taxonomy, unless it is from a newer one: replicas of two releases may start in any order.
     * Writes nothing where it is the same, so that a service on a standby can start.
     */
    void keep(@Observes StartupEvent start) {
        List<Row> bundled = taxonomy.categories().stream()
                .flatMap(category -> category.reasons().stream().map(reason -> row(category, reason)))
                .sorted(BY_REASON) // in one order, so that two replicas do not lock each other out
                .toList();
        if (!stored().equals(bundled)) {
            jdbi.useTransaction(handle -> write(handle, bundled));
        }
    }

    private Row row(Category category, Reason reason) {
        return new Row(
                reason.code(),
                category.code(),
                reason.pointsTo().code(),
                reason.en(),
                reason.de(),
                category.en(),
                category.de(),
                taxonomy.version());
    }

    private List<Row> stored() {
        return jdbi.withHandle(handle -> handle
                .createQuery("select * from taxonomy")
                .map((row, context) -> new Row(
                        row.getString("reason"),
                        row.getString("category"),
                        row.getString("points_to"),
                        row.getString("en"),
                        row.getString("de"),
                        row.getString("category_en"),
                        row.getString("category_de"),
                        row.getInt("version")))
                .stream()
                .sorted(BY_REASON) // here, as databases differ in how they sort
                .toList());
    }

    private void write(Handle handle, List<Row> rows) {
        handle.createUpdate("delete from taxonomy where version < :version and reason <> all(:reasons)")
                .bind("version", taxonomy.version())
                .bindArray(
                        "reasons", String.class, rows.stream().map(Row::reason).toList())
                .execute();
        var batch = handle.prepareBatch("""
                insert into taxonomy (reason, category, points_to, en, de, category_en, category_de, version)
                values (:reason, :category, :points_to, :en, :de, :category_en, :category_de, :version)
                on conflict (reason) do update set
                    category = excluded.category, points_to = excluded.points_to, en = excluded.en, de = excluded.de,
                    category_en = excluded.category_en, category_de = excluded.category_de, version = excluded.version
                where taxonomy.version <= excluded.version
                """);
        for (Row row : rows) {
            batch.bind("reason", row.reason())
                    .bind("category", row.category())
                    .bind("points_to", row.pointsTo())
                    .bind("en", row.en())
                    .bind("de", row.de())
                    .bind("category_en", row.categoryEn())
                    .bind("category_de", row.categoryDe())
                    .bind("version", row.version())
                    .add();
        }
        batch.execute();
    }
}
