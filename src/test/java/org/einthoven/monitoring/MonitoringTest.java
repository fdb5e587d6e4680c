package org.einthoven.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.archive.ReadingStored;
import org.einthoven.archive.Readings;
import org.einthoven.archive.StoredReading;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.review.SignalSeeds;
import org.junit.jupiter.api.Test;

/** From readings in the database to sums by day. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MonitoringTest extends WatchedSite {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Inject
    Readings readings;

    @Inject
    WatchedReadings watched;

    @Inject
    SignalSeeds signals;

    @Inject
    MonthlyReports reports;

    @Test
    void sumsUpWhatWasReadByDay() {
        sumUp();
        Map<String, DayAmount> before = days.sums(NOW);
        seeds.found("Summed", Instant.now(), AF, PR);
        seeds.found("Summed", Instant.now(), FindingCode.SINUS_RHYTHM);
        seeds.squareWave("Summed", Instant.now());
        sumUp();
        sumUp();

        Map<String, DayAmount> after = days.sums(NOW);
        assertThat(count(after, Series.ECG) - count(before, Series.ECG)).isEqualTo(3);
        assertThat(count(after, Series.FLAGGED) - count(before, Series.FLAGGED)).isEqualTo(2);
        assertThat(total(after, Series.FLAGGED) - total(before, Series.FLAGGED)).isEqualTo(1);
        assertThat(total(after, Series.ABSTAINED) - total(before, Series.ABSTAINED))
                .isEqualTo(1);
        assertThat(total(after, "finding:atrial-fibrillation") - total(before, "finding:atrial-fibrillation"))
                .isEqualTo(1);
        assertThat(total(after, Series.RATE) - total(before, Series.RATE)).isCloseTo(144, within(1e-6));
        assertThat(total(after, Series.SAMPLE_RATE) - total(before, Series.SAMPLE_RATE))
                .isEqualTo(250 + 250 + 500);
        assertThat(days.models(NOW)).contains("beat 1");
        assertThat(days.devices(TODAY)).contains("Cart 7, cardiology");
        assertThat(days.sums(new Choice(TODAY, TODAY.plusDays(1), "beat 77", null)))
                .isEmpty();
        assertThat(days.sums(new Choice(TODAY, TODAY.plusDays(1), "beat 1", "Cart 7, cardiology")))
                .containsKey("finding:long-pr");
    }

    @Test
    void sumsUpWhatPulsesAreLikeApartFromEcgs() {
        sumUp();
        Map<String, DayAmount> before = days.sums(NOW);
        signals.pleth(Instant.now());
        sumUp();

        Map<String, DayAmount> after = days.sums(NOW);
        assertThat(count(after, Series.PULSE_RATE) - count(before, Series.PULSE_RATE))
                .isEqualTo(1);
        assertThat(total(after, Series.PULSE_RATE) - total(before, Series.PULSE_RATE))
                .isCloseTo(75, within(2.0));
        assertThat(count(after, Series.PULSE_QUALITY) - count(before, Series.PULSE_QUALITY))
                .isEqualTo(1);
        assertThat(count(after, Series.RATE)).isEqualTo(count(before, Series.RATE));
        assertThat(Series.named(Series.PULSE_RATE)).map(Series::side).contains(Series.Side.INPUT);
    }

    @Test
    void tellsSoManyDevicesApartAndSumsUpTheRestTogether() {
        LocalDate first = TODAY.withDayOfMonth(1).minusMonths(8);
        for (int i = 0; i < Summing.DEVICES - 1; i++) {
            simulated(first, "ward " + i, 70, false);
        }
        sumUp();
        for (int i = 0; i < 30; i++) {
            simulated(first.plusDays(1), "named anew " + i, 70, false);
        }
        simulated(first.plusDays(1), "named anew 7", 70, false);
        simulated(first.plusDays(1), "ward 3", 70, false);
        sumUp();

        assertThat(devicesOf(first)).hasSize(Summing.DEVICES - 1).doesNotContain(Summing.OTHERS);
        assertThat(devicesOf(first.plusDays(1))).containsExactlyInAnyOrder("named anew 7", "ward 3", Summing.OTHERS);
        Choice others = new Choice(first, first.plusDays(1), null, Summing.OTHERS);
        assertThat(count(days.sums(others), Series.ECG)).isEqualTo(29);
        assertThat(count(days.sums(Choice.of(first, first.plusDays(1))), Series.ECG))
                .isEqualTo(Summing.DEVICES - 1 + 32);

        simulated(first.plusDays(1), "ward 4", 70, false);
        sumUp();
        assertThat(devicesOf(first.plusDays(1)))
                .as("computed anew")
                .containsExactlyInAnyOrder("named anew 7", "ward 3", "ward 4", Summing.OTHERS);
    }

    private List<String> devicesOf(LocalDate day) {
        return QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery(
                        "select distinct device from monitored_day where day = :day", String.class)
                .setParameter("day", day)
                .getResultList());
    }

    @Test
    void keepsNoReportOfAMonthBeforeItsDaysAreSummed() {
        LocalDate first = TODAY.withDayOfMonth(1).minusMonths(11);
        YearMonth month = YearMonth.from(first);
        constrain("monitored_day", "add constraint broken check (device <> 'unsummed') not valid");
        try {
            simulated(first, "unsummed", 70, false);
            // a day of the same month that was summed before
            QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery(
                            "insert into monitored_day (measure, day, device, models,"
                                    + " readings, total, squares) values (:all, :day, 'summed', '', 1, 0, 0)")
                    .setParameter("all", Series.FAILED)
                    .setParameter("day", first.plusDays(1))
                    .executeUpdate());
            monitor.round();
            assertThat(reports.all()).extracting(MonthlyReports.Kept::month).doesNotContain(month);
        } finally {
            constrain("monitored_day", "drop constraint broken");
        }
        sumUp();
        assertThat(reports.all()).extracting(MonthlyReports.Kept::month).contains(month);
    }

    private void constrain(String table, String how) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("alter table " + table + " " + how)
                        .executeUpdate());
    }

    @Test
    void neverMakesAReadingFail() {
        constrain("monitored_reading", "add constraint broken check (device <> 'Cart 7, cardiology') not valid");
        try {
            UUID recording = seeds.found("Unwatched", Instant.now(), AF);
            assertThat(QuarkusTransaction.requiringNew().call(() -> StoredReading.count("recordingId", recording)))
                    .isOne();
        } finally {
            constrain("monitored_reading", "drop constraint broken");
        }
    }

    /**
     * What a stored reading of twelve leads pays in its transaction, in CPU of the server: well below 1 ms. The time on the
     * clock is mostly that of an answer of the database: that of a statement that does nothing is told beside it.
     */
    @Test
    void costsLittleWhereAReadingIsStored() {
        UUID recording = seeds.bigeminy("Cost", Instant.now());
        StoredReading reading = readings.of(recording).orElseThrow();
        ReadingStored stored = new ReadingStored(recording, reading.status, reading.document());
        List<long[]> runs = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            runs.add(QuarkusTransaction.requiringNew().call(() -> {
                session.createNativeMutationQuery("delete from monitored_reading where recording_id = :id")
                        .setParameter("id", recording)
                        .executeUpdate();
                long nothing = ns(() ->
                        session.createNativeQuery("select 1", Integer.class).getSingleResult());
                long cpu = THREADS.getCurrentThreadCpuTime();
                long clock = ns(() -> watched.keep(stored));
                return new long[] {THREADS.getCurrentThreadCpuTime() - cpu, clock, nothing};
            }));
        }
        double cpu = medianMs(runs, 0);
        System.out.printf(
                "Monitoring a stored reading: CPU %.3f ms, on the clock %.3f ms, a statement alone %.3f ms%n",
                cpu, medianMs(runs, 1), medianMs(runs, 2));
        assertThat(cpu).isLessThan(1);
    }

    private static long ns(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    /** Of the second half, when the JVM is warm. */
    private static double medianMs(List<long[]> runs, int which) {
        return runs.subList(runs.size() / 2, runs.size()).stream()
                        .mapToLong(run -> run[which])
                        .sorted()
                        .skip(runs.size() / 4)
                        .findFirst()
                        .orElseThrow()
                / 1e6;
    }
}
