package dev.whynot.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** How long somebody takes for the same questions, asked one after the other. */
final class Stopwatch {

    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);
    private static final int FEWEST = 7;
    private static final int MOST = 500;

    private Stopwatch() {}

    /** The median of seven answers or more, after at least two that do not count. */
    static Duration median(Asked asked) throws SQLException {
        List<Question> questions = Question.all();
        long begin = System.nanoTime();
        for (int i = 0; i < 2 || System.nanoTime() - begin < WARM_UP.toNanos(); i++) {
            asked.hurry(questions.get(i % questions.size()));
        }
        long[] took = new long[MOST];
        int count = 0;
        long start = System.nanoTime();
        while (count < FEWEST || count < MOST && System.nanoTime() - start < LONG_ENOUGH.toNanos()) {
            long asking = System.nanoTime();
            asked.hurry(questions.get(count % questions.size()));
            took[count] = System.nanoTime() - asking;
            count++;
        }
        return Duration.ofNanos(Percentile.of(0.5, took, count));
    }
}
