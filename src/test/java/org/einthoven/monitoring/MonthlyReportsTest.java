package org.einthoven.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import org.einthoven.TestDatabase;
import org.junit.jupiter.api.Test;

/** The reports of months that are over. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MonthlyReportsTest extends WatchedSite {
    @Inject
    MonthlyReports reports;

    @Inject
    Summing summing;

    @Inject
    References references;

    @Inject
    DriftWatch drift;

    @Inject
    DriftAlarms alarms;

    @Inject
    MonitoringSettings settings;

    @Test
    void keepsTheReportOfAMonthAsItWas() {
        YearMonth month = YearMonth.from(TODAY).minusMonths(1);
        simulated(month.atDay(3), "Simulated", 75, true);
        sumUp();

        byte[] kept = reports.document(month).orElseThrow();
        assertThat(new String(kept, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        simulated(month.atDay(3), "Simulated", 75, true);
        sumUp();
        assertThat(reports.document(month).orElseThrow()).isEqualTo(kept);
        assertThat(reports.all()).filteredOn(one -> one.month().equals(month)).hasSize(1);
        assertThat(reports.draft(YearMonth.from(TODAY))).isNotEmpty();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> session.createNativeMutationQuery("delete from monthly_report")
                                .executeUpdate()))
                .hasStackTraceContaining("kept as it was written");
    }

    @Test
    void makesUpForMonthsInWhichNoServerRan() {
        YearMonth before = YearMonth.from(TODAY).minusMonths(20);
        simulated(before.atDay(3), "Simulated", 75, true);
        simulated(before.plusMonths(2).atDay(3), "Simulated", 75, true);
        sumUp();
        monitor.round();
        assertThat(reports.all())
                .extracting(MonthlyReports.Kept::month)
                .contains(before, before.plusMonths(2))
                .doesNotContain(before.plusMonths(1), YearMonth.from(TODAY));
    }

    @Test
    void aReportThatCannotBeMadeHoldsUpNothingElse() {
        YearMonth month = YearMonth.from(TODAY).minusMonths(30);
        write("alter table monthly_report add constraint broken check (month <> date '" + month.atDay(1)
                + "') not valid");
        try {
            simulated(month.atDay(3), "Simulated", 75, true);
            simulated(month.plusMonths(1).atDay(3), "Simulated", 75, true);
            sumUp();
            monitor.round();
            assertThat(count(days.sums(Choice.of(month.atDay(1), month.atEndOfMonth())), Series.ECG))
                    .isOne();
            assertThat(reports.document(month)).isEmpty();
            assertThat(reports.document(month.plusMonths(1))).isPresent();
        } finally {
            write("alter table monthly_report drop constraint broken");
        }
        monitor.round();
        assertThat(reports.document(month)).isPresent();
    }

    @Test
    void aClockThatIsSetForwardForAMomentEndsNoMonth() {
        seeds.found("Unfinished", Instant.now(), AF);
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofDays(40));

        new Monitor(summing, references, drift, alarms, reports, settings, session, ahead).round();

        assertThat(count(days.sums(NOW), Series.ECG)).isPositive();
        assertThat(reports.all()).extracting(MonthlyReports.Kept::month).doesNotContain(YearMonth.from(TODAY));
        assertThat(drift.states())
                .allSatisfy(state -> assertThat(state.evaluated()).isBeforeOrEqualTo(TODAY));
    }

    private void write(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery(sql).executeUpdate());
    }
}
