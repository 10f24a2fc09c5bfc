package dev.whynot.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import org.flywaydb.core.Flyway;

import dev.whynot.postgres.OwnPostgres;

/** A real PostgreSQL for all tests of one run; each caller gets a database of its own with the schema in it. */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static OwnPostgres server;
    /** The name of a database with the schema and nothing in it, which others are copied from: faster than all migrations. */
    private static String template;

    private TestDatabase() {}

    /** The JDBC URL of a new, empty database without the schema. */
    public static String newUrl() {
        return url(create("template1"));
    }

    /** A new database with the schema and nothing in it. */
    public static DataSource withSchema() {
        return pool(url(create(template())));
    }

    private static synchronized String template() {
        if (template == null) {
            String name = create("template1");
            Flyway.configure().dataSource(url(name), null, null).load().migrate();
            template = name;
        }
        return template;
    }

    /** A copy of another database, to which nobody may be connected: its name. */
    private static synchronized String create(String from) {
        try {
            if (server == null) {
                Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "postgres");
                server = OwnPostgres.start(folder, false);
                Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::stop));
            }
            String name = "test" + COUNT.incrementAndGet();
            try (Connection connection = DriverManager.getConnection(server.jdbcUrl());
                    Statement statement = connection.createStatement()) {
                statement.execute("create database %s template %s".formatted(name, from));
            }
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(String name) {
        return server.jdbcUrl().replace("/postgres?", "/" + name + "?");
    }

    /** A pool of connections to a database, as the service has one. */
    public static DataSource pool(String jdbcUrl) {
        try {
            return AgroalDataSource.from(new AgroalPropertiesReader()
                    .readProperties(Map.of(
                            "jdbcUrl", jdbcUrl,
                            "maxSize", "8",
                            "acquisitionTimeout_s", "30",
                            "reapTimeout_s", "3")) // each test has a database, and the server a hundred connections
                    .get());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
