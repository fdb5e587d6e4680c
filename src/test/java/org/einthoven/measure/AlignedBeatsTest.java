package org.einthoven.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.junit.jupiter.api.Test;

/** Complexes of one shape, sigma 12 ms and 1 mV high, at known instants between the samples. */
class AlignedBeatsTest {

    private static final SampleRate RATE = new SampleRate(250);
    private static final double SIGMA_MS = 12;

    private static double[] times() {
        double[] times = new double[12];
        for (int i = 0; i < times.length; i++) {
            times[i] = 800 + 800 * i + 1.37 * i;
        }
        return times;
    }

    private static Ecg ecg(double[] timesMs, int inverted) {
        float[] mv = new float[(int) RATE.indexAt(12_000)];
        for (int i = 0; i < mv.length; i++) {
            for (int beat = 0; beat < timesMs.length; beat++) {
                double z = (RATE.msAt(i) - timesMs[beat]) / SIGMA_MS;
                mv[i] += (float) ((beat == inverted ? -1 : 1) * Math.exp(-z * z / 2));
            }
        }
        return new Ecg(RATE, List.of(new Lead(LeadName.II, Samples.copyOf(mv))));
    }

    /** Beats that were detected up to 10 ms off. */
    private static List<CardiacCycle> detected(double[] timesMs) {
        Random random = new Random(5);
        List<CardiacCycle> cycles = new ArrayList<>();
        for (double time : timesMs) {
            double r = time + 20 * random.nextDouble() - 10;
            cycles.add(new CardiacCycle(new Beat(r, BeatClass.N, Map.of()), null, null, null));
        }
        return cycles;
    }

    @Test
    void laysBeatsUponEachOtherToATenthOfASample() {
        double[] times = times();
        AlignedBeats beats = AlignedBeats.of(ecg(times, -1), detected(times));
        double[] places = beats.rMs();
        double common = places[0] - times[0];
        for (int i = 0; i < times.length; i++) {
            assertThat(places[i] - times[i]).isCloseTo(common, within(0.4));
        }
    }

    @Test
    void keepsTheHeightOfTheComplex() {
        double[] times = times();
        BeatMedian median = BeatMedian.of(AlignedBeats.of(ecg(times, -1), detected(times)), -200, 400);
        float[] mv = median.leads().get(LeadName.II);
        float highest = 0;
        for (float value : mv) {
            highest = Math.max(highest, value);
        }
        assertThat(highest).isCloseTo(0.97f, within(0.04f));
    }

    @Test
    void leavesABeatOfAnotherFormOut() {
        double[] times = times();
        AlignedBeats beats = AlignedBeats.of(ecg(times, 4), detected(times));
        assertThat(beats.cycles()).hasSize(11);
        assertThat(beats.cycles()).noneMatch(cycle -> Math.abs(cycle.beat().timeMs() - times[4]) < 20);
    }

    @Test
    void takesAHundredBeatsOfALongRecording() {
        List<CardiacCycle> many = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            many.add(new CardiacCycle(new Beat(800 + 40 * i, BeatClass.N, Map.of()), null, null, null));
        }
        double[] times =
                many.stream().mapToDouble(cycle -> cycle.beat().timeMs()).toArray();
        assertThat(AlignedBeats.of(ecg(times, -1), many).cycles()).hasSizeLessThanOrEqualTo(100);
    }
}
