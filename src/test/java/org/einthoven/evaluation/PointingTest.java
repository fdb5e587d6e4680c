package org.einthoven.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.einthoven.ecg.Samples;
import org.einthoven.explain.BeatParts;
import org.einthoven.explain.Patches;
import org.junit.jupiter.api.Test;

/** Where a map must have its peak to be right, on one beat whose waves are known. */
class PointingTest {

    /** R peak at 1000 ms and 1000 Hz: 18 patches of 50 ms from 600 to 1500 ms. */
    private static final Patches WINDOW = new Patches(600, 1500, 1000, 50);

    private static final BeatParts BEAT = parts(Map.of(
            BeatPart.P, new BeatParts.Range(750, 850),
            BeatPart.QRS, new BeatParts.Range(950, 1100),
            BeatPart.T, new BeatParts.Range(1200, 1400)));

    @Test
    void aPeakInTheComplexOfAVentricularBeatIsAHit() {
        assertThat(BeatMaps.pointed(peak(8), WINDOW, BEAT)[0]).isEqualTo(1);
    }

    @Test
    void aPeakInItsTWaveIsAHit() {
        assertThat(BeatMaps.pointed(peak(14), WINDOW, BEAT)[0]).isEqualTo(1);
    }

    @Test
    void aPeakInThePWaveOrOutsideOfAllWavesIsNone() {
        assertThat(BeatMaps.pointed(peak(4), WINDOW, BEAT)[0]).isZero();
        assertThat(BeatMaps.pointed(peak(17), WINDOW, BEAT)[0]).isZero();
    }

    @Test
    void chanceIsTheShareOfPatchesThatWouldBeAHit() {
        // 3 patches of the QRS complex and 4 of the T wave
        assertThat(BeatMaps.pointed(peak(8), WINDOW, BEAT)[1]).isCloseTo(7.0 / 18, within(1e-12));
    }

    @Test
    void aBeatWhoseWavesWereNotFoundIsNotAsked() {
        assertThat(BeatMaps.pointed(peak(8), WINDOW, parts(Map.of()))).containsOnly(Double.NaN);
    }

    /** At 100 Hz a step of the statements' map is 8 samples. */
    @Test
    void stepsThatTouchTheWaveAreRight() {
        Ecg ecg = new Ecg(new SampleRate(100), List.of(new Lead(LeadName.I, Samples.copyOf(new float[64]))));
        BeatParts beat =
                parts(Map.of(BeatPart.QRS, new BeatParts.Range(15, 24), BeatPart.T, new BeatParts.Range(40, 56)));

        assertThat(StatementMaps.where(List.of(beat), Set.of(BeatPart.QRS), ecg))
                .containsExactly(false, true, true, false, false, false, false, false);
        assertThat(StatementMaps.where(List.of(beat), Set.of(BeatPart.ST, BeatPart.T), ecg))
                .containsExactly(false, false, false, false, false, true, true, false);
    }

    @Test
    void whereNoPartsAreKnownNothingIsAsked() {
        Ecg ecg = new Ecg(new SampleRate(100), List.of(new Lead(LeadName.I, Samples.copyOf(new float[64]))));
        assertThat(StatementMaps.where(List.of(BEAT), Set.of(), ecg)).isEmpty();
        assertThat(StatementMaps.where(List.of(parts(Map.of())), Set.of(BeatPart.P), ecg))
                .isEmpty();
    }

    private static double[] peak(int patch) {
        double[] map = new double[Patches.COUNT];
        map[patch] = 1;
        return map;
    }

    private static BeatParts parts(Map<BeatPart, BeatParts.Range> ranges) {
        EnumMap<BeatPart, BeatParts.Range> byPart = new EnumMap<>(BeatPart.class);
        byPart.putAll(ranges);
        return new BeatParts(0, 1, byPart);
    }
}
