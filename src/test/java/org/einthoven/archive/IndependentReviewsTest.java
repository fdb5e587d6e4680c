package org.einthoven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.archive.IndependentReviews.Stage;
import org.einthoven.archive.ReviewSettings.Adjudication;
import org.einthoven.archive.ReviewSettings.BlindFirst;
import org.einthoven.archive.ReviewSettings.Readers;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.review.Seeds;
import org.junit.jupiter.api.Test;

/** Two readers by the rules, without the pages. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class IndependentReviewsTest {
    private static final String PR = FindingCode.LONG_PR.code();
    private static final ReviewContent YES = decided(Verdict.CONFIRMED);
    private static final ReviewContent NO = decided(Verdict.REJECTED);

    @Inject
    Seeds seeds;

    @Inject
    EntityManager entities;

    @Inject
    Event<ClaimMoved> moved;

    @Inject
    Clock clock;

    private static ReviewContent decided(Verdict verdict) {
        return new ReviewContent(List.of(new FindingDecision(PR, verdict, null)), List.of("PR 212 ms"), "");
    }

    private IndependentReviews site(Readers readers, Adjudication adjudication) {
        return new IndependentReviews(
                entities,
                new ReviewSettings() {
                    @Override
                    public BlindFirst blindFirst() {
                        return BlindFirst.CHOICE;
                    }

                    @Override
                    public Readers readers() {
                        return readers;
                    }

                    @Override
                    public Adjudication adjudication() {
                        return adjudication;
                    }
                },
                moved,
                clock);
    }

    private UUID recording() {
        return seeds.found("Twice", Instant.now(), FindingCode.LONG_PR);
    }

    private static boolean commit(IndependentReviews site, UUID recording, String reader, ReviewContent content) {
        return QuarkusTransaction.requiringNew().call(() -> site.commit(recording, reader, content));
    }

    private static Stage stage(IndependentReviews site, UUID recording, String reader) {
        return QuarkusTransaction.requiringNew().call(() -> site.stage(recording, reader));
    }

    private static void expect(Fault fault, Runnable action) {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(action))
                .isInstanceOfSatisfying(FaultException.class, refused -> assertThat(refused.fault())
                        .isEqualTo(fault));
    }

    @Test
    void asksForNothingWhereOneReaderIsEnough() {
        IndependentReviews site = site(Readers.ONE, Adjudication.CONSENSUS);
        UUID id = recording();
        assertThat(stage(site, id, "ada")).isEqualTo(Stage.NOT_ASKED);
        expect(Fault.NOT_YOURS_TO_READ, () -> site.commit(id, "ada", YES));
    }

    @Test
    void letsTwoReadOnceEachAndNobodyAThirdTime() {
        IndependentReviews site = site(Readers.TWO, Adjudication.CONSENSUS);
        UUID id = recording();
        assertThat(stage(site, id, "ada")).isEqualTo(Stage.OPEN);
        assertThat(commit(site, id, "ada", YES)).isFalse();
        assertThat(stage(site, id, "ada")).isEqualTo(Stage.WAITING);
        assertThat(stage(site, id, "bob")).isEqualTo(Stage.OPEN);
        expect(Fault.NOT_YOURS_TO_READ, () -> site.commit(id, "ada", NO));
        expect(Fault.SECOND_READER_MISSING, () -> site.requireBoth(id));
        assertThat(commit(site, id, "bob", NO)).isFalse();
        expect(Fault.NOT_YOURS_TO_READ, () -> site.commit(id, "eve", NO));
        assertThat(stage(site, id, "bob")).isEqualTo(Stage.TO_ADJUDICATE);
        assertThat(QuarkusTransaction.requiringNew().call(() -> site.of(id)))
                .extracting(IndependentReview::reader, IndependentReview::content)
                .containsExactly(tuple("ada", YES), tuple("bob", NO));
    }

    @Test
    void findsThatTheySayTheSameWhateverTheyRemark() {
        IndependentReviews site = site(Readers.TWO, Adjudication.THIRD);
        UUID id = recording();
        commit(site, id, "ada", YES);
        ReviewContent remarked = new ReviewContent(YES.decisions(), YES.added(), "a fine trace");
        assertThat(commit(site, id, "bob", remarked)).isTrue();
        QuarkusTransaction.requiringNew().run(() -> site.requireMaySign(id, "bob", "bob"));
    }

    @Test
    void letsOneSignWhatTheOtherProposedOrSomebodyElseDecide() {
        IndependentReviews site = site(Readers.TWO, Adjudication.CONSENSUS);
        UUID id = recording();
        commit(site, id, "ada", YES);
        commit(site, id, "bob", NO);
        expect(Fault.OTHER_ADJUDICATOR, () -> site.requireMaySign(id, "ada", "ada"));
        expect(Fault.OTHER_ADJUDICATOR, () -> site.requireMaySign(id, "eve", "ada"));
        QuarkusTransaction.requiringNew().run(() -> site.requireMaySign(id, "ada", "bob"));
        QuarkusTransaction.requiringNew().run(() -> site.requireMaySign(id, "eve", "eve"));
    }

    @Test
    void leavesItToAThirdWhereTheSiteWantsThat() {
        IndependentReviews site = site(Readers.TWO, Adjudication.THIRD);
        UUID id = recording();
        commit(site, id, "ada", YES);
        commit(site, id, "bob", NO);
        assertThat(stage(site, id, "ada")).isEqualTo(Stage.WITH_A_THIRD);
        assertThat(stage(site, id, "eve")).isEqualTo(Stage.TO_ADJUDICATE);
        expect(Fault.OTHER_ADJUDICATOR, () -> site.requireMaySign(id, "ada", "bob"));
        QuarkusTransaction.requiringNew().run(() -> site.requireMaySign(id, "eve", "eve"));
    }

    @Test
    void keepsWhatWasSaidAsItWasSaid() {
        IndependentReviews site = site(Readers.TWO, Adjudication.CONSENSUS);
        UUID id = recording();
        commit(site, id, "ada", YES);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                                "update independent_review set content = '{}' where recording_id = :id")
                        .setParameter("id", id)
                        .executeUpdate()))
                .hasStackTraceContaining("is kept as it was written");
    }

    @Test
    void beginsWithThatOnWhichBothAgree() {
        ReviewContent both = IndependentReviews.common(List.of(
                new IndependentReview("ada", YES, Instant.EPOCH), new IndependentReview("bob", NO, Instant.EPOCH)));
        assertThat(both).isEqualTo(new ReviewContent(List.of(), List.of("PR 212 ms"), ""));
    }
}
