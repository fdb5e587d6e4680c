package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.archive.ReviewSettings.Adjudication;
import org.einthoven.archive.ReviewSettings.Readers;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/**
 * First and second readings, where a site asks for two: each is given without knowledge of the other and never changes.
 * Only what is adjudicated afterwards becomes a {@link Review} and goes out.
 */
@ApplicationScoped
public class IndependentReviews {
    private static final int BOTH = 2;

    private final EntityManager entities;
    private final ReviewSettings settings;
    private final Event<ClaimMoved> moved;
    private final Clock clock;

    IndependentReviews(EntityManager entities, ReviewSettings settings, Event<ClaimMoved> moved, Clock clock) {
        this.entities = entities;
        this.settings = settings;
        this.moved = moved;
        this.clock = clock;
    }

    /** How far a recording is for one reader. */
    public enum Stage {
        /** One reader is enough, or it is signed: there is nothing to do apart from the review. */
        NOT_ASKED,
        /** The reader may read it. */
        OPEN,
        /** The reader has read it, and somebody else is to do so. */
        WAITING,
        /** Both have read it, and the reader may adjudicate. */
        TO_ADJUDICATE,
        /** Both have read it, one of them being the reader, and somebody else adjudicates. */
        WITH_A_THIRD
    }

    /** Those of a recording, the first one first. To be shown to nobody who is yet to read it. */
    @Transactional
    public List<IndependentReview> of(UUID recording) {
        Stream<?> rows = entities.createNativeQuery("select reader, content, committed_at from independent_review"
                        + " where recording_id = :recording order by committed_at")
                .setParameter("recording", recording)
                .getResultStream();
        return rows.map(Object[].class::cast)
                .map(row -> new IndependentReview(
                        (String) row[0], StoredJson.read((String) row[1], ReviewContent.class), (Instant) row[2]))
                .toList();
    }

    @Transactional
    public Stage stage(UUID recording, String reader) {
        if (settings.readers() == Readers.ONE || isSigned(recording)) {
            return Stage.NOT_ASKED;
        }
        Set<String> readers = readers(recording);
        if (readers.size() < BOTH) {
            return readers.contains(reader) ? Stage.WAITING : Stage.OPEN;
        }
        boolean third = settings.adjudication() == Adjudication.THIRD && readers.contains(reader);
        return third ? Stage.WITH_A_THIRD : Stage.TO_ADJUDICATE;
    }

    /**
     * Keeps what a reader says.
     *
     * @return whether both have read it now and say the same
     * @throws FaultException {@link Fault#NOT_YOURS_TO_READ} where the reader has read it or two others have, {@link
     *     Fault#UNDECIDED_FINDINGS}, {@link Fault#WITHDRAWN}, {@link Fault#NOT_REVIEWABLE}
     */
    @Transactional
    public boolean commit(UUID recordingId, String reader, ReviewContent content) {
        StoredRecording recording = StoredRecording.<StoredRecording>find("id", recordingId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResult();
        entities.refresh(recording);
        if (recording.withdrawn) {
            throw FaultException.of(Fault.WITHDRAWN);
        }
        if (stage(recordingId, reader) != Stage.OPEN) {
            throw FaultException.of(Fault.NOT_YOURS_TO_READ);
        }
        StoredReading reading = StoredReading.<StoredReading>find("recordingId", recordingId)
                .firstResultOptional()
                .orElseThrow(() -> FaultException.of(Fault.NOT_REVIEWABLE));
        Decisions.requireKnown(reading.document(), content);
        Decisions.requireComplete(reading.document(), content);
        entities.createNativeQuery("insert into independent_review (recording_id, reader, content, committed_at)"
                        + " values (:recording, :reader, :content, :now)")
                .setParameter("recording", recordingId)
                .setParameter("reader", reader)
                .setParameter("content", StoredJson.write(content))
                .setParameter("now", clock.instant())
                .executeUpdate();
        moved.fire(new ClaimMoved(recordingId));
        List<IndependentReview> all = of(recordingId);
        return all.size() == BOTH && saysTheSame(reading.document(), all);
    }

    /** What all of them say: the decisions and further statements that are the same. */
    public static ReviewContent common(List<IndependentReview> all) {
        if (all.isEmpty()) {
            return ReviewContent.EMPTY;
        }
        List<ReviewContent> contents =
                all.stream().map(IndependentReview::content).toList();
        ReviewContent first = contents.get(0);
        return new ReviewContent(
                first.decisions().stream()
                        .filter(decision -> contents.stream()
                                .allMatch(other -> other.decisions().contains(decision)))
                        .toList(),
                first.added().stream()
                        .filter(line -> contents.stream()
                                .allMatch(other -> other.added().contains(line)))
                        .toList(),
                "");
    }

    private static boolean saysTheSame(ReadingDocument reading, List<IndependentReview> all) {
        return all.stream()
                        .map(one -> Set.copyOf(one.content().statements(reading)))
                        .distinct()
                        .count()
                == 1;
    }

    /** @throws FaultException {@link Fault#SECOND_READER_MISSING} where a review would be known before both have read */
    @Transactional
    public void requireBoth(UUID recording) {
        if (settings.readers() == Readers.TWO
                && !isSigned(recording)
                && readers(recording).size() < BOTH) {
            throw FaultException.of(Fault.SECOND_READER_MISSING);
        }
    }

    /**
     * Whether a reader may sign the first review of a recording that two have read.
     *
     * @param proposer who saved the review last
     * @throws FaultException {@link Fault#SECOND_READER_MISSING}, {@link Fault#OTHER_ADJUDICATOR}
     */
    @Transactional
    public void requireMaySign(UUID recording, String proposer, String signer) {
        requireBoth(recording);
        List<IndependentReview> all = of(recording);
        if (settings.readers() == Readers.ONE || isSigned(recording) || all.isEmpty()) {
            return;
        }
        StoredReading reading =
                StoredReading.<StoredReading>find("recordingId", recording).singleResult();
        boolean one = all.stream().anyMatch(other -> other.reader().equals(signer));
        boolean byTheOther = !proposer.equals(signer)
                && all.stream().anyMatch(other -> other.reader().equals(proposer))
                && settings.adjudication() == Adjudication.CONSENSUS;
        if (one && !byTheOther && !saysTheSame(reading.document(), all)) {
            throw FaultException.of(Fault.OTHER_ADJUDICATOR);
        }
    }

    private Set<String> readers(UUID recording) {
        return of(recording).stream().map(IndependentReview::reader).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isSigned(UUID recording) {
        return Review.count("recordingId = ?1 and state = ?2", recording, Review.State.SIGNED) > 0;
    }
}
