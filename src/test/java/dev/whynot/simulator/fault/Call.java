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
    /** Of the Pub/Sub API, as are the next three. */
    GET_TOPIC,
    GET_SCHEMA,
    /** The first request of a subscription. */
    SUBSCRIBE,
    /** Further ones, which ask for more events. */
    FETCH,
    OTHER,
    /** No call: a change event is born. Struck only by faults that name it. */
    PUBLISH,
    /** No call: a change event is on its way to a subscriber. Struck only by faults that name it. */
    DELIVER;

    boolean isOfClient() {
        return this != PUBLISH && this != DELIVER;
    }
}
