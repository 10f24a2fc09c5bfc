package dev.whynot.analytics.drivers;

/** Found in a state of the records. */
public interface Stamped {

    /** Of the state that was searched. */
    String stamp();
}
