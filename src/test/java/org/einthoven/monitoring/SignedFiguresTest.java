package org.einthoven.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.archive.OwnReadings;
import org.einthoven.diagnosis.ReaderStatement;
import org.einthoven.monitoring.ReaderVerdicts.Verdicts;
import org.junit.jupiter.api.Test;

/** From signatures in the database to figures of the site and of its readers. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SignedFiguresTest extends WatchedSite {
    @Inject
    OwnReadings own;

    @Inject
    SitePerformance performance;

    @Inject
    ReaderVerdicts verdicts;

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

    private Outcome outcome(String item) {
        return performance.outcomes(NOW).getOrDefault(item, Outcome.NONE);
    }

    private Verdicts verdictsOf(String reader) {
        return ReaderVerdicts.byReader(verdicts.of(TODAY, TODAY.plusDays(1))).getOrDefault(reader, Verdicts.NONE);
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
}
