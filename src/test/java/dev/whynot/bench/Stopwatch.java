package dev.whynot.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * How long two take for the same questions, asked in turns, so that whatever else the machine does slows down both. In
 * its turn each is asked as many as a page asks when one of its filters is set: what it needs is in the processor's
 * cache then, not what the other one needed.
 *
 * @param ours the median of one
 * @param theirs that of the other
 */
record Stopwatch(Duration ours, Duration theirs) {

    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(6);
    private static final int A_TURN = 10;
    private static final int MOST = 100 * A_TURN;

    /** How many times as long the other one takes. */
    double ratio() {
        return (double) theirs.toNanos() / ours.toNanos();
    }

    /** Medians of the answers of one turn or more, after at least two that do not count. */
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
        while (count == 0 || count < MOST && System.nanoTime() - start < LONG_ENOUGH.toNanos()) {
            turn(our, questions, ours, count);
            turn(their, questions, theirs, count);
            count += A_TURN;
        }
        return new Stopwatch(
                Duration.ofNanos(Percentile.of(0.5, ours, count)), Duration.ofNanos(Percentile.of(0.5, theirs, count)));
    }

    private static void turn(Asked asked, List<Question> questions, long[] nanos, int from) throws SQLException {
        for (int i = from; i < from + A_TURN; i++) {
            nanos[i] = nanos(asked, questions.get(i % questions.size()));
        }
    }

    private static long nanos(Asked asked, Question question) throws SQLException {
        long start = System.nanoTime();
        asked.hurry(question);
        return System.nanoTime() - start;
    }
}
