package org.einthoven.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.einthoven.diagnosis.Finding;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.Recording;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.explain.Explanation;
import org.einthoven.inference.ModelRef;
import org.einthoven.measure.Measurements;
import org.einthoven.ppg.Pulse;
import org.einthoven.synthesis.EcgRecipe;
import org.einthoven.synthesis.GeneratedEcg;
import org.einthoven.synthesis.Rhythm;
import org.junit.jupiter.api.Test;

/** The pipeline with models that see the truth: what is wrong here is the pipeline's own fault. */
class ReadingPipelineTest {

    /** Sees a pulse every 800 ms. */
    private static final class SteadyPulse implements PlethModels {

        @Override
        public List<Pulse> delineate(Pleth pleth) {
            return List.of(
                    new Pulse(0, 200, 400.0, 800), new Pulse(800, 1000, null, 1600), new Pulse(1600, 1800, null, 2400));
        }

        @Override
        public List<ModelRef> refs() {
            return List.of();
        }
    }

    private static Reading read(GeneratedEcg generated, Recording recording) {
        return new ReadingPipeline(new TruthModels(generated), new SteadyPulse()).read(recording);
    }

    private static Reading.Reported reported(GeneratedEcg generated) {
        return (Reading.Reported) read(generated, generated.ecg());
    }

    private static List<FindingCode> codes(Reading.Reported reading) {
        return reading.findings().stream().map(Finding::code).toList();
    }

    @Test
    void readsSinusRhythmAsItWasMade() {
        Reading.Reported reading = reported(
                Recordings.of(EcgRecipe.of(Rhythm.SINUS, 72).withPrMs(180).withQtcMs(410), 10));
        Measurements measured = reading.measurements();
        assertThat(measured.heartRateBpm()).isCloseTo(72, within(2.0));
        assertThat(measured.qtcFridericiaMs()).isCloseTo(410, within(15.0));
        assertThat(measured.axisDeg()).containsOnlyKeys("P", "QRS", "T");
        assertThat(measured.axisDeg().get("QRS")).isBetween(-30.0, 90.0);
        assertThat(codes(reading)).startsWith(FindingCode.SINUS_RHYTHM);
        assertThat(reading.findings()).noneMatch(Finding::flagged);
        assertThat(reading.models()).extracting(ModelRef::name).containsExactly("truth");
    }

    @Test
    void findsNoPWaveAndNoSinusInAtrialFibrillation() {
        Reading.Reported reading = reported(Recordings.of(EcgRecipe.of(Rhythm.ATRIAL_FIBRILLATION, 85), 20));
        assertThat(reading.measurements().prMs()).isNull();
        assertThat(reading.measurements().axisDeg()).doesNotContainKey("P");
        assertThat(codes(reading)).contains(FindingCode.NORMAL_RATE, FindingCode.ATRIAL_FIBRILLATION);
    }

    @Test
    void findsAndExplainsBigeminy() {
        Reading.Reported reading = reported(Recordings.of(EcgRecipe.of(Rhythm.VENTRICULAR_BIGEMINY, 70), 20));
        assertThat(codes(reading)).contains(FindingCode.VENTRICULAR_ECTOPY, FindingCode.VENTRICULAR_BIGEMINY);
        assertThat(reading.explanations()).extracting(Explanation::findingId).containsExactly("ventricular-ectopy");
    }

    @Test
    void oneLeadOffDoesNotSpoilTheRest() {
        GeneratedEcg generated = Recordings.sinus(72);
        Ecg leadOff = Recordings.with(generated.ecg(), LeadName.V2, Recordings.fill(0, 10_000, 0));
        Reading.Reported reading = (Reading.Reported) read(generated, leadOff);
        Measurements whole = reported(generated).measurements();
        assertThat(reading.measurements().qrsMs()).isCloseTo(whole.qrsMs(), within(3.0));
        assertThat(reading.measurements().qtMs()).isCloseTo(whole.qtMs(), within(3.0));
        assertThat(reading.measurements().lead(LeadName.V2)).isEmpty();
        assertThat(reading.measurements().lead(LeadName.V3)).isPresent();
        assertThat(codes(reading)).contains(FindingCode.SINUS_RHYTHM, FindingCode.POOR_QUALITY);
    }

    @Test
    void beatsLostInNoiseAreLeftOutAndMakeNoPause() {
        GeneratedEcg generated = Recordings.sinus(60);
        Ecg noisy = Recordings.with(generated.ecg(), Recordings.noise(4000, 6000, 3, new Random(1)));
        Reading.Reported reading = (Reading.Reported) read(generated, noisy);
        assertThat(reading.beats()).noneMatch(beat -> beat.timeMs() >= 4000 && beat.timeMs() < 6000);
        assertThat(reading.delineation().global()).noneMatch(wave -> wave.peakMs() >= 4000 && wave.peakMs() < 6000);
        assertThat(codes(reading)).contains(FindingCode.POOR_QUALITY).doesNotContain(FindingCode.PAUSE);
        assertThat(reading.measurements().heartRateBpm()).isCloseTo(60, within(2.0));
    }

    @Test
    void abstainsFromNoiseAndSaysHowToMendIt() {
        GeneratedEcg generated = Recordings.sinus(72);
        Ecg noise = Recordings.with(generated.ecg(), Recordings.noise(0, 10_000, 1.5, new Random(2)));
        Reading.Abstained reading = (Reading.Abstained) read(generated, noise);
        assertThat(reading.reason()).isEqualTo(AbstentionReason.NOISE);
        assertThat(reading.detail()).contains("keep still");
        assertThat(reading.quality().perLead()).hasSize(12);
    }

    @Test
    void theSameRecordingIsReadTheSameTwice() {
        GeneratedEcg generated = Recordings.of(EcgRecipe.of(Rhythm.VENTRICULAR_ECTOPY, 70), 10);
        assertThat(reported(generated)).isEqualTo(reported(generated));
    }

    @Test
    void twiceTheGainChangesNoIntervalAndNoAxis() {
        GeneratedEcg generated = Recordings.sinus(72);
        Ecg doubled = Recordings.with(generated.ecg(), samples -> {
            for (int i = 0; i < samples.length; i++) {
                samples[i] *= 2;
            }
            return samples;
        });
        Measurements once = reported(generated).measurements();
        Measurements twice = ((Reading.Reported) read(generated, doubled)).measurements();
        assertThat(twice.qtMs()).isEqualTo(once.qtMs());
        assertThat(twice.axisDeg().get("QRS")).isCloseTo(once.axisDeg().get("QRS"), within(0.01));
    }

    @Test
    void readsThePulse() {
        SampleRate rate = new SampleRate(100);
        float[] samples = new float[1000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) Math.exp(2 * Math.sin(2 * Math.PI * i / 80));
        }
        Reading.Reported reading =
                (Reading.Reported) read(Recordings.sinus(72), new Pleth(rate, Samples.copyOf(samples)));
        assertThat(reading.measurements().heartRateBpm()).isEqualTo(75);
        assertThat(reading.pulses()).hasSize(3);
        assertThat(reading.beats()).isEmpty();
        assertThat(reading.findings()).extracting(Finding::display).contains("Pulse rate 75/min");
    }
}
