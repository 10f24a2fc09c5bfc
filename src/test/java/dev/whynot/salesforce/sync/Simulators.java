package dev.whynot.salesforce.sync;

import java.time.Duration;

import dev.whynot.simulator.Settings;
import dev.whynot.simulator.bulk.BulkPace;
import dev.whynot.simulator.org.OrgShape;

/** Simulators at the port that the service under test looks at. */
final class Simulators {

    /** So that a job of some thousand rows has several. */
    private static final int ROWS_OF_A_PAGE = 5_000;

    private Simulators() {}

    /** Bulk jobs are done at once, as a job that is not is looked at again only after 2 s. */
    static Settings on(int port, OrgShape shape) {
        return withBulk(port, shape, new BulkPace(Duration.ZERO, Duration.ZERO, ROWS_OF_A_PAGE, ROWS_OF_A_PAGE));
    }

    static Settings withSlowBulk(int port, OrgShape shape) {
        return withBulk(
                port,
                shape,
                new BulkPace(Duration.ofMillis(50), Duration.ofMillis(150), ROWS_OF_A_PAGE, ROWS_OF_A_PAGE));
    }

    private static Settings withBulk(int port, OrgShape shape, BulkPace pace) {
        return Settings.standard().withPort(port).withOrg(shape).withBulk(pace).withDailyApiRequests(10_000_000);
    }

    static Settings withOtherSecret(int port) {
        return on(port, OrgShape.standard()).withClientSecret("another");
    }
}
