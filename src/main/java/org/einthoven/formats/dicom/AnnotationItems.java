package org.einthoven.formats.dicom;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;
import org.einthoven.formats.DeviceMeasurement;
import org.einthoven.formats.Marks.BeatMark;
import org.einthoven.formats.Marks.PulseMark;
import org.einthoven.formats.Marks.WaveMark;
import org.einthoven.formats.OutgoingRecording;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a recording as waveform annotations (PS3.3, C.10.10): statements as text, measurements as numbers, beats at
 * the R peak and waves from onset to offset in the codes of PS3.16, CID 3335.
 */
final class AnnotationItems {
    private static final int MDC_PARTITION = 2 << 16;
    private static final String MDC = "MDC";

    private final OutgoingRecording recording;
    private final List<DicomBytes> items = new ArrayList<>();
    private int group;

    AnnotationItems(OutgoingRecording recording) {
        this.recording = recording;
    }

    List<DicomBytes> items() {
        recording.said().forEach(this::text);
        recording.remarks().forEach(this::text);
        group++;
        recording.measurements().forEach(this::measurement);
        group++;
        recording.marks().beats().forEach(this::beat);
        recording.marks().pulses().forEach(this::pulse);
        group++;
        recording.marks().inLead(null).forEach(this::wave);
        recording.wavesOfLeads().forEach(this::wave);
        return items;
    }

    private void text(String text) {
        items.add(of(0).text(Tag.UNFORMATTED_TEXT, "ST", text.replace('\\', ' ')));
    }

    private void measurement(DeviceMeasurement measurement) {
        measurement
                .kind()
                .mdc()
                .ifPresent(mdc -> items.add(of(0).code(
                                Tag.CONCEPT_NAME,
                                "2:" + (mdc - MDC_PARTITION),
                                MDC,
                                measurement.kind().display())
                        .code(
                                Tag.MEASUREMENT_UNITS,
                                measurement.kind().unit(),
                                "UCUM",
                                measurement.kind().unit())
                        .decimal(Tag.NUMERIC_VALUE, measurement.value())));
    }

    private void beat(BeatMark beat) {
        items.add(at(code(of(0), beat.beatClass()), "POINT", beat.timeMs()));
    }

    /** Its systolic peak; DICOM has no code for the other places of a pulse. */
    private void pulse(PulseMark pulse) {
        items.add(at(of(0).code(Tag.CONCEPT_NAME, "10:8192", MDC, "Heart beat"), "POINT", pulse.peakMs()));
    }

    private void wave(WaveMark wave) {
        items.add(at(code(of(channel(wave.lead())), wave.wave()), "SEGMENT", wave.onsetMs(), wave.offsetMs()));
    }

    /** @param channel from 1; 0 for all of them */
    private DicomBytes of(int channel) {
        return new DicomBytes().u16(Tag.ANNOTATED_CHANNELS, 1, channel).u16(Tag.ANNOTATION_GROUP, group);
    }

    private int channel(@Nullable LeadName lead) {
        for (int i = 0; lead != null && i < recording.channels().size(); i++) {
            if (recording.channels().get(i).lead() == lead) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The first sample is at position 1. */
    private DicomBytes at(DicomBytes item, String range, double... timesMs) {
        int[] positions = new int[timesMs.length];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = recording.sampleAt(timesMs[i]) + 1;
        }
        return item.text(Tag.TEMPORAL_RANGE, "CS", range).u32(Tag.SAMPLE_POSITIONS, positions);
    }

    private static DicomBytes code(DicomBytes item, BeatClass beatClass) {
        return switch (beatClass) {
            case N -> item.code(Tag.CONCEPT_NAME, "10:8208", MDC, "Normal beat (sinus beat, normal conduction)");
            case S -> item.code(Tag.CONCEPT_NAME, "10:8256", MDC, "Supraventricular premature contraction");
            case V -> item.code(Tag.CONCEPT_NAME, "10:8336", MDC, "Ventricular premature contraction beat");
            case F -> item.code(Tag.CONCEPT_NAME, "10:8352", MDC, "Fusion of ventricular and normal beat");
            case Q -> item.code(Tag.CONCEPT_NAME, "10:8736", MDC, "Unclassifiable beat");
        };
    }

    private static DicomBytes code(DicomBytes item, Wave wave) {
        return switch (wave) {
            case P -> item.code(Tag.CONCEPT_NAME, "10:256", MDC, "P wave");
            case QRS -> item.code(Tag.CONCEPT_NAME, "10:1600", MDC, "Entire QRS (excluding P, T and U)");
            case T -> item.code(Tag.CONCEPT_NAME, "10:1024", MDC, "T wave");
            case NONE -> throw new IllegalArgumentException("no wave");
        };
    }
}
