package org.einthoven.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.archive.Claims;
import org.einthoven.archive.IndependentReviews;
import org.einthoven.archive.OwnReadings;
import org.einthoven.archive.ProposedEdit;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.Review;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Reviews;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.jspecify.annotations.Nullable;

/** Saves and signs reviews, each with its audit row in one transaction. */
@ApplicationScoped
public class ReviewDesk {
    /** {@link Review#lockVersion} of a draft that nobody has saved yet. */
    private static final int FRESH = 0;

    private final Reviews reviews;
    private final IndependentReviews independent;
    private final OwnReadings own;
    private final Claims claims;
    private final AuditTrail audit;

    ReviewDesk(Reviews reviews, IndependentReviews independent, OwnReadings own, Claims claims, AuditTrail audit) {
        this.reviews = reviews;
        this.independent = independent;
        this.own = own;
        this.claims = claims;
        this.audit = audit;
    }

    /**
     * Saves what the form says, and claims the recording for its reader unless another claims it. A form that shows no
     * draft begins one, unless someone else did so meanwhile.
     *
     * @throws FaultException {@link Fault#STALE_DRAFT} where the draft is not the one the form shows, {@link
     *     Fault#ALREADY_SIGNED} where the version that the form is for was signed meanwhile
     */
    @Transactional
    public Review save(UUID recording, ReviewForm form, ReadingDocument reading, String reviewer) {
        Review draft = draft(recording, form, reviewer);
        claims.claim(recording, reviewer);
        Review saved = reviews.save(draft.id, seen(form), reviewer, form.content(reading));
        audit.record(AuditAction.UPDATE, "Review", saved.id.toString());
        return saved;
    }

    /**
     * Keeps a change of the reading with the draft, begun where the form shows none, and what the form says.
     *
     * @param content what is to be kept of the form; null where it cannot be kept as it is, so that the draft's stays
     * @throws FaultException as {@link #save} does
     */
    @Transactional
    public Review edit(
            UUID recording, ReviewForm form, @Nullable ReviewContent content, ProposedEdit proposed, String reviewer) {
        Review draft = draft(recording, form, reviewer);
        claims.claim(recording, reviewer);
        Review edited = reviews.edit(draft.id, seen(form), reviewer, content, proposed);
        audit.record(AuditAction.UPDATE, "Reading", recording.toString());
        return edited;
    }

    /** The draft that the form is for. */
    private Review draft(UUID recording, ReviewForm form, String reviewer) {
        Optional<Review> open = reviews.openDraft(recording);
        if (form.lock() == null && open.isPresent()) {
            throw FaultException.of(Fault.STALE_DRAFT, open.get().reviewer);
        }
        if (form.lock() != null && open.isEmpty()) {
            throw FaultException.of(Fault.ALREADY_SIGNED);
        }
        Review draft = open.orElseGet(() -> reviews.draft(recording, reviewer));
        if (draft.version != form.version()) {
            throw FaultException.of(Fault.ALREADY_SIGNED);
        }
        return draft;
    }

    private static int seen(ReviewForm form) {
        return Objects.requireNonNullElse(form.lock(), FRESH);
    }

    /**
     * Keeps what one of two readers says by themselves; where both say the same, that is signed.
     *
     * @throws FaultException as {@link IndependentReviews#commit} and {@link ReviewForm#content}
     */
    @Transactional
    public void commit(UUID recording, ReviewForm form, ReadingDocument reading, String reviewer) {
        ReviewContent content = form.content(reading);
        boolean agreed = independent.commit(recording, reviewer, content);
        own.end(recording, reviewer, content);
        audit.record(AuditAction.CREATE, "IndependentReview", recording.toString());
        claims.release(recording, reviewer);
        if (agreed) {
            Review draft = reviews.draft(recording, reviewer);
            Review saved = reviews.save(draft.id, draft.lockVersion, reviewer, content);
            sign(recording, saved.lockVersion, reviewer);
        }
    }

    /**
     * Signs the open draft.
     *
     * @param seen {@link Review#lockVersion} of the draft that was shown before signing
     */
    @Transactional
    public Review sign(UUID recording, @Nullable Integer seen, String reviewer) {
        Review draft = reviews.openDraft(recording).orElseThrow(() -> FaultException.of(Fault.ALREADY_SIGNED));
        if (seen == null) {
            throw FaultException.of(Fault.STALE_DRAFT, draft.reviewer);
        }
        Review signed = reviews.sign(draft.id, seen, reviewer);
        own.end(recording, reviewer, signed.content());
        audit.record(AuditAction.SIGN, "Review", signed.id.toString());
        return signed;
    }
}
