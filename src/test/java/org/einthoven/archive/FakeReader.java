package org.einthoven.archive;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Subject;
import org.einthoven.explain.Explanation;
import org.einthoven.explain.Faithfulness;
import org.einthoven.explain.LeadRegion;
import org.einthoven.inference.ModelRef;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;
import org.einthoven.reading.Quality;
import org.einthoven.reading.Reading;
import org.einthoven.statement.LearnedStatement;

/** Reads without models: says the same of every recording, and fails on those whose length is {@link #POISON}. */
public class FakeReader implements RecordingReader {
    static final int POISON = 666;

    public static final Finding ECTOPY = new Finding(
            "ventricular-ectopy",
            FindingCode.VENTRICULAR_ECTOPY,
            "2 ventricular ectopic beats",
            0.9,
            true,
            List.of(400.0));
    public static final Finding RATE =
            new Finding("normal-rate", FindingCode.NORMAL_RATE, "Heart rate 72/min", 1, false, List.of());

    final AtomicInteger readings = new AtomicInteger();

    @Override
    public Reading read(Recording recording, Subject subject) {
        readings.incrementAndGet();
        if (recording.length() == POISON) {
            throw new IllegalStateException("poison");
        }
        return reported(recording.length());
    }

    public static Reading.Reported reported(int length) {
        float[] attribution = new float[length];
        attribution[length / 2] = 1;
        attribution[0] = -0.5f;
        return new Reading.Reported(
                new Quality(0.9, Map.of()),
                Delineation.EMPTY,
                List.of(new Beat(400.123456789, BeatClass.V, Map.of(BeatClass.V, 0.9, BeatClass.N, 0.1))),
                List.of(),
                List.of(),
                Measurements.of(
                        Map.of(Measure.HEART_RATE, 72.0, Measure.RR, 833.3, Measure.QRS, 92.0, Measure.QRS_AXIS, 45.0)),
                List.of(RATE, ECTOPY),
                List.of(new LearnedStatement("AFIB", 0.12, 0.5, LearnedStatement.Answer.NO)),
                List.of(new Explanation(
                        ECTOPY.id(),
                        "class-activation",
                        Map.of(LeadName.II, Samples.copyOf(attribution)),
                        Map.of(BeatPart.QRS, 1.8, BeatPart.T, -0.2),
                        Map.of(LeadRegion.SEPTAL, 1.1, LeadRegion.LATERAL, -0.3),
                        new Faithfulness(0.4, 0.1))),
                List.of(new ModelRef("beat", "0.1.0", "ab".repeat(32))));
    }
}
