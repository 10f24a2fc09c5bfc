package dev.whynot.salesforce.webhook;

import java.util.List;

/**
 * An outbound message of Salesforce.
 *
 * @param organization id of the org that sent it
 * @param records 1 to 100
 */
record OutboundMessage(String organization, List<PushedRecord> records) {}
