package dev.whynot.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.whynot.simulator.bulk.BulkApi;
import dev.whynot.simulator.fault.ArmedFault;
import dev.whynot.simulator.fault.CallLog;
import dev.whynot.simulator.fault.Fault;
import dev.whynot.simulator.fault.Faults;
import dev.whynot.simulator.http.HttpListener;
import dev.whynot.simulator.oauth.Credentials;
import dev.whynot.simulator.oauth.Keys;
import dev.whynot.simulator.oauth.Sessions;
import dev.whynot.simulator.oauth.TokenEndpoint;
import dev.whynot.simulator.org.Org;
import dev.whynot.simulator.org.OrgClock;
import dev.whynot.simulator.org.Transaction;
import dev.whynot.simulator.pubsub.PubSubServer;
import dev.whynot.simulator.rest.Limits;
import dev.whynot.simulator.rest.RestApi;
import dev.whynot.simulator.rest.Salesforce;

/** A Salesforce org on a port of the loopback address. Its methods may be called while clients are at it. */
public final class Simulator implements AutoCloseable {

    private final Settings settings;
    private final Org org;
    private final Sessions sessions;
    private final Limits limits;
    private final BulkApi bulk;
    private final RestApi rest;
    private final Faults faults = new Faults();
    private final CallLog calls = new CallLog();
    private final String privateKey;
    private final HttpListener listener;
    private final PubSubServer pubSub;

    /** One pair for all simulators of a process: looking for primes takes seconds of processor time. */
    private static final class OwnKeys {
        static final KeyPair PAIR = Keys.pair();
    }

    private Simulator(Settings settings) throws IOException {
        this.settings = settings;
        KeyPair own = settings.publicKey() == null ? OwnKeys.PAIR : null;
        this.privateKey = own == null ? null : Keys.pem(own.getPrivate());
        this.org = new Org(settings.org(), settings.username());
        this.sessions = new Sessions(org.organizationId());
        this.limits = new Limits(settings.dailyApiRequests());
        this.bulk = new BulkApi(org, settings.bulk());
        this.rest = new RestApi(org, limits, bulk, settings.cursorLife());
        Credentials credentials = new Credentials(
                settings.clientId(),
                settings.clientSecret(),
                settings.username(),
                own == null ? settings.publicKey() : own.getPublic());
        Salesforce salesforce = new Salesforce(
                org, sessions, new TokenEndpoint(credentials, sessions), rest, bulk, limits, faults, calls, this::url);
        this.listener = new HttpListener(settings.port(), new Control(this, salesforce));
        this.pubSub = settings.pubSub() == null
                ? null
                : new PubSubServer(org, settings.pubSub(), sessions, faults, calls, this::url);
    }

    /** An empty standard org. */
    public static Simulator start() {
        return start(Settings.standard());
    }

