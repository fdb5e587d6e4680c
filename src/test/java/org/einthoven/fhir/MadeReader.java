package org.einthoven.fhir;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.archive.RecordingReader;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.diagnosis.Comparison;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Subject;
import org.einthoven.inference.ModelRef;
import org.einthoven.measure.Basis;
import org.einthoven.measure.Caveat;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;
import org.einthoven.ppg.Pulse;
import org.einthoven.reading.AbstentionReason;
import org.einthoven.reading.Quality;
import org.einthoven.reading.Reading;

/** Reads without models: two ectopic beats in every ECG, two pulses in every pleth, nothing below 2.5 s. */
final class MadeReader implements RecordingReader {

    static final ModelRef DELINEATION = new ModelRef("delineation", "0.2.0", "d1".repeat(32));
    static final ModelRef BEAT = new ModelRef("beat", "0.3.0", "be".repeat(32));
    static final ModelRef PPG = new ModelRef("ppg", "0.1.0", "0f".repeat(32));

    static final Finding ECTOPY = new Finding(
            "ventricular-ectopy",
            FindingCode.VENTRICULAR_ECTOPY,
            "2 ventricular ectopic beats",
            0.9,
            true,
            List.of(812.4, 2400.0));
    static final Finding RATE = new Finding(
            "normal-rate",
            FindingCode.NORMAL_RATE,
            "Heart rate 72/min",
            1,
            false,
            List.of(),
            List.of(new Comparison("Heart rate", 72, Comparison.Relation.AT_LEAST, 50, "/min", "a guideline")));

    @Override
    public Reading read(Recording recording, Subject subject) {
        if (recording.duration().toMillis() < 2500) {
            return new Reading.Abstained(
                    AbstentionReason.TOO_SHORT,
                    "The recording is too short to read: send at least 2.5 s.",
                    new Quality(1, Map.of()),
                    List.of());
        }
        return recording instanceof Pleth ? pleth() : ecg();
    }

    private static final Basis BAZETT = new Basis(12, List.of(LeadName.II), 1.25, Set.of(Caveat.RATE_TOO_LOW));

    static Reading.Reported ecg() {
        return new Reading.Reported(
                new Quality(0.9, Map.of()),
                Delineation.EMPTY,
                List.of(
                        beat(0, BeatClass.N),
                        beat(812.4, BeatClass.V),
                        beat(1600, BeatClass.N),
                        beat(2400, BeatClass.V)),
                List.of(),
                List.of(),
                Measurements.of(
                        Map.ofEntries(
                                Map.entry(Measure.RMSSD, 21.3),
                                Map.entry(Measure.HEART_RATE, 72.04),
                                Map.entry(Measure.RR, 832.9),
                                Map.entry(Measure.PR, 152.0),
                                Map.entry(Measure.P, 98.0),
                                Map.entry(Measure.QRS, 92.0),
                                Map.entry(Measure.QT, 396.0),
                                Map.entry(Measure.QTC_BAZETT, 434.0),
                                Map.entry(Measure.QTC_FRIDERICIA, 421.0),
                                Map.entry(Measure.P_AXIS, 41.0),
                                Map.entry(Measure.QRS_AXIS, 45.0),
                                Map.entry(Measure.T_AXIS, 30.0)),
                        Map.of(Measure.QTC_BAZETT, BAZETT),
                        List.of(),
                        null),
                List.of(ECTOPY, RATE),
                List.of(),
                List.of(),
                List.of(DELINEATION, BEAT));
    }

    static Reading.Reported pleth() {
        return new Reading.Reported(
                new Quality(0.9, Map.of()),
                Delineation.EMPTY,
                List.of(),
                List.of(),
                List.of(new Pulse(0, 200, 350.0, 800), new Pulse(800, 1000, null, 1600)),
                Measurements.of(Map.of(Measure.HEART_RATE, 75.0, Measure.RR, 800.0)),
                List.of(RATE),
                List.of(),
                List.of(),
                List.of(PPG));
    }

    private static Beat beat(double timeMs, BeatClass beatClass) {
        return new Beat(timeMs, beatClass, Map.of(beatClass, 0.9));
    }
}
