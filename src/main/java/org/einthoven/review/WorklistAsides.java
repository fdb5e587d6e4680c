package org.einthoven.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.archive.Claims;
import org.einthoven.archive.RecordingId;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.ReviewState;
import org.einthoven.archive.StoredRecording;
import org.einthoven.archive.Waiting;
import org.einthoven.archive.Worklist;
import org.jspecify.annotations.Nullable;

/** Asks the worklist what stands beside a recording on its page. */
@ApplicationScoped
class WorklistAsides {
    private final Worklist worklist;
    private final Recordings recordings;
    private final Claims claims;
    private final Times times;
    private final SignedIn reader;

    WorklistAsides(Worklist worklist, Recordings recordings, Claims claims, Times times, SignedIn reader) {
        this.worklist = worklist;
        this.recordings = recordings;
        this.claims = claims;
        this.reader = reader;
        this.times = times;
    }

    /** @param signedBefore id of the recording after whose signature this one is opened; null for none */
    WorklistAside of(StoredRecording recording, @Nullable String signedBefore, boolean overtaken) {
        Waiting waiting = Waiting.of(recording);
        boolean open = !recording.withdrawn
                && (recording.reviewState == ReviewState.UNREAD || recording.reviewState == ReviewState.DRAFT);
        return new WorklistAside(
                PlaceReason.of(waiting, recording.receivedAt, times),
                open && waiting.isCritical(),
                open ? ClaimView.of(claims.of(recording.id), reader.getName(), times) : null,
                worklist.after(recording.id, reader.getName())
                        .map(UUID::toString)
                        .orElse(null),
                Optional.ofNullable(signedBefore)
                        .map(id -> RecordingId.parse(id).toString())
                        .orElse(null),
                overtaken,
                Stamp.of(recording, recordings.mendedFrom(recording.id)).toString());
    }
}
