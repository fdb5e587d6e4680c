package org.einthoven.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.einthoven.measure.CardiacCycle;
import org.junit.jupiter.api.Test;

class WaveShapleyTest {

    private static final SampleRate RATE = new SampleRate(500);
    private static final Fiducial P = wave(Wave.P, 200, 280);
    private static final Fiducial QRS = wave(Wave.QRS, 360, 450);
    private static final Fiducial T = wave(Wave.T, 560, 760);

    /** A P wave of 0.2 mV, a QRS complex of 1 mV, an ST segment at 0.1 mV and a T wave of 0.3 mV, all of them square. */
    private final Ecg ecg = ecg();

    @Test
    void aModelThatAddsUpGivesEachPartWhatItAdds() {
        Map<BeatPart, Double> shares = shares(e -> peak(e, QRS) + 2 * peak(e, T) - peak(e, P), cycle(P, QRS, T));

        assertThat(shares.get(BeatPart.QRS)).isCloseTo(1, within(1e-5));
        assertThat(shares.get(BeatPart.T)).isCloseTo(0.6, within(1e-5));
        assertThat(shares.get(BeatPart.P)).isCloseTo(-0.2, within(1e-5));
        assertThat(shares.get(BeatPart.ST)).isCloseTo(0, within(1e-5));
    }

    @Test
    void whatTwoPartsDoTogetherIsSharedEqually() {
        Map<BeatPart, Double> shares = shares(e -> peak(e, QRS) * peak(e, T), cycle(P, QRS, T));

        assertThat(shares.get(BeatPart.QRS)).isCloseTo(0.15, within(1e-5));
        assertThat(shares.get(BeatPart.T)).isCloseTo(0.15, within(1e-5));
    }

    @Test
    void sharesSumUpToWhatIsLostWithAllParts() {
        ToDoubleFunction<Ecg> model =
                e -> Math.exp(peak(e, QRS)) * (1 + peak(e, P)) + Math.pow(peak(e, T), 2) + at(e, 500);
        Map<BeatPart, Double> shares = shares(model, cycle(P, QRS, T));

        double sum = shares.values().stream().mapToDouble(share -> share).sum();
        // of the flat line that is left nothing speaks but the e^0 of the QRS complex
        assertThat(sum).isCloseTo(model.applyAsDouble(ecg) - 1, within(1e-5));
    }

    @Test
    void anElevatedSegmentIsErasedToTheBaselineAndNotToItsOwnLevel() {
        assertThat(shares(e -> at(e, 500), cycle(P, QRS, T)).get(BeatPart.ST)).isCloseTo(0.1, within(1e-5));
    }

    @Test
    void whatWasNotFoundIsNoPlayer() {
        assertThat(shares(e -> peak(e, QRS), cycle(null, QRS, null))).containsOnlyKeys(BeatPart.QRS);
    }

    @Test
    void beatsThatTakeNoPartStayAsTheyAre() {
        assertThat(WaveShapley.game(e -> peak(e, QRS), ecg, List.of()).shares()).isEmpty();
    }

    private Map<BeatPart, Double> shares(ToDoubleFunction<Ecg> model, CardiacCycle cycle) {
        return WaveShapley.game(model, ecg, List.of(cycle)).shares();
    }

    private static double peak(Ecg ecg, Fiducial wave) {
        return at(ecg, wave.peakMs());
    }

    private static double at(Ecg ecg, double ms) {
        return ecg.leads().get(0).samples().at((int) RATE.indexAt(ms));
    }

    private static CardiacCycle cycle(Fiducial p, Fiducial qrs, Fiducial t) {
        return new CardiacCycle(new Beat(400, BeatClass.N, Map.of(BeatClass.N, 1.0)), p, qrs, t);
    }

    private static Fiducial wave(Wave wave, double onsetMs, double offsetMs) {
        return new Fiducial(null, wave, onsetMs, (onsetMs + offsetMs) / 2, offsetMs, 1);
    }

    private static Ecg ecg() {
        float[] samples = new float[500];
        fill(samples, P.onsetMs(), P.offsetMs(), 0.2f);
        fill(samples, QRS.onsetMs(), QRS.offsetMs(), 1);
        fill(samples, QRS.offsetMs(), T.onsetMs(), 0.1f);
        fill(samples, T.onsetMs(), T.offsetMs(), 0.3f);
        return new Ecg(RATE, List.of(new Lead(LeadName.II, Samples.copyOf(samples))));
    }

    private static void fill(float[] samples, double fromMs, double toMs, float value) {
        for (int i = (int) Math.ceil(RATE.indexAt(fromMs)); i < RATE.indexAt(toMs); i++) {
            samples[i] = value;
        }
    }
}
