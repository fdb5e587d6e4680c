package org.einthoven.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.ReadingWatch;
import org.einthoven.archive.Review;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.Verdict;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.review.Seeds;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;

/** Readings and signatures in the database, and rounds that sum them up. */
abstract class WatchedSite {
    static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    /** With the next day, which may begin while the tests run. */
    static final Choice NOW = Choice.of(TODAY, TODAY.plusDays(1));

    static final FindingCode AF = FindingCode.ATRIAL_FIBRILLATION;

    static final FindingCode PR = FindingCode.LONG_PR;

    @Inject
    Seeds seeds;

    @Inject
    Reviews reviews;

    @Inject
    EntityManager entities;

    @Inject
    Monitor monitor;

    @Inject
    SeriesDays days;

    @Inject
    Session session;

    @Inject
    ReadingWatch watch;

    /** What other tests posted and did not wait for is not to be counted in the middle of these. */
    @BeforeEach
    void waitUntilOthersAreRead() {
        watch.awaitNothingLeft();
    }

    /** A round of which nothing is left to another: the server begins none by itself where tests run. */
    void sumUp() {
        monitor.round();
        Number open = QuarkusTransaction.requiringNew()
                .call(() -> (Number)
                        entities.createNativeQuery("select (select count(*) from monitored_reading where not summed)"
                                        + " + (select count(*) from monitored_review where not summed)")
                                .getSingleResult());
        assertThat(open.longValue()).as("not summed up").isZero();
    }

    void sign(UUID recording, String reader, List<String> added, FindingDecision... decisions) {
        Review draft = reviews.draft(recording, reader);
        Review saved =
                reviews.save(draft.id, draft.lockVersion, reader, new ReviewContent(List.of(decisions), added, ""));
        reviews.sign(saved.id, saved.lockVersion, reader);
    }

    static FindingDecision confirmed(FindingCode code) {
        return new FindingDecision(code.code(), Verdict.CONFIRMED, null);
    }

    static FindingDecision rejected(FindingCode code) {
        return new FindingDecision(code.code(), Verdict.REJECTED, null);
    }

    void simulated(LocalDate day, String device, double rate, boolean flagged) {
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

    static long count(Map<String, DayAmount> sums, String measure) {
        return sums.containsKey(measure) ? sums.get(measure).readings() : 0;
    }

    static double total(Map<String, DayAmount> sums, String measure) {
        return sums.containsKey(measure) ? sums.get(measure).total() : 0;
    }
}
