package dev.whynot.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * How long two take for the same questions, asked in turns, so that whatever else the machine does slows down both.
 *
 * @param ours the median of one
 * @param theirs that of the other
 */
record Stopwatch(Duration ours, Duration theirs) {

    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(6);
    private static final int FEWEST = 7;
    private static final int MOST = 1_000;

    /** How many times as long the other one takes. */
    double ratio() {
        return (double) theirs.toNanos() / ours.toNanos();
    }

    /** Medians of seven answers or more, after at least two that do not count. */
    static Stopwatch compare(Asked our, Asked their) throws SQLException {
        List<Question> questions = Question.all();
        long begin = System.nanoTime();
        for (int i = 0; i < 2 || System.nanoTime() - begin < WARM_UP.toNanos(); i++) {
            our.hurry(questions.get(i % questions.size()));
            their.hurry(questions.get(i % questions.size()));
        }
        long[] ours = new long[MOST];
        long[] theirs = new long[MOST];
        int count = 0;
        long start = System.nanoTime();
        while (count < FEWEST || count < MOST && System.nanoTime() - start < LONG_ENOUGH.toNanos()) {
            Question question = questions.get(count % questions.size());
            ours[count] = nanos(our, question);
            theirs[count] = nanos(their, question);
            count++;
        }
        return new Stopwatch(
                Duration.ofNanos(Percentile.of(0.5, ours, count)), Duration.ofNanos(Percentile.of(0.5, theirs, count)));
    }

    private static long nanos(Asked asked, Question question) throws SQLException {
        long start = System.nanoTime();
        asked.hurry(question);
        return System.nanoTime() - start;
    }
}
