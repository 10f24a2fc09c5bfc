package dev.whynot.facts.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.whynot.http.ProblemException;

class TurnsTest {

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int QUESTIONS = 50 * CORES;

    @Test
    void noMoreThanOneACoreCountAtOnceAndAllGetTheirTurn() {
        AtomicInteger counting = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < QUESTIONS; i++) {
                asking.execute(() -> done.addAndGet(Turns.take(() -> {
                    most.accumulateAndGet(counting.incrementAndGet(), Math::max);
                    Thread.yield();
                    counting.decrementAndGet();
                    return 1;
                })));
            }
        }
        assertThat(done).hasValue(QUESTIONS);
        assertThat(most).hasValueLessThanOrEqualTo(CORES);
    }

    @Test
    void questionThatFailsGivesItsTurnBack() {
        for (int i = 0; i < 2 * CORES; i++) {
            assertThatThrownBy(() -> Turns.take(() -> {
                        throw new IllegalStateException("failed");
                    }))
                    .hasMessage("failed");
        }
    }

    @Test
    void whoeverWaitsTooLongIsSentAway() throws InterruptedException {
        CountDownLatch counting = new CountDownLatch(CORES);
        CountDownLatch enough = new CountDownLatch(1);
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CORES; i++) {
                asking.execute(() -> Turns.take(() -> {
                    counting.countDown();
                    return await(enough);
                }));
            }
            counting.await();
            assertThatThrownBy(() -> Turns.take(Duration.ofMillis(10), () -> 1))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("Too many questions are asked at once");
            enough.countDown();
        }
        assertThat(Turns.take(Duration.ofMillis(10), () -> 1)).isEqualTo(1);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
