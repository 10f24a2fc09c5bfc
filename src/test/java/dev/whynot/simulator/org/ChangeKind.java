package dev.whynot.simulator.org;

/** What happened to a record. */
public enum ChangeKind {
    CREATE,
    UPDATE,
    /** Into the bin. */
    DELETE,
    /** Out of the bin. */
    UNDELETE
}
