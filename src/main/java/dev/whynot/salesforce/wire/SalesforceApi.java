package dev.whynot.salesforce.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;

import com.force.api.ApiConfig;
import com.force.api.ApiException;
import com.force.api.ApiSession;
import com.force.api.DescribeSObject;
import com.force.api.ForceApi;
import com.force.api.QueryResult;
import com.force.api.ResourceException;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.faulttolerance.api.Guard;
import org.jboss.resteasy.reactive.RestResponse;

import dev.whynot.salesforce.wire.SalesforceException.Kind;

/**
 * Calls to the org. Each signs in where needed, once more when its session has ended, and is tried again, with growing
 * pauses, when Salesforce did not answer or answers that it cannot now. What still fails is a
 * {@link SalesforceException}.
 */
public final class SalesforceApi {

    private static final int TRIES = 5;
    private static final int PAUSES_AT_REFUSAL = 12;
    private static final Pattern API_USAGE = Pattern.compile("api-usage=\\d+/(\\d+)");

    private final SalesforceSettings settings;
    private final Sessions sessions;
    private final CallGate gate;
    private final Guard retries;
    private final Map<String, BulkClient> clients = new ConcurrentHashMap<>();

    public SalesforceApi(SalesforceSettings settings, Clock clock, CallGate gate) {
        this.settings = settings;
        this.sessions = new Sessions(
                new SignIn(settings, clock), settings.failurePause().multipliedBy(PAUSES_AT_REFUSAL));
        this.gate = gate;
        this.retries = Guard.create()
                .withRetry()
                .maxRetries(TRIES - 1)
                .maxDuration(10, ChronoUnit.MINUTES)
                .whenException(e -> e instanceof SalesforceException refused && refused.isWorthRetrying())
                .withCustomBackoff()
                .strategy(() -> new Backoff(settings.retryPause()))
                .done()
                .done()
                .build();
    }

    /**
     * What the headers of any answer tell.
     *
     * @param maxCalls how many calls anybody may make in 24 hours; empty if the answer does not say
     * @param date the org's time; empty if the answer does not say
     */
    public record Told(OptionalLong maxCalls, Optional<Instant> date) {}

    /** The 18-character id of the org that we are signed in to. */
    public String orgId() {
        return retries.get(() -> sessions.current().orgId(), String.class);
    }

    /** Where the org answers: as it said when we signed in last, else, as a replica that only looks on, as configured. */
    public String instanceUrl() {
        return sessions.instanceUrl().orElseGet(() -> settings.loginUrl().orElseThrow());
    }

    /** The session in use; a new one if there is none. */
    public Session session() {
        return retries.get(sessions::current, Session.class);
    }

    /** Somebody found that a session has ended. */
    public void ended(Session session) {
        sessions.ended(session);
    }

    /** Rows that a SOQL query finds, without deleted ones. */
    public QueryPage query(String soql) {
        return withLibrary(api -> page(api.query(soql)), QueryPage.class);
    }

    /** Rows that a SOQL query finds, deleted ones too. */
    @SuppressWarnings("rawtypes")
    public QueryPage queryAll(String soql) {
        return withLibrary(api -> page(api.queryAll(soql, Map.class)), QueryPage.class);
    }

    /** The fields of an object as far as we may see them. */
    public DescribeSObject describe(String object) {
        return withLibrary(api -> api.describeSObject(object), DescribeSObject.class);
    }

    /** What the org tells beside its answers; the resource for limits would want more rights. */
    public Told told() {
        return withClient(
                (client, token) -> {
                    RestResponse<String> answer = client.resources(token, settings.apiVersion());
                    String info = answer.getHeaderString("Sforce-Limit-Info");
                    Matcher usage = API_USAGE.matcher(info == null ? "" : info);
                    return usage.find() // else it may be a proxy's
                            ? new Told(
                                    OptionalLong.of(Long.parseLong(usage.group(1))),
                                    Optional.ofNullable(answer.getDate()).map(Date::toInstant))
                            : new Told(OptionalLong.empty(), Optional.empty());
                },
                Told.class);
    }

