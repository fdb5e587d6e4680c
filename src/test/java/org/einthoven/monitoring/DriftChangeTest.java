package org.einthoven.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.einthoven.monitoring.DriftAlarm.Acknowledgement;
import org.einthoven.monitoring.DriftChart.Crossing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DriftChangeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final LocalDate YESTERDAY = DAY.plusDays(100);

    private static Crossing crossing(int since, int raisedOn) {
        return new Crossing(DAY.plusDays(raisedOn), DAY.plusDays(since), 70, 80);
    }

    private static DriftAlarm alarm(int since, int raisedOn, @Nullable Integer acknowledged) {
        return new DriftAlarm(
                UUID.randomUUID(),
                new Series(Series.RATE),
                DAY.plusDays(raisedOn).atStartOfDay().toInstant(ZoneOffset.UTC),
                DAY.plusDays(raisedOn),
                DAY.plusDays(since),
                70,
                80,
                acknowledged == null
                        ? null
                        : new Acknowledgement(
                                DAY.plusDays(acknowledged).atTime(9, 0).toInstant(ZoneOffset.UTC), "a", "b", false));
    }

    @Test
    void tellsOnlyTheLastChangeOfAHistoryThatCameAtOnce() {
        List<Crossing> history = List.of(crossing(10, 20), crossing(21, 25), crossing(60, 66), crossing(67, 70));
        assertThat(DriftChange.of(history, List.of(), null)).contains(history.get(2));
    }

    @Test
    void tellsOfACrossingThatCameForwardWithAnotherBound() {
        Crossing forward = crossing(90, 98);
        assertThat(DriftChange.of(List.of(forward), List.of(), YESTERDAY))
                .as("on a day that was looked at, and that nobody was told of")
                .contains(forward);
        assertThat(DriftChange.of(List.of(forward), List.of(alarm(91, 99, null)), YESTERDAY))
                .as("with an alarm since the change")
                .isEmpty();
    }

    @Test
    void saysNothingOfWhatIsLongPast() {
        assertThat(DriftChange.of(List.of(crossing(40, 50)), List.of(), YESTERDAY))
                .isEmpty();
    }

    @Test
    void tellsAgainWhereASeriesDoesNotReturnAfterSomebodyHasLookedIntoIt() {
        DriftAlarm known = alarm(80, 85, 95);
        Crossing seen = crossing(86, 90);
        Crossing sameDay = crossing(91, 95);
        Crossing later = crossing(96, 101);
        assertThat(DriftChange.of(List.of(crossing(80, 85), seen), List.of(known), YESTERDAY))
                .as("who acknowledged it had seen that day")
                .isEmpty();
        assertThat(DriftChange.of(List.of(crossing(80, 85), sameDay), List.of(known), YESTERDAY))
                .contains(sameDay);
        assertThat(DriftChange.of(List.of(crossing(80, 85), seen, later), List.of(known), YESTERDAY))
                .contains(later);
    }
}
