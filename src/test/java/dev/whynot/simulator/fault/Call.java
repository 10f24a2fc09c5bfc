package dev.whynot.simulator.fault;

/** What a client asks of Salesforce. */
public enum Call {
    TOKEN,
    USERINFO,
    VERSIONS,
    RESOURCES,
    /** The first page of a query or queryAll. */
    QUERY,
    /** Further pages. */
    QUERY_MORE,
    SOBJECTS,
    DESCRIBE,
    /** One record by its id. */
    RECORD,
    LIMITS,
    BULK_CREATE,
    BULK_LIST,
    BULK_STATUS,
    BULK_RESULTS,
    BULK_ABORT,
    BULK_DELETE,
    OTHER
}
