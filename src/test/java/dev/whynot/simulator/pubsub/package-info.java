/**
 * Change data capture over the Pub/Sub API: what is done to leads and opportunities becomes events, which are kept for
 * some days and served by gRPC, without TLS, on a port of their own.
 *
 * <p>Where Salesforce's documentation leaves it open: an answer holds up to 25 events; a call whose session has ended is
 * ended at once; one that nothing is asked of ends well, without an error; an unknown schema is NOT_FOUND with
 * {@code schema.meta.permission}; replay ids have ten bytes, the last two of which may be left out.
 */
package dev.whynot.simulator.pubsub;
