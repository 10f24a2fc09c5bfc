package dev.whynot.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import dev.whynot.testsupport.TestDatabase;

class SchemaTest {

    @Test
    void newestIsThatOfTheNewestMigration() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(files.map(file -> Pattern.compile("V([0-9]+)__.*")
                                    .matcher(file.getFileName().toString()))
                            .filter(Matcher::matches)
                            .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                            .max())
                    .hasValue(Schema.NEWEST);
        }
    }

    @Test
    void newerSchemaIsRefusedAndAnOlderOrNoneIsNot() throws SQLException {
        String database = TestDatabase.newUrl();
        assertThat(found(database).refusal()).as("without a schema").isEmpty();
        execute(
                database,
                "create table flyway_schema_history (installed_rank int, version text, success boolean);"
                        + " insert into flyway_schema_history values (3, null, true)");
        assertThat(found(database).version()).as("without a version").isEmpty();
        execute(database, "insert into flyway_schema_history values (1, '1', true), (2, '9', true)");
        assertThat(found(database)).isEqualTo(new Schema(OptionalInt.of(9)));
        assertThat(found(database).refusal()).isEmpty();
        assertThat(found(database).isNewest()).isFalse();
        execute(database, "insert into flyway_schema_history values (4, '999', false)");
        assertThat(found(database).refusal()).as("did not come about").isEmpty();
        execute(database, "insert into flyway_schema_history values (5, '999', true)");
        assertThat(found(database).refusal()).hasValueSatisfying(why -> assertThat(why)
                .contains("newer Whynot", "999", Integer.toString(Schema.NEWEST), "backup"));
        assertThat(found(database).isNewest()).isFalse();
    }

    @Test
    void schemaOfThisReleaseHasNothingLeftToDo() throws SQLException {
        String database = TestDatabase.newUrl();
        Flyway.configure().dataSource(database, null, null).load().migrate();
        assertThat(found(database).isNewest()).isTrue();
    }

    @Test
    void databaseThatIsAwayIsNotRefusedHere() {
        Schema away = Schema.of("jdbc:postgresql://127.0.0.1:1/none", Optional.of("a"), Optional.of("b"));
        assertThat(away.refusal()).isEmpty();
        assertThat(away.isNewest()).isFalse();
    }

    private static Schema found(String database) {
        return Schema.of(database, Optional.empty(), Optional.empty());
    }

    private static void execute(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
