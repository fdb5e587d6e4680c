package org.einthoven.formats.physionet;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.LeadName;
import org.einthoven.formats.Marks.BeatMark;
import org.einthoven.formats.Marks.PulseMark;
import org.einthoven.formats.Marks.WaveMark;
import org.einthoven.formats.OutgoingRecording;
import org.einthoven.wfdb.AnnotationCode;
import org.einthoven.wfdb.MarkCodes;
import org.einthoven.wfdb.WfdbAnnotation;
import org.jspecify.annotations.Nullable;

/** Marks in PhysioNet's codes: beats by their class, waves as peaks in brackets. */
final class WfdbMarks {
    private final OutgoingRecording recording;

    WfdbMarks(OutgoingRecording recording) {
        this.recording = recording;
    }

    List<WfdbAnnotation> beats() {
        List<WfdbAnnotation> beats = new ArrayList<>();
        for (BeatMark beat : recording.marks().beats()) {
            add(beats, beat.timeMs(), MarkCodes.of(beat.beatClass()));
        }
        return beats;
    }

    /** @param lead null for the waves over all leads */
    List<WfdbAnnotation> waves(@Nullable LeadName lead) {
        List<WfdbAnnotation> waves = new ArrayList<>();
        for (WaveMark wave : recording.marks().inLead(lead)) {
            add(waves, wave.onsetMs(), AnnotationCode.WAVE_ONSET);
            add(waves, wave.peakMs(), MarkCodes.of(wave.wave()));
            add(waves, wave.offsetMs(), AnnotationCode.WAVE_END);
        }
        return waves;
    }

    /** Systole at its peak, diastole from the dicrotic notch on. */
    List<WfdbAnnotation> pulses() {
        List<WfdbAnnotation> pulses = new ArrayList<>();
        for (PulseMark pulse : recording.marks().pulses()) {
            add(pulses, pulse.onsetMs(), AnnotationCode.WAVE_ONSET);
            add(pulses, pulse.peakMs(), AnnotationCode.SYSTOLE);
            if (pulse.notchMs() != null) {
                add(pulses, pulse.notchMs(), AnnotationCode.DIASTOLE);
            }
            add(pulses, pulse.offsetMs(), AnnotationCode.WAVE_END);
        }
        return pulses;
    }

    private void add(List<WfdbAnnotation> annotations, double ms, AnnotationCode code) {
        annotations.add(new WfdbAnnotation(recording.sampleAt(ms), code, 0, 0, 0, ""));
    }
}