    public static Simulator start(Settings settings) {
        try {
            return new Simulator(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients sign in, and the instance URL that they are told; without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + listener.port();
    }

    /**
     * The port of 127.0.0.1 where the Pub/Sub API is, without TLS.
     *
     * @throws IllegalStateException where the settings did not ask for it
     */
    public int pubSubPort() {
        if (pubSub == null) {
            throw new IllegalStateException("The settings did not ask for the Pub/Sub API");
        }
        return pubSub.port();
    }

    /** Whether there is one. */
    boolean hasPubSub() {
        return pubSub != null;
    }

    public String clientId() {
        return settings.clientId();
    }

    public String clientSecret() {
        return settings.clientSecret();
    }

    public String username() {
        return settings.username();
    }

    /**
     * The key to sign JWTs with, as PEM (PKCS#8).
     *
     * @throws IllegalStateException where the settings gave a public key
     */
    public String privateKey() {
        if (privateKey == null) {
            throw new IllegalStateException("Whoever gave the public key has the private one");
        }
        return privateKey;
    }

    /** Of 18 characters. */
    public String organizationId() {
        return org.organizationId();
    }

    /** The integration user, 18 characters. */
    public String userId() {
        return org.userId();
    }

    /** The org, to change its fields. */
    public Org org() {
        return org;
    }

    public OrgClock clock() {
        return org.clock();
    }

    /** See {@link Transaction#insert(String, Object...)}. */
    public String insert(String object, Object... namesAndValues) {
        return org.transaction().insert(object, namesAndValues);
    }

    /** See {@link Transaction#insert(String, Map)}. */
    public String insert(String object, Map<String, ?> values) {
        return org.transaction().insert(object, values);
    }

    /** Adds so many records of the same kind, each in a transaction of its own: so many change events; their ids. */
    public List<String> burst(String object, int records) {
        return IntStream.rangeClosed(1, records)
                .mapToObj(number -> insert(object, object.equals("Lead") ? "LastName" : "Name", "Burst " + number))
                .toList();
    }

    /** See {@link Transaction#update(String, String, Object...)}. */
    public void update(String object, String id, Object... namesAndValues) {
        org.transaction().update(object, id, namesAndValues);
    }

    /** See {@link Transaction#update(String, String, Map)}. */
    public void update(String object, String id, Map<String, ?> values) {
        org.transaction().update(object, id, values);
    }

    /** See {@link Transaction#updateAll}. */
    public void updateAll(String object, List<String> ids, Object... namesAndValues) {
        org.transaction().updateAll(object, ids, namesAndValues);
    }

    /** See {@link Transaction#delete}. */
    public void delete(String object, String... ids) {
        org.transaction().delete(object, ids);
    }

    /** See {@link Transaction#undelete}. */
    public void undelete(String object, String... ids) {
        org.transaction().undelete(object, ids);
    }

    /** See {@link Transaction#purge}. */
    public void purge(String object, String... ids) {
        org.transaction().purge(object, ids);
    }

    /** See {@link Transaction#mergeLeads}. */
    public void mergeLeads(String master, String... others) {
        org.transaction().mergeLeads(master, others);
    }

    /** See {@link Transaction#convertLead}. */
    public Transaction.Conversion convertLead(String lead, String opportunityName) {
        return org.transaction().convertLead(lead, opportunityName);
    }

    /** Changes that bear this SystemModstamp; an older one than the clock's is a late commit. */
    public Transaction at(Instant stamp) {
        return org.transaction().at(stamp);
    }

    /** Changes by the system: SystemModstamp moves, LastModifiedDate does not. */
    public Transaction automated() {
        return org.transaction().automated();
    }

    /** See {@link Org#record}. */
    public Optional<Map<String, Object>> record(String object, String id) {
        return org.record(object, id);
    }

    /** See {@link Org#records}. */
    public List<Map<String, Object>> records(String object) {
        return org.records(object);
    }

    /** Lets something go wrong. */
    public ArmedFault arm(Fault fault) {
        return faults.arm(fault);
    }

    /** Lets everything go right again, but for what has become of the org meanwhile. */
    public void disarm() {
        faults.disarm();
    }

    /** What has been asked so far. */
    public CallLog calls() {
        return calls;
    }

    /** Ends all sessions: the next call answers 401 until the client signs in again. */
    public void endSessions() {
        sessions.endAll();
    }

    /** Forgets which queries have more pages, and where clients are in bulk results. */
    public void expireLocators() {
        rest.expireLocators();
    }

    /** As if the org had made so many API calls today; at the limit all further ones are refused. */
    public void setApiUsage(int calls) {
        limits.setUsed(calls);
    }

    public int apiUsage() {
        return limits.used();
    }

    /** Ids of the bulk jobs that nobody has deleted. */
    public List<String> bulkJobs() {
        return bulk.ids();
    }

    /** Closes every connection. */
    @Override
    public void close() {
        if (pubSub != null) {
            pubSub.close();
        }
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
