package org.einthoven.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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

    private record Settings(
            Optional<Duration> drafts,
            Optional<Duration> deliveries,
            Optional<Duration> sessions,
            Optional<Duration> pages)
            implements RetentionSettings {
        @Override
        public LocalTime at() {
            return LocalTime.of(3, 30);
        }
    }

    private Retention in(Duration later, Optional<Duration> drafts) {
        return in(later, drafts, Optional.empty());
    }

    private Retention in(Duration later, Optional<Duration> drafts, Optional<Duration> sessions) {
        Settings settings = new Settings(drafts, Optional.of(DAY.multipliedBy(180)), sessions, Optional.empty());
        return new Retention(entities, settings, audit, Clock.offset(Clock.systemUTC(), later));
    }

    private static void run(Retention retention) {
        List.of(RetentionRule.values()).forEach(retention::run);
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
    void aDraftThatSomebodySavesAtThisMomentStaysAsItIsSaved() throws Exception {
        UUID recording = drafted();
        change(recording, 0, new ProposedEdit(new Edit.IntervalOverruled(Measure.QT, 400), null, null));
        Review draft = reviews.openDraft(recording).orElseThrow();
        // the reader's own transaction is still open when the rules are gone through
        savedLongAgo(draft);
        CompletableFuture<Void> rules = new CompletableFuture<>();
        QuarkusTransaction.requiringNew().run(() -> {
            reviews.save(draft.id, draft.lockVersion, "dr-a", confirmed());
            entities.flush();
            goThroughRules(rules);
            awaitOneThatWaits();
        });
        rules.get(2, TimeUnit.MINUTES);

        assertThat(reviews.openDraft(recording)).isPresent();
        assertThat(log(recording).inForce()).hasSize(1);
        assertThat(recordings.find(recording).orElseThrow().reviewState).isEqualTo(ReviewState.DRAFT);
    }

    @Test
    void beginsAnewWhereAnErasureHoldsTheRecordingAndAsksForItsReview() throws Exception {
        UUID recording = drafted();
        Review draft = reviews.openDraft(recording).orElseThrow();
        savedLongAgo(draft);
        CompletableFuture<Void> rules = new CompletableFuture<>();
        QuarkusTransaction.requiringNew().run(() -> {
            hold("recording", recording);
            goThroughRules(rules);
            awaitOneThatWaits();
            hold("review", draft.id);
        });
        rules.get(2, TimeUnit.MINUTES);

        assertThat(reviews.openDraft(recording)).isEmpty();
        assertThat(recordings.find(recording).orElseThrow().reviewState).isEqualTo(ReviewState.UNREAD);
    }

    private void hold(String table, UUID id) {
        entities.createNativeQuery("select 1 from " + table + " where id = :id for update", Integer.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    private void savedLongAgo(Review draft) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update review set saved_at = :then where id = :id")
                        .setParameter("then", Instant.now().minus(DAY.multipliedBy(40)))
                        .setParameter("id", draft.id)
                        .executeUpdate());
    }

    private void goThroughRules(CompletableFuture<Void> ended) {
        CompletableFuture.runAsync(() -> run(in(Duration.ZERO, Optional.of(DAY.multipliedBy(30)))))
                .whenComplete((done, failed) -> {
                    if (failed == null) {
                        ended.complete(null);
                    } else {
                        ended.completeExceptionally(failed);
                    }
                });
    }

    /** For what the transaction of who calls holds. */
    private void awaitOneThatWaits() {
        Number holder =
                (Number) entities.createNativeQuery("select pg_backend_pid()").getSingleResult();
        for (int i = 0; i < 300; i++) {
            Number waiting = QuarkusTransaction.requiringNew().call(() -> (Number) entities.createNativeQuery(
                            "select count(*) from pg_stat_activity where :holder = any(pg_blocking_pids(pid))")
                    .setParameter("holder", holder.intValue())
                    .getSingleResult());
            if (waiting.intValue() > 0) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new AssertionError("nobody waits for it");
    }

    @Test
    void sessionsAreKeptAsLongAsTheRuleSaysAndADayInAnyCase() {
        String account = "kept-" + UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "insert into page_session (id, account, started_at, seen_at)"
                                + " values (gen_random_uuid(), :account, now() - interval '5 days', now() - interval '5 days'),"
                                + " (gen_random_uuid(), :account, now() - interval '20 hours', now() - interval '20 hours')")
                .setParameter("account", account)
                .executeUpdate());
        given().formParam("j_username", "cardiologist")
                .formParam("j_password", "cardiologist")
                .redirects()
                .follow(false)
                .post("/j_security_check")
                .then()
                .statusCode(302)
                .cookie("einthoven-session");
        assertThat(sessions(account)).as("others' signing in").isEqualTo(2);
        run(in(Duration.ZERO, Optional.empty(), Optional.of(DAY.multipliedBy(7))));
        assertThat(sessions(account)).isEqualTo(2);
        run(in(Duration.ZERO, Optional.empty(), Optional.of(Duration.ofHours(1))));
        assertThat(sessions(account)).isEqualTo(1);
    }

    private int sessions(String account) {
        return QuarkusTransaction.requiringNew()
                .call(() -> (Number)
                        entities.createNativeQuery("select count(*) from page_session where account = :account")
                                .setParameter("account", account)
                                .getSingleResult())
                .intValue();
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