    /** Starts a Bulk query, deleted rows included. */
    public BulkJob startBulkQueryAll(String soql) {
        return withClient(
                (client, token) -> client.create(
                        token, settings.apiVersion(), new BulkClient.NewJob("queryAll", soql, "CSV", "COMMA", "LF")),
                BulkJob.class);
    }

    public BulkJob bulkJob(String id) {
        return withClient((client, token) -> client.job(token, settings.apiVersion(), id), BulkJob.class);
    }

    /**
     * A page of a finished Bulk query; it may be fetched again.
     *
     * @param locator where it starts; empty for the first page
     */
    public BulkPage bulkPage(String id, Optional<String> locator, int most) {
        return withClient(
                (client, token) -> {
                    RestResponse<InputStream> page =
                            client.results(token, settings.apiVersion(), id, most, locator.orElse(null));
                    String rows = page.getHeaderString("Sforce-NumberOfRecords");
                    String next = page.getHeaderString("Sforce-Locator");
                    if (rows == null || next == null) {
                        page.close();
                        throw SalesforceException.incomplete(
                                "A page of Bulk job %s came without its number of rows or its locator, so not from Salesforce"
                                        .formatted(id));
                    }
                    return new BulkPage(
                            page.getEntity(),
                            Long.parseLong(rows),
                            Optional.of(next).filter(text -> !text.equals("null")));
                },
                BulkPage.class);
    }

    public void deleteBulk(String id) {
        withClient(
                (client, token) -> {
                    client.delete(token, settings.apiVersion(), id);
                    return true;
                },
                Boolean.class);
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static QueryPage page(QueryResult<Map> result) {
        List<Map<String, Object>> rows =
                result.getRecords() == null ? List.of() : (List<Map<String, Object>>) (List) result.getRecords();
        return new QueryPage(result.getTotalSize(), result.isDone(), rows);
    }

    private <T> T withLibrary(Function<ForceApi, T> call, Class<T> type) {
        return call(
                session -> {
                    ApiConfig config = new ApiConfig()
                            .setApiVersionString("v" + settings.apiVersion())
                            .setRequestTimeout((int) settings.readTimeout().toMillis());
                    ApiSession own = new ApiSession(session.accessToken(), session.instanceUrl());
                    try {
                        return call.apply(new ForceApi(config, own));
                    } catch (ApiException e) {
                        throw Errors.of(e.getCode(), e.getMessage());
                    } catch (ResourceException e) {
                        throw SalesforceException.noAnswer(e);
                    }
                },
                type);
    }

    @FunctionalInterface
    private interface ClientCall<T> {
        T with(BulkClient client, String authorization);
    }

    private <T> T withClient(ClientCall<T> call, Class<T> type) {
        return call(
                session -> {
                    BulkClient client = clients.computeIfAbsent(session.instanceUrl(), this::client);
                    try {
                        return call.with(client, "Bearer " + session.accessToken());
                    } catch (WebApplicationException e) {
                        throw Errors.of(e.getResponse().getStatus(), Errors.body(e))
                                .after(Errors.retryAfter(e));
                    } catch (ProcessingException e) {
                        throw SalesforceException.noAnswer(e);
                    }
                },
                type);
    }

    private BulkClient client(String instanceUrl) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(instanceUrl))
                .connectTimeout(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .build(BulkClient.class);
    }

    private <T> T call(Function<Session, T> call, Class<T> type) {
        return retries.get(
                () -> {
                    try {
                        return once(call);
                    } catch (SalesforceException e) {
                        if (e.kind() == Kind.SESSION_ENDED) {
                            return once(call);
                        }
                        throw e;
                    }
                },
                type);
    }

    private <T> T once(Function<Session, T> call) {
        Session session = sessions.current();
        gate.beforeCall();
        try {
            return call.apply(session);
        } catch (SalesforceException e) {
            if (e.kind() == Kind.SESSION_ENDED) {
                sessions.ended(session);
            }
            throw e;
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof IOException) {
                    throw SalesforceException.noAnswer(e);
                }
            }
            throw e;
        }
    }
}
