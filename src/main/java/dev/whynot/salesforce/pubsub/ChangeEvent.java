package dev.whynot.salesforce.pubsub;

import java.util.Set;

import com.google.protobuf.ByteString;

/**
 * What an answer of a subscription told.
 *
 * @param ids of the records that changed
 * @param isOverflow whether more changed than it names, so that they have to be found by a query
 * @param replayId the position after it
 */
record ChangeEvent(Set<String> ids, boolean isOverflow, ByteString replayId) {}
