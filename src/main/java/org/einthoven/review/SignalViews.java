package org.einthoven.review;

import jakarta.enterprise.context.ApplicationScoped;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.StoredRecording;
import org.jspecify.annotations.Nullable;

/** What a page shows of signals other than a short ECG, in the reader's language. */
@ApplicationScoped
class SignalViews {
    private final Language language;

    SignalViews(Language language) {
        this.language = language;
    }

    /** Null for an ECG, and where no pulses were measured. */
    @Nullable
    PulseView pulse(StoredRecording recording, ReadingDocument reading) {
        return recording.kind == RecordingKind.PPG
                ? PulseView.of(reading, recording.duration().toMillis(), language.words(PulseWords.class))
                : null;
    }
}
