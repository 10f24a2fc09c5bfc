package dev.whynot.salesforce.wire;

import java.time.Duration;
import java.util.Optional;

import dev.whynot.elapsed.Pause;
import dev.whynot.salesforce.wire.SalesforceException.Kind;

/** The session in use. After a refused sign-in the next try waits, longer each time. */
final class Sessions {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private final SignIn signIn;
    private Session current;
    private volatile String instanceUrl; // read without waiting for a sign-in
    private SalesforceException refusal;
    private final Duration firstWait;
    private Duration wait;
    private Pause pause = Pause.OVER;

    /**
     * No session yet.
     *
     * @param firstWait how long to wait after the first refusal
     */
    Sessions(SignIn signIn, Duration firstWait) {
        this.firstWait = firstWait;
        this.wait = firstWait;
        this.signIn = signIn;
    }

    /**
     * The current session, or a new one if there is none.
     *
     * @throws SalesforceException refused now or a moment ago, or no answer
     */
    synchronized Session current() {
        if (current != null) {
            return current;
        }
        if (!pause.isOver()) {
            throw refusal;
        }
        try {
            current = signIn.signIn();
            instanceUrl = current.instanceUrl();
            wait = firstWait;
            return current;
        } catch (SalesforceException e) {
            if (e.kind() == Kind.SIGN_IN_REFUSED) {
                refusal = e;
                pause = Pause.of(wait);
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
            }
            throw e;
        }
    }

    /** Where the org answers, as it said at the last sign-in. */
    Optional<String> instanceUrl() {
        return Optional.ofNullable(instanceUrl);
    }

    /** Forgets a session that ended, unless somebody else has a new one already. */
    synchronized void ended(Session session) {
        if (current == session) {
            current = null;
        }
    }
}
