package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.jspecify.annotations.Nullable;

/**
 * The reviews that are kept. A recording has at most one open draft; signing fixes it, and whoever changes their mind
 * amends it in the next version. A report is preliminary while nothing is signed, final with version 1, amended after.
 */
@ApplicationScoped
public class Reviews {
    private final EntityManager entities;
    private final IndependentReviews independent;
    private final Event<ReviewSigned> signed;
    private final Clock clock;

    Reviews(EntityManager entities, IndependentReviews independent, Event<ReviewSigned> signed, Clock clock) {
        this.entities = entities;
        this.independent = independent;
        this.signed = signed;
        this.clock = clock;
    }

    /** Every version, the first one first, an open draft included. */
    @Transactional
    public List<Review> versions(UUID recordingId) {
        return Review.list("recordingId = ?1 order by version", recordingId);
    }

    /** The latest signed version. */
    @Transactional
    public Optional<Review> signed(UUID recordingId) {
        return Review.find("recordingId = ?1 and state = ?2 order by version desc", recordingId, Review.State.SIGNED)
                .firstResultOptional();
    }

    @Transactional
    public Optional<Review> openDraft(UUID recordingId) {
        return Review.find("recordingId = ?1 and state = ?2", recordingId, Review.State.DRAFT)
                .firstResultOptional();
    }

    /**
     * The open draft, begun where there is none; after a signed version it begins as a copy of that one.
     *
     * @throws FaultException {@link Fault#NOT_FOUND}, or {@link Fault#NOT_REVIEWABLE} while the recording is not read
     */
    @Transactional
    public Review draft(UUID recordingId, String reviewer) {
        return openDraft(recordingId).orElseGet(() -> begin(recordingId, reviewer));
    }

    private Review begin(UUID recordingId, String reviewer) {
        StoredRecording recording = StoredRecording.findById(recordingId);
        if (recording == null) {
            throw FaultException.of(Fault.NOT_FOUND, "recording", recordingId);
        }
        if (recording.withdrawn) {
            throw FaultException.of(Fault.WITHDRAWN);
        }
        independent.requireBoth(recordingId);
        StoredReading reading = StoredReading.<StoredReading>find("recordingId", recordingId)
                .firstResultOptional()
                .orElseThrow(() -> FaultException.of(Fault.NOT_REVIEWABLE));
        Optional<Review> last = signed(recordingId);
        // two readers who begin at once get the same draft
        entities.createQuery("insert into Review (id, recordingId, readingId, version, lockVersion, state, reviewer,"
                        + " json, edits, editedJson, createdAt, savedAt) values (:id, :recording, :reading, :version,"
                        + " 0, :state, :reviewer, :json, :edits, :edited, :now, :now) on conflict do nothing")
                .setParameter("id", TimeOrderedId.now(clock))
                .setParameter("recording", recordingId)
                .setParameter("reading", reading.id)
                .setParameter("version", last.map(review -> review.version + 1).orElse(1))
                .setParameter("state", Review.State.DRAFT)
                .setParameter("reviewer", reviewer)
                .setParameter("json", last.map(review -> review.json).orElse(StoredJson.write(ReviewContent.EMPTY)))
                .setParameter("edits", last.map(review -> review.edits).orElse(0))
                .setParameter("edited", last.map(review -> review.editedJson).orElse(null))
                .setParameter("now", clock.instant())
                .executeUpdate();
        show(recordingId, last.isPresent() ? null : ReviewState.DRAFT, reviewer);
        return openDraft(recordingId).orElseThrow(() -> FaultException.of(Fault.BUSY));
    }

    /**
     * Saves a draft.
     *
     * @param lockVersion {@link Review#lockVersion} of the draft that the reviewer saw
     * @return the draft as it is now
     * @throws FaultException {@link Fault#STALE_DRAFT}, {@link Fault#ALREADY_SIGNED}, {@link Fault#UNKNOWN_FINDING}
     */
    @Transactional
    public Review save(UUID draftId, int lockVersion, String reviewer, ReviewContent content) {
        Review draft = locked(draftId, lockVersion);
        ReadingDocument document = document(draft);
        Decisions.requireKnown(document, content);
        draft.reviewer = reviewer;
        draft.json = StoredJson.write(content);
        draft.lockVersion++;
        draft.savedAt = clock.instant();
        return draft;
    }

