package org.einthoven.api;

import java.util.Arrays;
import org.einthoven.archive.RecordingKind;
import org.einthoven.archive.StoredRecording;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.signal.Passband;

/** What samples are put through before they are sent to be drawn. */
enum WaveformFilter {
    /** As recorded. */
    NONE,
    /** The band that the models are fed, without a shift in time. */
    BAND;

    /** Filtered beyond either end of a stretch, so that adjoining stretches meet: five times what the filter forgets in. */
    private static final double MARGIN_S = 15;

    /** @throws FaultException {@link Fault#INVALID_PARAMETER} for a name that is none of these */
    static WaveformFilter named(String name) {
        return Arrays.stream(values())
                .filter(filter -> filter.word().equals(name))
                .findFirst()
                .orElseThrow(() -> FaultException.of(Fault.INVALID_PARAMETER, "This", "filter"));
    }

    String word() {
        return this == NONE ? "none" : "band";
    }

    static Passband passband(RecordingKind kind) {
        return kind == RecordingKind.PPG ? Passband.PULSE : Passband.ECG;
    }

    /**
     * The stretch of one channel.
     *
     * @param samples the whole channel
     */
    float[] stretch(float[] samples, WaveformRange range, StoredRecording recording) {
        int end = range.first() + range.count();
        if (this == NONE || range.count() == 0) {
            return Arrays.copyOfRange(samples, range.first(), end);
        }
        int margin = (int) Math.ceil(MARGIN_S * recording.sampleRateHz);
        int from = Math.max(0, range.first() - margin);
        float[] around = Arrays.copyOfRange(samples, from, Math.min(samples.length, end + margin));
        float[] filtered = passband(recording.kind).filter(recording.rate()).apply(around);
        return Arrays.copyOfRange(filtered, range.first() - from, end - from);
    }
}
