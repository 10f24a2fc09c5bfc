package dev.whynot.salesforce.wire;

/** Is asked before each call to Salesforce, and may refuse it by throwing. */
@FunctionalInterface
public interface CallGate {

    void beforeCall();
}
