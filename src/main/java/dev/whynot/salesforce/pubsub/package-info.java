/** Follows change events of the Pub/Sub API: which records changed, so that they are read at once. */
package dev.whynot.salesforce.pubsub;
