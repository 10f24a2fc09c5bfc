package dev.whynot.elapsed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepeatsTest {

    private static final long PATIENCE_SECONDS = 60;
    private static final Duration SOON = Duration.ofMillis(1);

    private final Repeats repeats = new Repeats(true);

    @AfterEach
    void stop() {
        repeats.stop(null);
    }

    @Test
    void goesOnAlsoAfterAFailure() throws InterruptedException {
        CountDownLatch thrice = new CountDownLatch(3);
        repeats.every(SOON, SOON, "failing", () -> {
            thrice.countDown();
            throw new IllegalStateException("as every time");
        });
        assertThat(thrice.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void oneThatHangsKeepsNoOtherWaitingAndIsNotBegunTwice() throws InterruptedException {
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch end = new CountDownLatch(1);
        repeats.every(SOON, SOON, "hanging", () -> {
            begun.incrementAndGet();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        CountDownLatch many = new CountDownLatch(20);
        repeats.every(SOON, SOON, "other", many::countDown);
        assertThat(many.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(begun).hasValueLessThanOrEqualTo(1);
        end.countDown();
    }

    @Test
    void nothingIsDoneWhereTestsTakeTheSteps() throws InterruptedException {
        AtomicInteger begun = new AtomicInteger();
        new Repeats(false).every(SOON, Duration.ZERO, "off", begun::incrementAndGet);
        CountDownLatch meanwhile = new CountDownLatch(20);
        repeats.every(SOON, Duration.ZERO, "on", meanwhile::countDown);
        assertThat(meanwhile.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(begun).hasValue(0);
    }

    @Test
    void nothingBeginsAfterTheStop() throws InterruptedException {
        AtomicInteger begun = new AtomicInteger();
        Repeats stopped = new Repeats(true);
        stopped.every(Duration.ofMillis(50), Duration.ofMillis(50), "stopped", begun::incrementAndGet);
        stopped.stop(null);
        int then = begun.get();
        TimeUnit.MILLISECONDS.sleep(200);
        assertThat(begun).hasValueBetween(then, then + 1); // one may have been under way
    }

    @Test
    void pauseIsOverWhenItsTimeIs() {
        assertThat(Pause.OVER.isOver()).isTrue();
        assertThat(Pause.of(Duration.ZERO).isOver()).isTrue();
        assertThat(Pause.of(Duration.ofDays(1)).isOver()).isFalse();
        assertThat(new Pause(System.nanoTime() - 10, 5).isOver()).isTrue();
    }
}
