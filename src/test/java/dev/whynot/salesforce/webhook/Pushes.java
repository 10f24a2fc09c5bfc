package dev.whynot.salesforce.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.whynot.mapping.FirstRevision;
import dev.whynot.mapping.Mappings;
import dev.whynot.reason.Taxonomy;
import dev.whynot.salesforce.door.Door;
import dev.whynot.salesforce.webhook.PushReader.Read;

/** What becomes of pushed records where no org is connected, without the service around it. */
final class Pushes {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T00:00:00Z"), ZoneOffset.UTC);
    private static final String ORG = "00D000000000001EAA";

    private final PushReader reader = new PushReader(
            null, new NotConnected(), new Mappings(Optional.empty(), Taxonomy.bundled()), new FirstRevision(), CLOCK);

    private static final class NotConnected extends ConnectedOrg {

        NotConnected() {
            super(null, null);
        }

        @Override
        boolean is(String org) {
            return false;
        }
    }

    /** How many of them can be taken in. */
    int take(Door door, List<PushedRecord> records) {
        List<Read> read =
                records.stream().map(record -> reader.read(ORG, door, record)).toList();
        return reader.push(ORG, door, records, read).sightings().size();
    }
}
