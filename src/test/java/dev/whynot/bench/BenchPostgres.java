package dev.whynot.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;

/**
 * A PostgreSQL set up as for questions over many rows, with the schema of the ledger: more memory than the service's own
 * takes, two parallel workers, nothing in the background. It is no safe place for data.
 */
record BenchPostgres(EmbeddedPostgres server) implements AutoCloseable {

    static BenchPostgres start(Path folder) throws IOException {
        Redirect log = Redirect.appendTo(folder.resolve("postgresql.log").toFile());
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgresql"))
                .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setServerConfig("fsync", "off")
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("autovacuum", "off")
                .setServerConfig("shared_buffers", "2GB")
                .setServerConfig("effective_cache_size", "12GB")
                .setServerConfig("work_mem", "256MB")
                .setServerConfig("maintenance_work_mem", "1GB")
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("max_parallel_workers_per_gather", "2")
                .setServerConfig("plan_cache_mode", "force_custom_plan")
                .setServerConfig("jit", "off")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .start();
        BenchPostgres postgres = new BenchPostgres(server);
        Flyway.configure().dataSource(postgres.jdbcUrl(), "postgres", "").load().migrate();
        return postgres;
    }

    String jdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
