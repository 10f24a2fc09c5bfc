package dev.whynot.access;

import jakarta.inject.Singleton;

/**
 * Bounds how many requests each token and person makes a minute. In open mode there is only this machine, whose own
 * scripts nobody has to be protected from; webhooks have limits of their own.
 */
@Singleton
class RequestLimit {

    private final Callers callers;
    private final int perMinute;
    private final Buckets buckets;

    RequestLimit(Callers callers, AccessSettings settings) {
        this.callers = callers;
        this.perMinute = settings.requestsPerMinute();
        this.buckets = new Buckets(perMinute);
    }

    /** Counts a request: 0 if it may be answered, else after how many seconds the next one is. */
    long take() {
        Caller caller = callers.current();
        return caller.isKnown() ? buckets.take(caller.actor()) : 0;
    }

    int perMinute() {
        return perMinute;
    }
}
