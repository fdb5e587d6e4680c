package org.einthoven.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;

/** Lies over what was read of an ECG for whoever is to commit a reading of their own first. */
@ApplicationScoped
public class Veil {
    private final Recordings recordings;
    private final Reviews reviews;
    private final ReaderChoices choices;
    private final OwnReadings own;
    private final BrokenGlass glass;
    private final ShownReadings shown;

    Veil(
            Recordings recordings,
            Reviews reviews,
            ReaderChoices choices,
            OwnReadings own,
            BrokenGlass glass,
            ShownReadings shown) {
        this.recordings = recordings;
        this.reviews = reviews;
        this.choices = choices;
        this.own = own;
        this.glass = glass;
        this.shown = shown;
    }

    /**
     * Until they have committed one, somebody has signed what all may see, or they said why there was no time for it; and not where the
     * reading was shown to them before they were to read first.
     */
    public boolean isOver(StoredRecording recording, String reader) {
        return isOver(recording, reviews.versions(recording.id), reader);
    }

    /** @param versions of the recording's review */
    public boolean isOver(StoredRecording recording, List<Review> versions, String reader) {
        return isReadAndUnsigned(recording, versions)
                && choices.isBlindFirst(reader)
                && own.of(recording.id, reader).isEmpty()
                && !glass.isOver(recording.id, reader)
                && !shown.isShown(recording.id, reader);
    }

    private static boolean isReadAndUnsigned(StoredRecording recording, List<Review> versions) {
        return recording.kind == RecordingKind.ECG
                && recording.status == ReadingStatus.REPORTED
                && versions.stream().noneMatch(Review::isSigned);
    }

    /** To be asked by whoever shows the reading where it is not held back: that it was shown is written down. */
    public boolean holdsBack(StoredRecording recording, String reader) {
        return holdsBack(recording, reviews.versions(recording.id), reader);
    }

    /** @param versions of the recording's review */
    public boolean holdsBack(StoredRecording recording, List<Review> versions, String reader) {
        boolean over = isOver(recording, versions, reader);
        if (!over && isReadAndUnsigned(recording, versions)) {
            shown.keep(recording.id, reader);
        }
        return over;
    }

    /** @throws FaultException {@link Fault#READ_FIRST} where it lies over the recording; nothing of one that there is not */
    public void requireLifted(UUID recording, String reader) {
        if (recordings.find(recording).filter(known -> holdsBack(known, reader)).isPresent()) {
            throw FaultException.of(Fault.READ_FIRST);
        }
    }
}
