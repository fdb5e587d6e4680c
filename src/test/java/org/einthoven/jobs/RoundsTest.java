package org.einthoven.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Duration SOON = Duration.ofMillis(1);

    private final Rounds rounds = new Rounds("of-a-test");

    @Test
    void comesRoundAgainOnAThreadThatKeepsNoServerFromEnding() throws InterruptedException {
        CountDownLatch three = new CountDownLatch(3);
        rounds.begin(SOON, SOON, () -> {
            if (Thread.currentThread().isDaemon()
                    && Thread.currentThread().getName().equals("of-a-test")) {
                three.countDown();
            }
        });
        assertThat(three.await(60, TimeUnit.SECONDS)).isTrue();
        rounds.end();
    }

    @Test
    void theEndInterruptsARoundAndWaitsForIt() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        rounds.begin(SOON, () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException ended) {
                interrupted.countDown();
            }
        });
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        rounds.end();
        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void endsWhatNeverBegan() {
        rounds.end();
    }
}