    /**
     * Keeps a change of the reading with the draft. Decisions on findings that say something else since are dropped.
     *
     * @param lockVersion {@link Review#lockVersion} of the draft that the reviewer saw
     * @param content what the review says, decided on the reading as it was before; null for what the draft says
     * @return the draft as it is now
     * @throws FaultException {@link Fault#STALE_DRAFT}, {@link Fault#ALREADY_SIGNED}
     */
    @Transactional
    public Review edit(
            UUID draftId, int lockVersion, String reviewer, @Nullable ReviewContent content, ProposedEdit proposed) {
        Review draft = locked(draftId, lockVersion);
        int last = new EditLog(LoggedEdit.list("recordingId = ?1 order by number", draft.recordingId)).last();
        LoggedEdit entry = LoggedEdit.of(draft.recordingId, last + 1, reviewer, clock.instant(), proposed);
        entry.persist();
        ReadingDocument before = document(draft);
        draft.edit(proposed.reading());
        draft.json = StoredJson.write(
                Objects.requireNonNullElseGet(content, draft::content).after(before, document(draft)));
        draft.edits = entry.number;
        draft.reviewer = reviewer;
        draft.lockVersion++;
        draft.savedAt = entry.madeAt;
        return draft;
    }

    /**
     * Signs a draft as it was last saved. Unflagged findings without a decision stand, unconfirmed.
     *
     * @throws FaultException {@link Fault#UNDECIDED_FINDINGS} where a flagged finding has no decision, {@link
     *     Fault#STALE_DRAFT}, {@link Fault#ALREADY_SIGNED}
     */
    @Transactional
    public Review sign(UUID draftId, int lockVersion, String reviewer) {
        Review draft = locked(draftId, lockVersion);
        Decisions.requireComplete(document(draft), draft.content());
        // whoever corrects the recording at the same time goes before this signature or after it
        StoredRecording recording = StoredRecording.<StoredRecording>find("id", draft.recordingId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .singleResult();
        entities.refresh(recording);
        if (recording.withdrawn) {
            throw FaultException.of(Fault.WITHDRAWN);
        }
        independent.requireMaySign(draft.recordingId, draft.reviewer, reviewer);
        draft.reviewer = reviewer;
        draft.lockVersion++;
        draft.savedAt = clock.instant();
        draft.signedAt = draft.savedAt;
        draft.state = Review.State.SIGNED;
        entities.flush();
        state(draft.recordingId, draft.content().statements(document(draft)));
        show(draft.recordingId, draft.version == 1 ? ReviewState.SIGNED : ReviewState.AMENDED, reviewer);
        signed.fire(new ReviewSigned(draft.recordingId));
        return draft;
    }

    /** The draft under a row lock, so that of two savers the second sees what the first has done. */
    private Review locked(UUID draftId, int lockVersion) {
        Review draft = Review.<Review>find("id", draftId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> FaultException.of(Fault.NOT_FOUND, "review", draftId));
        entities.refresh(draft);
        if (draft.isSigned()) {
            throw FaultException.of(Fault.ALREADY_SIGNED);
        }
        if (draft.lockVersion != lockVersion) {
            throw FaultException.of(Fault.STALE_DRAFT, draft.reviewer);
        }
        return draft;
    }

    private static ReadingDocument document(Review review) {
        return review.reading(
                StoredReading.<StoredReading>findById(review.readingId).document());
    }

    private void state(UUID recordingId, List<String> statements) {
        entities.createQuery("update StoredRecording set signedStatements = ?1 where id = ?2")
                .setParameter(1, statements.toArray(String[]::new))
                .setParameter(2, recordingId)
                .executeUpdate();
    }

    /** Lets the worklist know; an amendment in work leaves the state as it is. */
    private void show(UUID recordingId, @Nullable ReviewState state, String reviewer) {
        if (state != null) {
            entities.createQuery("update StoredRecording set reviewState = ?1, reviewer = ?2 where id = ?3")
                    .setParameter(1, state)
                    .setParameter(2, reviewer)
                    .setParameter(3, recordingId)
                    .executeUpdate();
        }
    }
}
