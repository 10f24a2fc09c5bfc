package dev.whynot.chaos;

import java.time.Duration;

/** The server of the database gets no processor time ({@code SIGSTOP}): connections stay open, nothing is answered. */
final class DatabaseHangs implements Fault {

    /** Longer than webhooks wait for their commit. */
    private static final Duration HANGING = Duration.ofSeconds(27);

    @Override
    public String expected() {
        return WithoutDatabase.EXPECTED;
    }

    @Override
    public void strike(Scene scene, Report report) throws Exception {
        DatabaseProcess database = scene.database();
        new WithoutDatabase(scene, report, HANGING).run(database::freeze, database::thaw);
    }
}
