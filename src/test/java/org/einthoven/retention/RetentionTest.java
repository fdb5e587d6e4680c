package org.einthoven.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.archive.EditLog;
import org.einthoven.archive.Edits;
import org.einthoven.archive.FakeReader;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.NewRecordings;
import org.einthoven.archive.ProposedEdit;
import org.einthoven.archive.ReadingWatch;
import org.einthoven.archive.RecordingReader;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.Review;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.ReviewState;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.Verdict;
import org.einthoven.audit.AuditTrail;
import org.einthoven.measure.Measure;
import org.einthoven.reading.Edit;
import org.einthoven.retention.Retention.Due;
import org.junit.jupiter.api.Test;

/** What is older than its rule keeps it goes, with a trace; what is younger, signed, or without a rule stays. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RetentionTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    Recordings recordings;

    @Inject
    Reviews reviews;

    @Inject
    Edits edits;

    @Inject
    ReadingWatch watch;

    @Inject
    EntityManager entities;

    @Inject
    AuditTrail audit;

    private record Settings(Optional<Duration> drafts, Optional<Duration> deliveries, Optional<Duration> sessions)
            implements RetentionSettings {
        @Override
        public LocalTime at() {
            return LocalTime.of(3, 30);
        }
    }

    private Retention in(Duration later, Optional<Duration> drafts) {
        Settings settings = new Settings(drafts, Optional.of(DAY.multipliedBy(180)), Optional.empty());
        return new Retention(entities, settings, audit, Clock.offset(Clock.systemUTC(), later));
    }

    private static void run(Retention retention) {
        QuarkusTransaction.requiringNew().run(retention::run);
    }

    private static long old(Retention retention, RetentionRule rule) {
        return QuarkusTransaction.requiringNew().call(retention::due).stream()
                .filter(due -> due.rule() == rule)
                .mapToLong(Due::old)
                .sum();
    }

    private UUID drafted() {
        QuarkusMock.installMockForType(new FakeReader(), RecordingReader.class);
        UUID id = recordings.newId();
        recordings.accept(NewRecordings.ecg(id, 5_000));
        watch.await(id);
        reviews.draft(id, "dr-a");
        return id;
    }

    @Test
    void anOldDraftGoesAndItsRecordingIsOpenAgainUnlessTheSiteKeepsDraftsForEver() {
        UUID recording = drafted();
        Retention young = in(DAY.multipliedBy(29), Optional.of(DAY.multipliedBy(30)));
        run(young);
        run(in(DAY.multipliedBy(9_000), Optional.empty()));
        assertThat(reviews.openDraft(recording)).isPresent();

        Retention old = in(DAY.multipliedBy(31), Optional.of(DAY.multipliedBy(30)));
        assertThat(old(old, RetentionRule.DRAFTS)).isGreaterThanOrEqualTo(1);
        assertThat(reviews.openDraft(recording)).isPresent();
        run(old);

        assertThat(reviews.openDraft(recording)).isEmpty();
        assertThat(recordings.find(recording).orElseThrow().reviewState).isEqualTo(ReviewState.UNREAD);
        assertThat(QuarkusTransaction.requiringNew().call(old::history))
                .anySatisfy(gone -> assertThat(gone.rule()).isEqualTo(RetentionRule.DRAFTS));
        Number written = QuarkusTransaction.requiringNew().call(() -> (Number) entities.createNativeQuery(
                        "select count(*) from audit_event where entity_type = 'Retention' and entity_id = 'drafts'")
                .getSingleResult());
        assertThat(written.intValue()).isGreaterThanOrEqualTo(1);
        assertThat(old(old, RetentionRule.DRAFTS)).isZero();
    }

    @Test
    void theChangesOfAnOldDraftAreTakenBackAndThoseOfASignedReviewHoldAgain() {
        UUID recording = drafted();
        change(recording, 0, new ProposedEdit(new Edit.IntervalOverruled(Measure.QT, 400), null, null));
        assertThat(log(recording).inForce()).hasSize(1);
        run(in(DAY.multipliedBy(31), Optional.of(DAY.multipliedBy(30))));
        assertThat(log(recording).inForce()).isEmpty();
        assertThat(log(recording).inWords()).endsWith("Change 1 taken back");

        reviews.draft(recording, "dr-a");
        change(recording, 0, new ProposedEdit(new Edit.IntervalOverruled(Measure.QT, 410), null, null));
        Review draft = reviews.openDraft(recording).orElseThrow();
        reviews.save(draft.id, 1, "dr-a", confirmed());
        reviews.sign(draft.id, 2, "dr-a");
        reviews.draft(recording, "dr-a");
        change(recording, 0, new ProposedEdit(null, 3, null));
        assertThat(log(recording).inForce()).isEmpty();
        run(in(DAY.multipliedBy(31), Optional.of(DAY.multipliedBy(30))));
        assertThat(log(recording).inForce()).containsExactly(new Edit.IntervalOverruled(Measure.QT, 410));
    }

    private void change(UUID recording, int lockVersion, ProposedEdit proposed) {
        Review draft = reviews.openDraft(recording).orElseThrow();
        reviews.edit(draft.id, lockVersion, "dr-a", null, proposed);
    }

    private EditLog log(UUID recording) {
        return edits.log(recording);
    }

    private static ReviewContent confirmed() {
        return new ReviewContent(
                List.of(new FindingDecision(FakeReader.ECTOPY.id(), Verdict.CONFIRMED, null)), List.of(), "");
    }

    @Test
    void whatWasSignedStays() {
        UUID recording = drafted();
        Review draft = reviews.openDraft(recording).orElseThrow();
        reviews.save(draft.id, 0, "dr-a", confirmed());
        reviews.sign(draft.id, 1, "dr-a");
        run(in(DAY.multipliedBy(9_000), Optional.of(DAY)));
        assertThat(reviews.signed(recording)).isPresent();
    }

    @Test
    void waitsUntilTheNextTimeThatItIsNight() {
        LocalTime at = LocalTime.of(3, 30);
        assertThat(RetentionJob.until(LocalTime.of(3, 0), at)).isEqualTo(Duration.ofMinutes(30));
        assertThat(RetentionJob.until(LocalTime.of(4, 0), at)).isEqualTo(Duration.ofMinutes(23 * 60 + 30));
        assertThat(RetentionJob.until(at, at)).isEqualTo(Duration.ZERO);
    }
}
