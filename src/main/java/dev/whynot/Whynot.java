package dev.whynot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
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
import dev.whynot.postgres.Schema;

/** Starts the service, and before it a PostgreSQL of its own where none is configured. */
@QuarkusMain
public class Whynot {

    private static final Logger LOG = Logger.getLogger(Whynot.class);
    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";

    public static void main(String... args) {
        Config config = ConfigProvider.getConfig();
        if (args.length > 0) {
            order(config, List.of(args));
        }
        Access.refusal(config).ifPresent(Whynot::refuse);
        Optional<String> configured = config.getOptionalValue(JDBC_URL, String.class);
        if (configured.isPresent()) {
            Schema schema = Schema.of(
                    configured.get(),
                    config.getOptionalValue("quarkus.datasource.username", String.class),
                    config.getOptionalValue("quarkus.datasource.password", String.class));
            schema.refusal().ifPresent(Whynot::refuse);
            migrateIfNeeded(schema);
            Quarkus.run(args);
            return;
        }
        OwnPostgres postgres = start(config.getValue("whynot.data-dir", Path.class));
        Schema schema = Schema.of(postgres.jdbcUrl(), Optional.empty(), Optional.empty());
        schema.refusal().ifPresent(why -> {
            stop(postgres);
            refuse(why);
        });
        migrateIfNeeded(schema);
        CountDownLatch serviceStopped = new CountDownLatch(1);
        stopAfter(serviceStopped, postgres);
        System.setProperty(JDBC_URL, postgres.jdbcUrl());
        ApplicationLifecycleManager.setDefaultExitCodeHandler((exitCode, failure) -> {
            serviceStopped.countDown();
            System.exit(exitCode);
        });
        Quarkus.run(args);
    }

    /** Where nothing is left to do Flyway takes a tenth of the start to find that out. */
    private static void migrateIfNeeded(Schema schema) {
        if (schema.isNewest()) {
            System.setProperty("quarkus.flyway.active", "false");
        }
    }

    /** Does what was ordered instead of starting the service. */
    private static void order(Config config, List<String> words) {
        int exitCode = 2;
        if (words.getFirst().equals("token")) {
            exitCode = new TokenCommand(config, System.out, System.err).run(words.subList(1, words.size()));
        } else {
            System.err.printf(
                    "There is no command '%s'. Without one the service starts; others are:%n", words.getFirst());
            System.err.print(TokenCommand.USAGE);
        }
        halt(exitCode);
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
        halt(1);
    }

    /** An orderly exit would first print what was logged for debugging before the log was set up. */
    private static void halt(int exitCode) {
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(exitCode);
    }

    private static void stop(OwnPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            LOG.warn("PostgreSQL was not stopped; the next start will do so", e);
        }
    }

    /** The database goes down last, also when the whole process is asked to stop. */
    private static void stopAfter(CountDownLatch serviceStopped, OwnPostgres postgres) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                serviceStopped.await(30, TimeUnit.SECONDS);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            stop(postgres);
                        },
                        "stop-postgres"));
    }
}
