package org.einthoven.review;

import org.einthoven.archive.ReadingStatus;
import org.einthoven.archive.ReviewState;
import org.einthoven.archive.StoredRecording;
import org.jspecify.annotations.Nullable;

/**
 * How far a recording has come, in one word and a tone.
 *
 * @param tone part of a CSS class
 * @param by whose draft or signature it is, empty for nobody's
 */
public record StateBadge(String word, String tone, String by) {

    static StateBadge of(StoredRecording recording, Phrases phrases) {
        return recording.withdrawn
                ? new StateBadge(phrases.stateWithdrawn(), "abstained", "")
                : of(recording.status, recording.reviewState, recording.reviewer, phrases);
    }

    static StateBadge of(ReadingStatus status, ReviewState review, @Nullable String reviewer, Phrases phrases) {
        String by = reviewer == null ? "" : reviewer;
        return switch (review) {
            case SIGNED -> new StateBadge(phrases.stateSigned(), "done", by);
            case AMENDED -> new StateBadge(phrases.stateAmended(), "done", by);
            case DRAFT -> new StateBadge(phrases.stateDraft(), "draft", by);
            case UNREAD ->
                switch (status) {
                    case PENDING -> new StateBadge(phrases.statePending(), "pending", "");
                    case REPORTED -> new StateBadge(phrases.stateOpen(), "open", "");
                    case ABSTAINED -> new StateBadge(phrases.stateAbstained(), "abstained", "");
                    case REJECTED -> new StateBadge(phrases.stateRejected(), "abstained", "");
                };
        };
    }
}
