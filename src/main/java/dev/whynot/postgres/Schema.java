package dev.whynot.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;

/**
 * The schema that a database has, against the one that this release makes.
 *
 * @param version of the newest migration that was done to it; empty if there is none, or the database cannot be asked now
 */
public record Schema(OptionalInt version) {

    /** The version of the newest migration; {@code SchemaTest} compares it with the files. */
    static final int NEWEST = 13;

    /** Looks at a database. */
    public static Schema of(String jdbcUrl, Optional<String> user, Optional<String> password) {
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
            return new Schema(newest.wasNull() ? OptionalInt.empty() : OptionalInt.of(found));
        } catch (SQLException e) {
            return new Schema(OptionalInt.empty()); // the start that follows says in its words what is wrong
        }
    }

    /**
     * Why the service must not run on this database: a newer release has changed its schema, and what an older one
     * would write there is anybody's guess.
     *
     * @return empty if nothing speaks against it
     */
    public Optional<String> refusal() {
        return version.isEmpty() || version.getAsInt() <= NEWEST
                ? Optional.empty()
                : Optional.of(("The database was used by a newer Whynot: its schema has version %d, and this one"
                                + " knows up to %d. Start the newer one, or put back the backup from before the upgrade")
                        .formatted(version.getAsInt(), NEWEST));
    }

    /** Whether there is no migration left to do. */
    public boolean isNewest() {
        return version.isPresent() && version.getAsInt() == NEWEST;
    }
}
