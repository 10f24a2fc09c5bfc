package dev.whynot.salesforce.webhook;

import java.util.List;

import dev.whynot.ledger.SalesObject;
import dev.whynot.ledger.Sighting;
import dev.whynot.salesforce.door.Door;
import dev.whynot.salesforce.door.RecordError;

/**
 * What one request brought, ready to be committed as a whole.
 *
 * @param received records
 * @param sightings of those that can be taken in as they are
 * @param rejected those that cannot become one of ours
 * @param ignored how many are of objects that are not ours
 * @param notifications ids of the notifications that brought them, where they have some
 * @param wantsPoll whether some do not tell how new they are, so that they have to be read
 */
record Push(
        Door door,
        String org,
        int received,
        List<Sighting> sightings,
        List<Rejected> rejected,
        int ignored,
        List<String> notifications,
        boolean wantsPoll) {

    /** A record that cannot become one of ours. */
    record Rejected(SalesObject object, RecordError error) {}
}
