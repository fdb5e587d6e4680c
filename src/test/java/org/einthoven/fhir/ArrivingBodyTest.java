package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import org.einthoven.faults.Fault;
import org.junit.jupiter.api.Test;

class ArrivingBodyTest {
    private static final int LIMIT = 1_000_000;

    private final ByteBudget budget = new ByteBudget(1_500_000);
    private final ArrivingBody body = new ArrivingBody(budget, LIMIT);

    @Test
    void handsOverWhatCameInItsOrderAndGivesItsPlaceBack() {
        body.add(Buffer.buffer("{\"resource"));
        body.add(Buffer.buffer("Type\"}"));

        assertThat(body.handOver().toString()).isEqualTo("{\"resourceType\"}");
        assertThat(budget.taken()).isZero();
    }

    @Test
    void takesABodyOfTheLimitAndNoByteMore() {
        assertThat(body.add(bytes(LIMIT))).isEmpty();
        assertThat(body.add(bytes(1))).contains(Fault.BODY_TOO_LARGE);
        assertThat(budget.taken()).isZero();
    }

    @Test
    void refusesWhatAllBodiesTogetherHaveNoRoomForAndLeavesTheOthersTheirs() {
        ArrivingBody other = new ArrivingBody(budget, LIMIT);
        other.add(bytes(LIMIT));

        assertThat(body.add(bytes(500_000))).isEmpty();
        assertThat(body.add(bytes(1))).contains(Fault.BUSY);
        assertThat(budget.taken()).isEqualTo(LIMIT);
    }

    @Test
    void isTooSlowOnlyOnceThePatienceIsOver() {
        assertThat(body.isTooSlow(ArrivingBody.PATIENCE.minusMillis(1))).isFalse();
        assertThat(body.isTooSlow(ArrivingBody.PATIENCE)).isTrue();
    }

    @Test
    void isNotTooSlowAtThePaceThatIsAskedForOverItsWholeTime() {
        body.add(bytes((int) (100 * ArrivingBody.BYTES_A_SECOND)));

        assertThat(body.isTooSlow(Duration.ofSeconds(100))).isFalse();
        assertThat(body.isTooSlow(Duration.ofSeconds(101))).isTrue();
    }

    @Test
    void isTooSlowOnceItIsSilentHoweverMuchCameBefore() {
        body.add(bytes(LIMIT));
        boolean refused = false;
        int seconds = 0;
        while (!refused && seconds < 600) {
            seconds += 5;
            refused = body.isTooSlow(Duration.ofSeconds(seconds));
        }

        assertThat(seconds).isBetween(35, 90);
    }

    @Test
    void isNotTooSlowWhileItPausesForLessThanThePatience() {
        for (int seconds = 5; seconds <= 200; seconds += 5) {
            boolean pause = seconds > 100 && seconds < 125;
            body.add(bytes(pause ? 0 : (int) (6 * ArrivingBody.BYTES_A_SECOND)));
            assertThat(body.isTooSlow(Duration.ofSeconds(seconds))).isFalse();
        }
    }

    private static Buffer bytes(int count) {
        return Buffer.buffer(new byte[count]);
    }
}
