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

    static StateBadge of(StoredRecording recording) {
        return recording.withdrawn
                ? new StateBadge("Entered in error", "abstained", "")
                : of(recording.status, recording.reviewState, recording.reviewer);
    }

    static StateBadge of(ReadingStatus status, ReviewState review, @Nullable String reviewer) {
        String by = reviewer == null ? "" : reviewer;
        return switch (review) {
            case SIGNED -> new StateBadge("Signed", "done", by);
            case AMENDED -> new StateBadge("Amended", "done", by);
            case DRAFT -> new StateBadge("Draft", "draft", by);
            case UNREAD ->
                switch (status) {
                    case PENDING -> new StateBadge("Being read", "pending", "");
                    case REPORTED -> new StateBadge("To review", "open", "");
                    case ABSTAINED -> new StateBadge("Not readable", "abstained", "");
                    case REJECTED -> new StateBadge("Reading failed", "abstained", "");
                };
        };
    }
}
