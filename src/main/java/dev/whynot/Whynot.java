package dev.whynot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

import dev.whynot.access.Access;
import dev.whynot.postgres.OwnPostgres;

/** Starts the service, and before it a PostgreSQL of its own where none is configured. */
@QuarkusMain
public class Whynot {

    private static final Logger LOG = Logger.getLogger(Whynot.class);
    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";

    public static void main(String... args) {
        Config config = ConfigProvider.getConfig();
        Access.refusal(config).ifPresent(Whynot::refuse);
        Optional<String> configured = config.getOptionalValue(JDBC_URL, String.class);
        if (configured.isPresent()) {
            Quarkus.run(args);
            return;
        }
        OwnPostgres postgres = start(config.getValue("whynot.data-dir", Path.class));
        CountDownLatch serviceStopped = new CountDownLatch(1);
        stopAfter(serviceStopped, postgres);
        System.setProperty(JDBC_URL, postgres.jdbcUrl());
        ApplicationLifecycleManager.setDefaultExitCodeHandler((exitCode, failure) -> {
            serviceStopped.countDown();
            System.exit(exitCode);
        });
        Quarkus.run(args);
    }

    private static OwnPostgres start(Path dataDir) {
        try {
            return OwnPostgres.start(dataDir, true);
        } catch (IllegalStateException | UncheckedIOException e) {
            refuse(e.getCause() == null ? e.getMessage() : e.getMessage() + System.lineSeparator() + e.getCause());
            throw e;
        }
    }

    private static void refuse(String why) {
        System.err.println("Whynot cannot start: " + why);
        // an orderly exit would first print what was logged for debugging before the log was set up
        Runtime.getRuntime().halt(1);
    }

    /** The database goes down last, also when the whole process is asked to stop. */
    private static void stopAfter(CountDownLatch serviceStopped, OwnPostgres postgres) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                serviceStopped.await(30, TimeUnit.SECONDS);
                                postgres.close();
                            } catch (InterruptedException | IOException e) {
                                LOG.warn("PostgreSQL was not stopped; the next start will do so", e);
                            }
                        },
                        "stop-postgres"));
    }
}
