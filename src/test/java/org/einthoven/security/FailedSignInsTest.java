package org.einthoven.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.IntStream;
import org.einthoven.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FailedSignInsTest {
    private static final String HERE = "192.0.2.1";

    @Inject
    EntityManager entities;

    private final String name = "n" + UUID.randomUUID();
    private final SetClock clock = new SetClock();

    /** A clock that goes when it is told to. */
    static final class SetClock extends Clock {
        // as finely as the database keeps it
        private Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private boolean mayTry(String address) {
        // each time as another replica, which knows nothing but the database
        FailedSignIns replica = new FailedSignIns(entities, clock);
        return QuarkusTransaction.requiringNew().call(() -> replica.mayTry(name, address));
    }

    private void wrong(int times) {
        IntStream.range(0, times).forEach(i -> assertThat(mayTry(HERE)).isTrue());
    }

    @Test
    void waitTwiceAsLongEachTimeAfterTenFromOneAddress() {
        wrong(10);
        for (Duration pause : new Duration[] {Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4)}) {
            assertThat(mayTry(HERE)).isFalse();
            clock.advance(pause.minusSeconds(1));
            assertThat(mayTry(HERE)).isFalse();
            clock.advance(Duration.ofSeconds(1));
            assertThat(mayTry(HERE)).isTrue();
        }
    }

    @Test
    void doNotKeepOutTheOwnerWhoComesFromElsewhere() {
        wrong(10);

        assertThat(mayTry(HERE)).isFalse();
        assertThat(mayTry("192.0.2.2")).isTrue();
    }

    @Test
    void areForgottenAfterHalfAnHourOrByTheRightPassword() {
        wrong(10);
        clock.advance(FailedSignIns.FORGOTTEN_AFTER.plusSeconds(1));
        wrong(10);
        QuarkusTransaction.requiringNew().run(() -> new FailedSignIns(entities, clock).right(name, HERE));

        wrong(10);
        assertThat(mayTry(HERE)).isFalse();
    }

    @Test
    void slowANameDownThatIsGuessedAtFromManyAddresses() {
        IntStream.range(0, FailedSignIns.FROM_ANYWHERE)
                .forEach(i -> assertThat(mayTry("198.51.100." + i)).isTrue());

        assertThat(mayTry("203.0.113.1")).isFalse();
        clock.advance(Duration.ofMinutes(1));
        assertThat(mayTry("203.0.113.2")).isTrue();
        assertThat(mayTry("203.0.113.3")).isFalse();
        clock.advance(Duration.ofMinutes(1));
        assertThat(mayTry("203.0.113.4")).isTrue();
    }

    @Test
    void areCountedOneByOneWhenTheyComeAtOnce() {
        long allowed =
                IntStream.range(0, 40).parallel().filter(i -> mayTry(HERE)).count();

        assertThat(allowed).isEqualTo(FailedSignIns.FROM_ONE_ADDRESS);
    }

    @Test
    void keepNoNameThatWasTyped() {
        wrong(1);

        String kept = QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select string_agg(encode(source, 'escape'), ' ') from failed_sign_in", String.class)
                .getSingleResult()
                .toString());
        assertThat(kept).doesNotContain(name);
    }
}
