package dev.whynot.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/** The schema that this release makes, against the one that a database has. */
public final class Schema {

    /** The version of the newest migration; {@code SchemaTest} compares it with the files. */
    static final int NEWEST = 13;

    private Schema() {}

    /**
     * Why the service must not run on this database: a newer release has changed its schema, and what an older one
     * would write there is anybody's guess.
     *
     * @return empty if nothing speaks against it, or if the database cannot be asked now
     */
    public static Optional<String> refusal(String jdbcUrl, Optional<String> user, Optional<String> password) {
        Properties properties = new Properties();
        user.ifPresent(name -> properties.setProperty("user", name));
        password.ifPresent(secret -> properties.setProperty("password", secret));
        properties.setProperty("loginTimeout", "10");
        try (Connection connection = DriverManager.getConnection(jdbcUrl, properties);
                Statement statement = connection.createStatement();
                ResultSet newest = statement.executeQuery("select max(version::int) from flyway_schema_history"
                        + " where success and version ~ '^[0-9]{1,9}$'")) {
            newest.next();
            int found = newest.getInt(1);
            return found <= NEWEST
                    ? Optional.empty()
                    : Optional.of(("The database was used by a newer Whynot: its schema has version %d, and this one"
                                    + " knows up to %d. Start the newer one, or put back the backup from before the upgrade")
                            .formatted(found, NEWEST));
        } catch (SQLException e) {
            return Optional.empty(); // no table yet, or no database: the start that follows says so in its words
        }
    }
}
