package org.einthoven.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.archive.Review;
import org.einthoven.archive.Reviews;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** With whose changes a program wants a reading. */
@ApplicationScoped
class AskedReview {
    /** What each word of the parameter {@code as} stands for. */
    static final String WORDS = "What readers changed: as the last signed review has it (signed), as the open"
            + " draft has it, or the last signed one where there is none (draft), or not at all (read).";

    static final String SIGNED = "signed";

    private final Reviews reviews;

    AskedReview(Reviews reviews) {
        this.reviews = reviews;
    }

    /**
     * The review whose changes are asked for; empty where there are none.
     *
     * @throws FaultException {@link Fault#INVALID_PARAMETER}
     */
    Optional<Review> of(UUID recording, String as) {
        return switch (as) {
            case "read" -> Optional.empty();
            case SIGNED -> reviews.signed(recording);
            case "draft" -> reviews.openDraft(recording).or(() -> reviews.signed(recording));
            default -> throw FaultException.of(Fault.INVALID_PARAMETER, as, "as");
        };
    }
}
