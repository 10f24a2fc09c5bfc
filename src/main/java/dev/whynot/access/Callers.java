package dev.whynot.access;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.quarkus.security.identity.SecurityIdentity;

/** Tells who makes the call that is being answered. */
@Singleton
public class Callers {

    /** The attribute of an identity that holds the {@link Caller}. */
    static final String ATTRIBUTE = "whynot.caller";

    private final Instance<SecurityIdentity> identity;

    Callers(Instance<SecurityIdentity> identity) {
        this.identity = identity;
    }

    /** Who makes this call; the service itself where there is none. */
    public Caller current() {
        try {
            Caller caller = identity.get().getAttribute(ATTRIBUTE);
            return caller == null ? Caller.SERVICE : caller;
        } catch (ContextNotActiveException e) {
            return Caller.SERVICE;
        }
    }
}
