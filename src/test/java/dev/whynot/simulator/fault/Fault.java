package dev.whynot.simulator.fault;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * Something that goes wrong: by default with the next call, once.
 *
 * @param calls that it strikes; empty for all
 * @param mentioning text that the path or query of the call must hold, or the topic, object, change type and ids of the
 *     event; empty for any
 * @param first the matching call it begins with, counted from 1
 * @param times how many calls it strikes
 * @param probability with which each matching call is struck, from 0 to 1
 * @param seed the same seed strikes the same calls
 */
public record Fault(
        Effect effect, Set<Call> calls, String mentioning, int first, int times, double probability, long seed) {

    private static Fault of(Effect effect) {
        return new Fault(effect, Set.of(), "", 1, 1, 1, 0);
    }

    private static Fault refused(int status, String errorCode, String message, Duration retryAfter) {
        return of(new Effect.Refused(status, errorCode, message, retryAfter));
    }

    /** 401 INVALID_SESSION_ID until the client signs in again. */
    public static Fault sessionEnds() {
        return of(new Effect.SessionsEnd());
    }

    /** 503 SERVER_UNAVAILABLE. */
    public static Fault unavailable() {
        return refused(503, "SERVER_UNAVAILABLE", "Service temporarily unavailable. Please try again later.", null);
    }

    /** 500 UNKNOWN_EXCEPTION. */
    public static Fault unknownException() {
        return refused(
                500,
                "UNKNOWN_EXCEPTION",
                "An unexpected error occurred. Please include this ErrorId if you contact support:"
                        + " 1467852163-28911 (-1513021312)",
                null);
    }

    /** 429 with Retry-After in whole seconds. */
    public static Fault tooManyRequests(Duration retryAfter) {
        return refused(429, "TOO_MANY_REQUESTS", "Too many requests. Please try again later.", retryAfter);
    }

    /** 403 REQUEST_LIMIT_EXCEEDED, for this call only; {@code setApiUsage} exhausts the limit for good. */
    public static Fault requestLimitExceeded() {
        return refused(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", null);
    }

    /** 403 API_DISABLED_FOR_ORG, on Bulk calls unless told otherwise: the edition or the user has no Bulk API. */
    public static Fault apiDisabled() {
        return refused(403, "API_DISABLED_FOR_ORG", "The Bulk API is not enabled for this organization or user.", null)
                .on(
                        Call.BULK_CREATE,
                        Call.BULK_LIST,
                        Call.BULK_STATUS,
                        Call.BULK_RESULTS,
                        Call.BULK_ABORT,
                        Call.BULK_DELETE)
                .always();
    }

    /** 400 QUERY_TIMEOUT. */
    public static Fault queryTimeout() {
        return refused(400, "QUERY_TIMEOUT", "Your query request was running for too long.", null)
                .on(Call.QUERY, Call.QUERY_MORE);
    }

    /** Any refusal in Salesforce's shape. */
    public static Fault refused(int status, String errorCode, String message) {
        return refused(status, errorCode, message, null);
    }

    /** 400 INVALID_QUERY_LOCATOR on the next page of any query begun before. */
    public static Fault locatorsExpire() {
        return of(new Effect.LocatorsExpire()).on(Call.QUERY_MORE, Call.BULK_RESULTS);
    }

    /** Waits before the first byte. */
    public static Fault slow(Duration delay) {
        return of(new Effect.Slow(delay));
    }

    /** Sends the body a few bytes at a time. */
    public static Fault dribble(int bytes, Duration every) {
        return of(new Effect.Dribble(bytes, every));
    }

    /** Does what was asked and resets the connection instead of answering. Java's clients ask a GET again by themselves. */
    public static Fault cutBefore() {
        return of(new Effect.Cut(0));
    }

    /** Resets the connection after so many bytes of the body as it is sent (zipped, chunked), at the latest before its end. */
    public static Fault cutAfter(int bytes) {
        return of(new Effect.Cut(Math.max(1, bytes)));
    }

    /** A well-framed answer that holds only the first bytes of the body, such as a bulk page that lacks rows. */
    public static Fault truncatedBody(int bytes) {
        return of(new Effect.Truncated(bytes));
    }

    /** 200 with JSON that breaks off in the middle. */
    public static Fault malformedJson() {
        return of(new Effect.MalformedJson());
    }

    /** An error page of a proxy, in HTML. */
    public static Fault htmlPage(int status) {
        return of(new Effect.HtmlPage(status));
    }

    /** The job asked about turns out Failed with this errorMessage. */
    public static Fault bulkJobFails(String message) {
        return of(new Effect.JobEnds("Failed", message)).on(Call.BULK_STATUS);
    }

    /** The job asked about turns out Aborted. */
    public static Fault bulkJobAborts() {
        return of(new Effect.JobEnds("Aborted", null)).on(Call.BULK_STATUS);
    }

    /** The job asked about is gone: 404. */
    public static Fault bulkJobDisappears() {
        return of(new Effect.JobDisappears()).on(Call.BULK_STATUS, Call.BULK_RESULTS);
    }

    /**
     * Any refusal of the Pub/Sub API, of a subscription unless told otherwise.
     *
     * @param status name of the gRPC status
     * @param errorCode with or without {@code sfdc.platform.eventbus.grpc.}
     */
    public static Fault rpcRefused(String status, String errorCode) {
        return of(new Effect.RpcRefused(status, errorCode)).on(Call.SUBSCRIBE);
    }

    /** INVALID_ARGUMENT, replayid.corrupted: as if the replay id of the next subscription that has one were too old. */
    public static Fault replayIdRefused() {
        return of(new Effect.ReplayIdRefused()).on(Call.SUBSCRIBE).mentioning(" CUSTOM ");
    }

    /** UNAVAILABLE instead of an event. {@code sessionEnds().on(Call.DELIVER)} has UNAUTHENTICATED there. */
    public static Fault streamCut() {
        return of(new Effect.Cut(0)).on(Call.DELIVER);
    }

    /** An event comes a second time, with the same replay id. */
    public static Fault deliveredTwice() {
        return of(new Effect.Twice()).on(Call.DELIVER);
    }

    /** The payload of an event ends in its middle. It is whole when it comes again. */
    public static Fault corruptPayload() {
        return of(new Effect.CorruptPayload()).on(Call.DELIVER);
    }

    /** GAP_CREATE, GAP_UPDATE, GAP_DELETE or GAP_UNDELETE instead of the next event that is born. */
    public static Fault gap() {
        return of(new Effect.Gap()).on(Call.PUBLISH);
    }

    /** GAP_OVERFLOW instead of the next event that is born. */
    public static Fault overflow() {
        return of(new Effect.Overflow()).on(Call.PUBLISH);
    }

    /** The next event that is born comes after so many later ones. */
    public static Fault late(int later) {
        return of(new Effect.Late(later)).on(Call.PUBLISH);
    }

    /** Strikes only these calls. */
    public Fault on(Call call, Call... others) {
        return new Fault(effect, EnumSet.of(call, others), mentioning, first, times, probability, seed);
    }

    /** Strikes only calls whose path, query or body holds this text. */
    public Fault mentioning(String text) {
        return new Fault(effect, calls, text, first, times, probability, seed);
    }

    /** Strikes from the nth matching call on, counted from 1. */
    public Fault nth(int number) {
        return new Fault(effect, calls, mentioning, number, times, probability, seed);
    }

    public Fault times(int number) {
        return new Fault(effect, calls, mentioning, first, number, probability, seed);
    }

    public Fault always() {
        return times(Integer.MAX_VALUE);
    }

    /** Strikes by chance, any number of times unless {@link #times} is said afterwards. */
    public Fault withProbability(double chance, long withSeed) {
        return new Fault(effect, calls, mentioning, first, Integer.MAX_VALUE, chance, withSeed);
    }
}
