package org.einthoven.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Subject;
import org.einthoven.ecg.Wave;
import org.einthoven.measure.Caveat;
import org.einthoven.measure.LeadMeasurement;
import org.einthoven.measure.Measure;
import org.einthoven.measure.Measurements;
import org.einthoven.measure.RepresentativeBeat;
import org.einthoven.synthesis.EcgGenerator;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.GeneratedEcg;
import org.einthoven.synthesis.Rhythm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured of all sorts of recordings, by models that see the truth. */
class MeasuredRecordingsTest {

    private static final EcgRecipe SINUS = EcgRecipe.of(Rhythm.SINUS, 72);

    private static Measurements measured(GeneratedEcg made, Ecg ecg) {
        Reading reading = new EcgReader(new TruthModels(made)).read(ecg, Subject.UNKNOWN);
        return ((Reading.Reported) reading).measurements();
    }

    private static Measurements measured(EcgRecipe recipe, int seconds) {
        GeneratedEcg made = Recordings.of(recipe, seconds);
        return measured(made, made.ecg());
    }

    private static Caveat onlyCaveat(Measurements measured, Measure measure) {
        assertThat(measure.in(measured)).isEmpty();
        return measured.basis(measure).orElseThrow().caveats().iterator().next();
    }

    @ParameterizedTest
    @ValueSource(doubles = {250, 360, 1000})
    void measuresTheSameAtEveryRate(double hz) {
        GeneratedEcg made = EcgGenerator.generate(SINUS, Duration.ofSeconds(10), new SampleRate(hz), 7);
        Measurements measured = measured(made, made.ecg());
        Measurements usual = measured(SINUS, 10);
        assertThat(measured.qrsMs()).isCloseTo(usual.qrsMs(), within(3.0));
        assertThat(measured.prMs()).isCloseTo(usual.prMs(), within(3.0));
        assertThat(measured.qtMs()).isCloseTo(usual.qtMs(), within(3.0));
        assertThat(measured.axisDeg().get("QRS")).isCloseTo(usual.axisDeg().get("QRS"), within(3.0));
        assertThat(measured.lead(LeadName.V5).orElseThrow().rMv())
                .isCloseTo(usual.lead(LeadName.V5).orElseThrow().rMv(), within(0.05));
        assertThat(measured.representativeBeat().rate().hz()).isEqualTo(Math.min(hz, 500));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 20})
    void measuresShortAndLongRecordings(int seconds) {
        GeneratedEcg made = Recordings.of(SINUS, seconds);
        Measurements measured = measured(made, made.ecg());
        double qrs = made.waves(null).stream()
                .filter(wave -> wave.wave() == Wave.QRS)
                .mapToDouble(wave -> wave.offsetMs() - wave.onsetMs())
                .average()
                .orElseThrow();
        assertThat(measured.qrsMs()).isBetween(qrs - 15, qrs);
        assertThat(measured.representativeBeat().beatsMs()).hasSizeBetween(seconds - 1, 2 * seconds);
        assertThat(measured.leads()).hasSize(12);
    }

    @Test
    void derivesTheOtherFourLimbLeadsOfEightIndependentLeads() {
        GeneratedEcg made = Recordings.of(SINUS, 10);
        Ecg eight = Recordings.only(
                made.ecg(),
                LeadName.I,
                LeadName.II,
                LeadName.V1,
                LeadName.V2,
                LeadName.V3,
                LeadName.V4,
                LeadName.V5,
                LeadName.V6);
        Measurements measured = measured(made, eight);
        Measurements whole = measured(made, made.ecg());
        assertThat(measured.leads()).hasSize(12);
        assertThat(measured.leads().stream().filter(LeadMeasurement::derived).map(LeadMeasurement::lead))
                .containsExactly(LeadName.III, LeadName.AVR, LeadName.AVL, LeadName.AVF);
        for (LeadName name : List.of(LeadName.III, LeadName.AVF)) {
            assertThat(measured.lead(name).orElseThrow().rMv())
                    .isCloseTo(whole.lead(name).orElseThrow().rMv(), within(0.02));
        }
        assertThat(measured.axisDeg().get("QRS")).isCloseTo(whole.axisDeg().get("QRS"), within(2.0));
        assertThat(measured.basis(Measure.QRS_AXIS).orElseThrow().leads()).containsExactly(LeadName.I, LeadName.II);
    }

    @Test
    void measuresThreeLimbLeadsWithoutChestLeads() {
        GeneratedEcg made = Recordings.of(SINUS, 10);
        Measurements measured = measured(made, Recordings.only(made.ecg(), LeadName.I, LeadName.II, LeadName.III));
        assertThat(measured.leads()).extracting(LeadMeasurement::lead).doesNotContain(LeadName.V1);
        assertThat(measured.axisDeg()).containsOnlyKeys("P", "QRS", "T");
        assertThat(measured.qrsMs()).isBetween(60.0, 120.0);
    }

    @Test
    void measuresOneLeadWithoutAxes() {
        GeneratedEcg made = Recordings.of(SINUS, 10);
        Measurements measured = measured(made, Recordings.only(made.ecg(), LeadName.II));
        assertThat(measured.leads()).extracting(LeadMeasurement::lead).containsExactly(LeadName.II);
        assertThat(measured.qtMs()).isNotNull();
        assertThat(onlyCaveat(measured, Measure.QRS_AXIS)).isEqualTo(Caveat.NO_LIMB_LEADS);
    }

    @Test
    void measuresNoPInAtrialFibrillation() {
        Measurements measured = measured(EcgRecipe.of(Rhythm.ATRIAL_FIBRILLATION, 85), 20);
        assertThat(onlyCaveat(measured, Measure.P)).isEqualTo(Caveat.NO_P_WAVES);
        assertThat(onlyCaveat(measured, Measure.PR)).isEqualTo(Caveat.NO_P_WAVES);
        assertThat(onlyCaveat(measured, Measure.P_AXIS)).isEqualTo(Caveat.NO_P_WAVES);
        assertThat(measured.leads()).isNotEmpty().allSatisfy(lead -> assertThat(lead.pMv())
                .isNull());
        assertThat(measured.basis(Measure.QTC_BAZETT).orElseThrow().caveats()).contains(Caveat.IRREGULAR);
    }

    @Test
    void measuresTheSinusBeatsOfBigeminy() {
        GeneratedEcg made = Recordings.of(EcgRecipe.of(Rhythm.VENTRICULAR_BIGEMINY, 70), 20);
        Measurements measured = measured(made, made.ecg());
        RepresentativeBeat beat = measured.representativeBeat();
        assertThat(beat.beatClass()).isEqualTo(BeatClass.N);
        assertThat(beat.beatsMs()).allSatisfy(ms -> assertThat(made.beats())
                .anyMatch(truth -> truth.timeMs() == ms && truth.beatClass() == BeatClass.N));
        assertThat(measured.qrsMs()).isLessThan(120);
    }

    @Test
    void saysHowSureItIs() {
        Measurements measured = measured(SINUS, 10);
        assertThat(measured.basis(Measure.QT).orElseThrow().beats()).isBetween(9, 13);
        assertThat(measured.basis(Measure.QT).orElseThrow().standardError()).isBetween(0.0, 5.0);
        assertThat(measured.basis(Measure.QRS).orElseThrow().leads()).hasSize(12);
        assertThat(measured.leads())
                .allSatisfy(lead -> assertThat(lead.standardErrorMv()).isBetween(0.0005, 0.01));
    }
}
