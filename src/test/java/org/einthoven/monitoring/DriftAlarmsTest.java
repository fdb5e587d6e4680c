package org.einthoven.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.einthoven.TestDatabase;
import org.junit.jupiter.api.Test;

/** From sums in the database to an alarm. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DriftAlarmsTest extends WatchedSite {
    @Inject
    DriftWatch drift;

    @Inject
    DriftAlarms alarms;

    @Test
    void raisesOneAlarmWhereASeriesChangesAndKeepsWhatWasSaidOfIt() {
        String device = "Simulated";
        LocalDate start = TODAY.minusDays(100);
        LocalDate change = TODAY.minusDays(14);
        for (LocalDate day = start; day.isBefore(TODAY); day = day.plusDays(1)) {
            boolean changed = !day.isBefore(change);
            for (int i = 0; i < 30; i++) {
                simulated(day, device, i % 10 + (changed ? 12 : 0) + 70, i < (changed ? 12 : 4));
            }
        }
        forgetDrift();
        sumUp();
        drift.evaluate(TODAY.minusDays(1));

        Series rate = new Series(Series.RATE);
        DriftAlarm alarm = alarms.of(rate).get(0);
        assertThat(alarm.since()).isBetween(change.minusDays(2), change.plusDays(4));
        assertThat(alarm.after() - alarm.before()).isCloseTo(12, within(3.0));
        assertThat(alarm.isOpen()).isTrue();
        assertThat(drift.states())
                .anySatisfy(state -> assertThat(state.series()).isEqualTo(rate))
                .allSatisfy(state -> assertThat(state.evaluated()).isBetween(TODAY.minusDays(1), TODAY));
        drift.evaluate(TODAY.minusDays(1));
        assertThat(alarms.of(rate)).hasSize(1);
        assertThat(alarms.open()).isPositive();

        alarms.acknowledge(alarm.id(), "alice", "new carts on the ward", true);
        assertThatThrownBy(() -> alarms.acknowledge(alarm.id(), "bob", "me too", false))
                .hasMessageContaining("alarm");
        drift.evaluate(TODAY.minusDays(1));
        assertThat(alarms.of(rate)).singleElement().satisfies(known -> {
            assertThat(known.isOpen()).isFalse();
            assertThat(known.acknowledged()).isNotNull();
        });
        assertThat(drift.states())
                .filteredOn(state -> state.series().equals(rate))
                .singleElement()
                .satisfies(state -> assertThat(state.isLearning()).isTrue());
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery(
                                "update drift_alarm set reason = 'another' where acknowledged_at is not null")
                        .executeUpdate()))
                .hasStackTraceContaining("kept as it was written");
    }

    private void forgetDrift() {
        QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery("delete from drift_series")
                .executeUpdate());
    }
}
