package dev.whynot.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jdbi.v3.core.Jdbi;

import dev.whynot.postgres.OwnPostgres;
import dev.whynot.simulator.Simulator;
import dev.whynot.soak.MessageSender;
import dev.whynot.soak.Replica;
import dev.whynot.testsupport.Scratch;

/** Where a fault strikes: an empty database on a server of its own, and services that use it. */
final class Scene implements AutoCloseable {

    /** What webhooks are signed with. */
    static final String SECRET = "the-secret-of-the-chaos";

    private static final Path LOGS = Path.of("target", "chaos");

    private final String name;
    private final Scratch scratch;
    private final OwnPostgres postgres;
    private final List<Replica> services = new ArrayList<>();

    private Scene(String name, Scratch scratch, OwnPostgres postgres) {
        this.name = name;
        this.scratch = scratch;
        this.postgres = postgres;
    }

    /** A new one, whose logs are called by this name. */
    static Scene open(String name) throws IOException {
        Scratch scratch = Scratch.create("whynot-chaos");
        return new Scene(name, scratch, OwnPostgres.start(scratch.folder().resolve("postgres"), true));
    }

    /** A folder for whatever else is needed. */
    Path folder() {
        return scratch.folder();
    }

    /** The data folder of a service. */
    Path dataDir(String service) {
        return folder().resolve(service);
    }

    /** The server, to be harmed. */
    DatabaseProcess database() {
        return new DatabaseProcess(folder().resolve("postgres"), postgres.jdbcUrl());
    }

    /** The ledger. */
    Jdbi jdbi() {
        return Jdbi.create(postgres.jdbcUrl());
    }

    /** How many records of an org the ledger has. */
    long stored(String org) {
        return jdbi().withHandle(handle -> handle.createQuery("select count(*) from record where org_id = :org")
                .bind("org", org)
                .mapTo(Long.class)
                .one());
    }

    /** A service that takes webhooks; not started yet. */
    Replica service(String service) throws IOException {
        return service(service, Map.of());
    }

    /** The same, which follows an org. */
    Replica service(String service, Simulator org) throws IOException {
        return service(service, org, Map.of());
    }

    /** The same, with more in its environment. */
    Replica service(String service, Simulator org, Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(more);
        settings.putAll(Map.of(
                "WHYNOT_SALESFORCE_LOGIN_URL", org.url(),
                "WHYNOT_SALESFORCE_CLIENT_ID", org.clientId(),
                "WHYNOT_SALESFORCE_CLIENT_SECRET", org.clientSecret(),
                "WHYNOT_SALESFORCE_POLL_EVERY", "1s",
                "WHYNOT_SALESFORCE_OVERLAP", "20s",
                "WHYNOT_SALESFORCE_LEASE_EVERY", "1s",
                "WHYNOT_SALESFORCE_RETRY_PAUSE", "50ms",
                "WHYNOT_SALESFORCE_FAILURE_PAUSE", "100ms",
                "WHYNOT_SALESFORCE_READ_TIMEOUT", "10s"));
        return service(service, settings);
    }

    private Replica service(String service, Map<String, String> settings) throws IOException {
        Path log = Files.createDirectories(LOGS).resolve("%s-%s.log".formatted(name, service));
        Files.deleteIfExists(log);
        Map<String, String> all = new HashMap<>(settings);
        all.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl());
        all.put("WHYNOT_WEBHOOK_SECRETS", SECRET);
        all.put("WHYNOT_WEBHOOK_ORGANIZATION_IDS", MessageSender.ORG);
        Replica replica = new Replica(service, dataDir(service), log, all);
        services.add(replica);
        return replica;
    }

    @Override
    public void close() throws IOException {
        try (scratch;
                postgres) {
            services.forEach(Replica::close);
        }
    }
}
