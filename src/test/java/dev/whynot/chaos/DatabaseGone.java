package dev.whynot.chaos;

import java.time.Duration;

/** The server of the database is stopped and started again: connections are cut, new ones refused. */
final class DatabaseGone implements Fault {

    private static final Duration GONE = Duration.ofSeconds(20);

    @Override
    public String expected() {
        return WithoutDatabase.EXPECTED;
    }

    @Override
    public void strike(Scene scene, Report report) throws Exception {
        DatabaseProcess database = scene.database();
        new WithoutDatabase(scene, report, GONE).run(database::stop, database::start);
    }
}
