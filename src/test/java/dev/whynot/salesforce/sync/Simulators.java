package dev.whynot.salesforce.sync;

import dev.whynot.simulator.Settings;
import dev.whynot.simulator.org.OrgShape;

/** Simulators at the port that the service under test looks at. */
final class Simulators {

    private Simulators() {}

    static Settings on(int port, OrgShape shape) {
        return Settings.standard().withPort(port).withOrg(shape).withDailyApiRequests(10_000_000);
    }

    static Settings withOtherSecret(int port) {
        return on(port, OrgShape.standard()).withClientSecret("another");
    }
}
