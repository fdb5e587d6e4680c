package org.einthoven.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.einthoven.TestDatabase;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.OwnReadings;
import org.einthoven.archive.ReadingStored;
import org.einthoven.archive.Readings;
import org.einthoven.archive.Review;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.StoredReading;
import org.einthoven.archive.Verdict;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.diagnosis.ReaderStatement;
import org.einthoven.monitoring.ReaderVerdicts.Verdicts;
import org.einthoven.review.Seeds;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** From readings and signatures in the database to sums, figures, alarms and the report of a month. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MonitoringTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ATTEMPTS = 200;
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final Choice NOW = Choice.of(TODAY, TODAY);
    private static final FindingCode AF = FindingCode.ATRIAL_FIBRILLATION;
    private static final FindingCode PR = FindingCode.LONG_PR;

    @Inject
    Seeds seeds;

    @Inject
    Reviews reviews;

    @Inject
    OwnReadings own;

    @Inject
    Readings readings;

    @Inject
    EntityManager entities;

    @Inject
    Monitor monitor;

    @Inject
    SeriesDays days;

    @Inject
    SitePerformance performance;

    @Inject
    ReaderVerdicts verdicts;

    @Inject
    DriftWatch drift;

    @Inject
    DriftAlarms alarms;

    @Inject
    MonthlyReports reports;

    @Inject
    WatchedReadings watched;

    @Inject
    Session session;

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
        assertThat(days.sums(new Choice(TODAY, TODAY, "beat 77", null))).isEmpty();
        assertThat(days.sums(new Choice(TODAY, TODAY, "beat 1", "Cart 7, cardiology")))
                .containsKey("finding:long-pr");
    }

    @Test
    void countsSignaturesOnceAlsoWhereTheyAreAmended() {
        UUID first = seeds.found("Truth", Instant.now(), AF, PR);
        UUID second = seeds.found("Truth", Instant.now(), AF);
        // a finding that nobody judged yet has no row, and so nothing beside it that could be compared
        sign(seeds.found("Truth", Instant.now(), AF), "Dora", List.of(), confirmed(AF));
        sumUp();
        Outcome before = outcome("finding:atrial-fibrillation");
        Verdicts signedBefore = verdictsOf("Dora");
        sign(first, "Dora", List.of(), confirmed(AF), rejected(PR));
        sign(second, "Dora", List.of("Pause"), rejected(AF));
        sumUp();

        Outcome after = outcome("finding:atrial-fibrillation");
        assertThat(after.hits() - before.hits()).isEqualTo(1);
        assertThat(after.falseAlarms() - before.falseAlarms()).isEqualTo(1);
        assertThat(after.all() - before.all()).isEqualTo(2);
        assertThat(verdictsOf("Dora")).isEqualTo(signedBefore.plus(new Verdicts(1, 0, 2, 1)));

        sign(second, "Dora", List.of(), confirmed(AF));
        sumUp();
        Outcome amended = outcome("finding:atrial-fibrillation");
        assertThat(amended.hits() - before.hits()).isEqualTo(2);
        assertThat(amended.falseAlarms()).isEqualTo(before.falseAlarms());
        assertThat(amended.all()).isEqualTo(after.all());
        assertThat(performance.byGroup("finding:atrial-fibrillation", SitePerformance.Grouping.AGE, NOW))
                .containsKey("70");
        assertThat(performance.byGroup("finding:atrial-fibrillation", SitePerformance.Grouping.SEX, NOW))
                .hasEntrySatisfying(
                        "female", outcome -> assertThat(outcome.hits()).isPositive());
    }

    @Test
    void showsIndependentTruthOnlyOfEnoughReaders() {
        LocalDate one = TODAY.withDayOfMonth(1).minusMonths(3);
        Choice month = Choice.of(one, one);
        Choice three = Choice.of(one, TODAY);
        readFirst("Emil", one);
        readFirst("Frieda", one);
        readFirst("Gustav", one.plusMonths(1));
        for (String reader : List.of("Emil", "Frieda", "Gustav")) {
            readFirst(reader, TODAY);
        }
        sumUp();
        assertThat(performance.mayShowIndependent(three))
                .as("three read in two months, and in one that is not over")
                .isFalse();
        assertThat(performance.outcomes(three)).doesNotContainKey("own:PAUSE");
        readFirst("Gustav", one);
        sumUp();

        assertThat(performance.mayShowIndependent(month)).isTrue();
        assertThat(performance.mayShowIndependent(three)).isTrue();
        assertThat(performance.mayShowIndependent(new Choice(one, one, null, "Cart 7, cardiology")))
                .as("of one device, which may be one reader's")
                .isFalse();
        for (Choice choice : List.of(month, three)) {
            assertThat(performance.outcomes(choice))
                    .containsEntry("own:ATRIAL_FIBRILLATION", new Outcome(0, 3, 0, 0, 3))
                    .containsEntry("own:PAUSE", new Outcome(0, 0, 3, 0, 3));
        }
    }

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
                .allSatisfy(state -> assertThat(state.evaluated()).isEqualTo(TODAY.minusDays(1)));
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
    void neverMakesAReadingFail() {
        QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery(
                        "alter table monitored_reading add constraint broken check (device <> 'Cart 7, cardiology') not valid")
                .executeUpdate());
        try {
            UUID recording = seeds.found("Unwatched", Instant.now(), AF);
            assertThat(QuarkusTransaction.requiringNew().call(() -> StoredReading.count("recordingId", recording)))
                    .isOne();
        } finally {
            QuarkusTransaction.requiringNew()
                    .run(() -> session.createNativeMutationQuery("alter table monitored_reading drop constraint broken")
                            .executeUpdate());
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

    /** A round of this server does nothing while one that the clock began is at it. */
    private void sumUp() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            monitor.round();
            Number open = QuarkusTransaction.requiringNew().call(() -> (Number)
                    entities.createNativeQuery("select (select count(*) from monitored_reading where not summed)"
                                    + " + (select count(*) from monitored_review where not summed)")
                            .getSingleResult());
            if (open.longValue() == 0) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new AssertionError("not summed up after " + ATTEMPTS + " rounds");
    }

    private Outcome outcome(String item) {
        return performance.outcomes(NOW).getOrDefault(item, Outcome.NONE);
    }

    private Verdicts verdictsOf(String reader) {
        return ReaderVerdicts.byReader(verdicts.of(TODAY, TODAY)).getOrDefault(reader, Verdicts.NONE);
    }

    /** As if it had been signed that day. */
    private void readFirst(String reader, LocalDate day) {
        UUID recording = seeds.found("First", Instant.now(), AF);
        own.commit(recording, reader, Set.of(ReaderStatement.PAUSE), "");
        sign(recording, reader, List.of(), confirmed(AF));
        change(recording, "day = '" + day + "', month = '" + day.withDayOfMonth(1) + "', summed = false");
    }

    private void change(UUID recording, String columns) {
        QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery(
                        "update monitored_review set " + columns + " where recording_id = :id")
                .setParameter("id", recording)
                .executeUpdate());
    }

    private double hoursTo(UUID recording) {
        return QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery(
                        "select coalesce(max(amounts[1]), -1) from monitored_review where recording_id = :id",
                        Double.class)
                .setParameter("id", recording)
                .getSingleResult());
    }

    @Test
    void takesTheTimeToASignatureFromTheFirstOne() {
        UUID recording = seeds.found("Late", Instant.now(), AF);
        sign(recording, "Hugo", List.of(), confirmed(AF));
        change(recording, "amounts = array[7.5, 1]");
        sign(recording, "Hugo", List.of(), rejected(AF));
        assertThat(hoursTo(recording)).isEqualTo(7.5);

        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("delete from monitored_review where recording_id = :id")
                        .setParameter("id", recording)
                        .executeUpdate());
        sign(recording, "Hugo", List.of(), confirmed(AF));
        assertThat(hoursTo(recording)).as("nobody watched the first one").isEqualTo(-1);
    }

    private void sign(UUID recording, String reader, List<String> added, FindingDecision... decisions) {
        Review draft = reviews.draft(recording, reader);
        Review saved =
                reviews.save(draft.id, draft.lockVersion, reader, new ReviewContent(List.of(decisions), added, ""));
        reviews.sign(saved.id, saved.lockVersion, reader);
    }

    private static FindingDecision confirmed(FindingCode code) {
        return new FindingDecision(code.code(), Verdict.CONFIRMED, null);
    }

    private static FindingDecision rejected(FindingCode code) {
        return new FindingDecision(code.code(), Verdict.REJECTED, null);
    }

    private void simulated(LocalDate day, String device, double rate, boolean flagged) {
        QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery(
                        "insert into monitored_reading (recording_id, day, device, models, measures, amounts) values"
                                + " (gen_random_uuid(), :day, :device, 'beat 1', array['ecg', 'failed', 'abstained',"
                                + " 'flagged', 'rate'], array[1, 0, 0, cast(:flagged as float8), cast(:rate as float8)])")
                .setParameter("day", day)
                .setParameter("device", device)
                .setParameter("flagged", flagged ? 1.0 : 0.0)
                .setParameter("rate", rate)
                .executeUpdate());
    }

    private void forgetDrift() {
        QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery("delete from drift_series")
                .executeUpdate());
    }

    private static long count(Map<String, DayAmount> sums, String measure) {
        return sums.containsKey(measure) ? sums.get(measure).readings() : 0;
    }

    private static double total(Map<String, DayAmount> sums, String measure) {
        return sums.containsKey(measure) ? sums.get(measure).total() : 0;
    }
}
