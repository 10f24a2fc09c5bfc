package dev.whynot.salesforce.webhook;

import java.util.Map;

/**
 * A record as a webhook bears it.
 *
 * @param notification id of the notification that brought it; null if there is none
 * @param type API name of its object
 * @param fields values by API name; one that is not there is unchanged, an empty text clears
 */
record PushedRecord(String notification, String type, Map<String, String> fields) {

    /** The record's id as it was given. */
    String id() {
        return fields.getOrDefault("Id", "");
    }
}
