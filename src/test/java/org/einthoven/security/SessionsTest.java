package org.einthoven.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.einthoven.TestDatabase;
import org.einthoven.security.FailedSignInsTest.SetClock;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SessionsTest {
    @Inject
    EntityManager entities;

    private final String owner = "o" + UUID.randomUUID();
    private final UUID session = UUID.randomUUID();
    private final SetClock clock = new SetClock();

    private <T> T ask(Function<Sessions, T> question) {
        Sessions replica = new Sessions(entities, clock);
        return QuarkusTransaction.requiringNew().call(() -> question.apply(replica));
    }

    private boolean isOpen(UUID id, String account) {
        return ask(sessions -> sessions.isOpen(id, account, true));
    }

    private boolean isAdmitted() {
        return ask(sessions -> sessions.admits(session, owner, true));
    }

    private boolean end(String account) {
        return ask(sessions -> sessions.end(session, account));
    }

    private List<Sessions.Open> open() {
        return ask(sessions -> sessions.of(owner));
    }

    private void begin() {
        ask(sessions -> {
            sessions.begin(session, owner, "192.0.2.1", "a browser".repeat(100));
            return true;
        });
    }

    @Test
    void endAfterADaysWorkHoweverBusySomebodyWas() {
        begin();
        for (int i = 0; i < 12; i++) {
            assertThat(isOpen(session, owner)).isTrue();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(isOpen(session, owner)).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(isOpen(session, owner)).isFalse();
    }

    @Test
    void areOfOneAccountAlone() {
        begin();

        assertThat(isOpen(session, "another")).isFalse();
        assertThat(isOpen(UUID.randomUUID(), owner)).isFalse();
        assertThat(end("another")).isFalse();
        assertThat(isOpen(session, owner)).isTrue();
    }

    @Test
    void areListedUntilTheyWereLeftAloneForAsLongAsTheCookieHolds() {
        begin();
        clock.advance(Duration.ofMinutes(50));
        isOpen(session, owner);

        Sessions.Open open = open().get(0);
        assertThat(open.seenAt()).isEqualTo(open.startedAt().plus(Duration.ofMinutes(50)));
        assertThat(open.agent()).hasSize(300);
        clock.advance(Duration.ofMinutes(66));
        assertThat(open()).isEmpty();
    }

    @Test
    void ofAnIdentityProviderStayEndedOnceTheyAre() {
        assertThat(isAdmitted()).isTrue();
        assertThat(end(owner)).isTrue();

        assertThat(isAdmitted()).isFalse();
    }
}
