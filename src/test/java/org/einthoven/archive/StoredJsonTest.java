package org.einthoven.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.delineation.Delineation;
import org.einthoven.diagnosis.Comparison;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.einthoven.inference.Temperature;
import org.einthoven.measure.Basis;
import org.einthoven.measure.Caveat;
import org.einthoven.measure.LeadMeasurement;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;
import org.einthoven.measure.RepresentativeBeat;
import org.einthoven.measure.RepresentativeBeat.Extent;
import org.einthoven.measure.StBasis;
import org.junit.jupiter.api.Test;

class StoredJsonTest {

    /** As the first version of this software wrote it. */
    private static final String FIRST_VERSION =
            """
            {"abstention": null,
             "quality": {"overall": 0.9, "perLead": {"II": {"score": 0.9, "issues": [], "usable": true}}},
             "delineation": {"perLead": [], "global": []},
             "beats": [{"timeMs": 400, "beatClass": "N", "scores": {"N": 0.9}}],
             "pulses": [],
             "measurements": {"heartRateBpm": 72, "rrMs": 833.3, "prMs": null, "pMs": null, "qrsMs": 92, "qtMs": 398,
                              "qtcBazettMs": 436, "qtcFridericiaMs": 423.5, "axisDeg": {"QRS": 45}},
             "findings": [{"id": "long-pr", "code": "LONG_PR", "display": "Long PR interval, 234 ms", "score": 1,
                           "flagged": true, "evidenceMs": []}],
             "models": []}
            """;

    @Test
    void opensReadingsOfTheFirstVersion() {
        ReadingDocument document = StoredJson.read(FIRST_VERSION, ReadingDocument.class);
        Measurements measured = document.measurements();

        assertThat(document.findings()).singleElement().satisfies(finding -> assertThat(finding.basis())
                .isEmpty());
        assertThat(measured.qrsMs()).isEqualTo(92);
        assertThat(measured.qtcFridericiaMs()).isEqualTo(423.5);
        assertThat(measured.axisDeg()).containsEntry("QRS", 45.0);
        assertThat(measured.qtcHodgesMs()).isNull();
        assertThat(measured.basis()).isEmpty();
        assertThat(measured.leads()).isEmpty();
        assertThat(measured.representativeBeat()).isNull();
    }

    @Test
    void wavesKeepTheTemperatureThatTheyWereFoundAtAndThoseOfBeforeHaveNone() {
        Delineation found = new Delineation(List.of(), List.of(), new Temperature(0.5, Map.of("P", -1.25)));

        assertThat(StoredJson.read(StoredJson.write(found), Delineation.class)).isEqualTo(found);
        assertThat(StoredJson.read(FIRST_VERSION, ReadingDocument.class)
                        .delineation()
                        .temperature())
                .isNull();
    }

    @Test
    void opensComparisonsThatWereStoredBeforeTheySaidWhereTheyWereReadOff() {
        String stored =
                """
                {"quantity": "PR interval", "value": 234, "relation": "ABOVE", "limit": 200, "unit": "ms", "source": "a book"}
                """;
        assertThat(StoredJson.read(stored, Comparison.class).places()).isEmpty();
    }

    @Test
    void keepsWhatMeasurementsRestOn() {
        RepresentativeBeat beat = new RepresentativeBeat(
                new SampleRate(500),
                240,
                BeatClass.N,
                List.of(400.0, 1200.0),
                List.of(new Lead(LeadName.II, Samples.copyOf(new float[] {0.0014f, -1.25f, Float.NaN}))),
                Set.of(LeadName.AVF),
                Map.of(Wave.QRS, new Extent(200, 290)));
        LeadMeasurement lead = new LeadMeasurement(
                LeadName.II,
                false,
                0.1,
                null,
                null,
                1.0,
                40.0,
                null,
                null,
                null,
                null,
                null,
                null,
                40.0,
                0.3,
                0.2,
                0.0,
                0.0,
                0.0,
                0.0,
                0.002,
                new StBasis(2, 0.01));
        Basis basis = new Basis(2, List.of(LeadName.II), 1.5, Set.of(Caveat.NOT_DOMINANT));
        Measurements measured =
                Measurements.of(Map.of(Measure.QRS, 90.0), Map.of(Measure.QRS, basis), List.of(lead), beat);

        Measurements read = StoredJson.read(StoredJson.write(measured), Measurements.class);

        assertThat(read.basis()).isEqualTo(measured.basis());
        assertThat(read.leads()).containsExactly(lead);
        RepresentativeBeat again = read.representativeBeat();
        assertThat(again.waves()).isEqualTo(beat.waves());
        assertThat(again.derived()).containsExactly(LeadName.AVF);
        Samples samples = again.lead(LeadName.II).orElseThrow();
        assertThat(samples.at(0)).isCloseTo(0.001f, within(1e-6f));
        assertThat(samples.at(1)).isEqualTo(-1.25f);
        assertThat(samples.isMissing(2)).isTrue();
    }
}
