package org.einthoven.delineation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.ecg.Wave;
import org.junit.jupiter.api.Test;

class FibrillatoryWavesTest {

    private static final SampleRate RATE = new SampleRate(100);

    private static final double[] REGULAR = {800, 800, 800, 800, 800, 800, 800, 800, 800, 800};

    private static final double[] IRREGULAR = {620, 940, 700, 1080, 560, 860, 1010, 640, 920, 750};

    /** PR intervals of a wave that keeps no step with the complexes. */
    private static final double[] ANY = {150, 110, 190, 130, 205, 100, 170, 140, 195, 120};

    private static final double[] ONE = {160, 160, 162, 158, 160, 161, 160, 159, 160, 160};

    private final List<Fiducial> perLead = new ArrayList<>();
    private double timeMs = 600;
    private int leads = 12;

    /** Ten beats more, with a wave called P before each in {@code withP} of the leads. */
    private void beats(double[] rr, double[] pr, double score, int withP) {
        for (int beat = 0; beat < rr.length; beat++) {
            complex(90);
            for (int lead = 0; lead < withP; lead++) {
                double onset = timeMs - pr[beat];
                perLead.add(new Fiducial(LeadName.values()[lead], Wave.P, onset, onset + 40, onset + 80, score));
            }
            timeMs += rr[beat];
        }
    }

    private void complex(double durationMs) {
        for (int lead = 0; lead < leads; lead++) {
            perLead.add(new Fiducial(
                    LeadName.values()[lead], Wave.QRS, timeMs, timeMs + durationMs / 2, timeMs + durationMs, 0.95));
        }
    }

    private Delineation kept() {
        int samples = (int) (timeMs / 10) + 10;
        List<Lead> recorded = new ArrayList<>();
        for (int lead = 0; lead < leads; lead++) {
            recorded.add(new Lead(LeadName.values()[lead], Samples.copyOf(new float[samples])));
        }
        Ecg ecg = new Ecg(RATE, recorded);
        return FibrillatoryWaves.without(Delineation.of(perLead, ecg), ecg);
    }

    private List<Fiducial> p() {
        return kept().global(Wave.P);
    }

    @Test
    void takesWavesAtEverOtherDistancesBeforeIrregularComplexesForFibrillation() {
        beats(IRREGULAR, ANY, 0.67, 12);
        Delineation kept = kept();
        assertThat(kept.global(Wave.P)).isEmpty();
        assertThat(kept.perLead()).noneMatch(wave -> wave.wave() == Wave.P);
        assertThat(kept.global(Wave.QRS)).hasSize(10);
    }

    @Test
    void takesDoubtfulWavesOfFewLeadsForFibrillation() {
        beats(IRREGULAR, ONE, 0.6, 5);
        assertThat(p()).isEmpty();
    }

    @Test
    void keepsThePOfAnIrregularSinusRhythm() {
        beats(IRREGULAR, ONE, 0.7, 12);
        assertThat(p()).hasSize(10);
    }

    @Test
    void keepsThePOfWenckebachsPeriods() {
        beats(
                new double[] {900, 850, 1500, 900, 850, 1500, 900, 850, 1500, 900},
                new double[] {160, 240, 300, 160, 240, 300, 160, 240, 300, 160},
                0.85,
                12);
        assertThat(p()).hasSize(10);
    }

    @Test
    void keepsEveryPOfARegularRhythmHoweverDoubtful() {
        beats(REGULAR, ANY, 0.6, 5);
        assertThat(p()).hasSize(10);
    }

    @Test
    void takesNoRhythmForIrregularThatIsSoByBroadComplexesAlone() {
        for (int i = 0; i < 5; i++) {
            beats(new double[] {800, 800, 480}, new double[] {150, 190, 120}, 0.6, 5);
            complex(150);
            timeMs += 1120;
        }
        assertThat(p()).hasSize(15);
    }

    @Test
    void judgesEachTenSecondsOfALongRecordingByThemselves() {
        timeMs = 900;
        beats(REGULAR, ONE, 0.9, 12);
        timeMs = 10_900;
        beats(IRREGULAR, ANY, 0.65, 12);
        timeMs = 20_900;
        beats(REGULAR, ONE, 0.9, 12);
        assertThat(p()).hasSize(20).noneMatch(wave -> wave.peakMs() > 10_000 && wave.peakMs() < 20_000);
    }

    @Test
    void leavesRecordingsOfFewLeadsAsTheyAre() {
        leads = 2;
        beats(IRREGULAR, ANY, 0.6, 2);
        assertThat(p()).hasSize(10);
    }
}
