package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Subject;
import org.einthoven.ecg.Wave;
import org.einthoven.statistics.Interval;
import org.junit.jupiter.api.Test;

class DelineationScoreTest {

    private static final List<TrueWave> TRUTH = List.of(
            new TrueWave(Wave.P, 450.0, 500, 550.0),
            new TrueWave(Wave.QRS, 650.0, 700, 750.0),
            new TrueWave(Wave.T, 950.0, 1000, 1050.0));

    /** Of two patients one has no P found in V1 and the other none in either lead. */
    @Test
    void rowsOfLeadsAndRhythmsHoldTheirPatientsOnly() {
        DelineationScore score = new DelineationScore();
        score.add(record("Sinus rhythm"), found(true, false));
        score.add(record("Sinus tachycardia"), found(false, false));

        Map<String, Object> metrics = score.metrics();

        assertThat(f1(metrics, "f1ByLead", "II", "P")).isEqualTo(2.0 / 3);
        assertThat(f1(metrics, "f1ByLead", "V1", "P")).isZero();
        assertThat(f1(metrics, "f1ByLead", "V1", "QRS")).isEqualTo(1);
        assertThat(row(metrics, "f1ByLead", "V1")).containsEntry("records", 2);
        assertThat(f1(metrics, "f1ByRhythm", "Sinus rhythm", "P")).isEqualTo(2.0 / 3);
        assertThat(f1(metrics, "f1ByRhythm", "Sinus tachycardia", "P")).isZero();
        assertThat(row(metrics, "f1ByRhythm", "Sinus tachycardia")).containsEntry("records", 1);
        assertThat((Map<?, ?>) metrics.get("f1ByLead")).hasSize(2);
        assertThat(((Map<?, ?>) metrics.get("groups")).keySet().stream().map(String::valueOf))
                .containsExactly("female", "age60s");
    }

    private static double f1(Map<String, Object> metrics, String rows, String name, String wave) {
        return ((Interval) row(metrics, rows, name).get(wave)).value();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> row(Map<String, Object> metrics, String rows, String name) {
        return ((Map<String, Map<String, Object>>) metrics.get(rows)).get(name);
    }

    private static LudbRecord record(String rhythm) {
        Samples flat = Samples.copyOf(new float[500]);
        Ecg ecg = new Ecg(new SampleRate(250), List.of(new Lead(LeadName.II, flat), new Lead(LeadName.V1, flat)));
        return new LudbRecord(
                "1",
                ecg,
                Map.of(LeadName.II, TRUTH, LeadName.V1, TRUTH),
                rhythm,
                new Subject(67.0, Subject.Sex.FEMALE));
    }

    private static Delineation found(boolean pInTwo, boolean pInVOne) {
        List<Fiducial> found = new ArrayList<>();
        for (TrueWave wave : TRUTH) {
            for (LeadName lead : List.of(LeadName.II, LeadName.V1)) {
                if (wave.wave() != Wave.P || (lead == LeadName.II ? pInTwo : pInVOne)) {
                    found.add(new Fiducial(lead, wave.wave(), wave.onsetMs(), wave.peakMs(), wave.offsetMs(), 1));
                }
            }
        }
        return new Delineation(found, List.of());
    }
}
