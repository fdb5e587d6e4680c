package org.einthoven.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.einthoven.ecg.BeatPart;
import org.junit.jupiter.api.Test;

/** One beat at 1000 Hz with its R peak at 1000 ms: patches of 50 ms from 600 ms on. */
class WaveAgreementTest {

    private static final List<Patches> WINDOW = List.of(new Patches(600, 1500, 1000, 50));
    private static final List<BeatParts> PARTS = List.of(new BeatParts(
            950,
            1400,
            new EnumMap<>(Map.of(
                    BeatPart.QRS, new BeatParts.Range(950, 1050),
                    BeatPart.T, new BeatParts.Range(1200, 1400)))));

    /** QRS adds 3, T takes 1 away. */
    private final CoalitionGame<BeatPart> game =
            new CoalitionGame<>(List.of(BeatPart.QRS, BeatPart.T), new double[] {0, 3, -1, 2});

    @Test
    void theHeatmapAgreesWhereItIsForTheWaveThatSpeaksMostForIt() {
        assertThat(WaveAgreement.holds(List.of(heat(7, 1)), WINDOW, PARTS, game))
                .isTrue();
        assertThat(WaveAgreement.holds(List.of(heat(8, 1)), WINDOW, PARTS, game))
                .isTrue();
    }

    @Test
    void itIsAtOddsWhereItIsAgainstThisWave() {
        assertThat(WaveAgreement.holds(List.of(heat(7, -1)), WINDOW, PARTS, game))
                .isFalse();
    }

    @Test
    void whatItSaysOfOtherWavesDoesNotCount() {
        double[] heat = heat(7, 1);
        heat[13] = 9;
        assertThat(WaveAgreement.holds(List.of(heat), WINDOW, PARTS, game)).isTrue();
        heat[13] = -9;
        assertThat(WaveAgreement.holds(List.of(heat), WINDOW, PARTS, game)).isTrue();
    }

    @Test
    void aShareAgainstTheClassCountsAsMuchAsOneForIt() {
        CoalitionGame<BeatPart> against =
                new CoalitionGame<>(List.of(BeatPart.QRS, BeatPart.T), new double[] {0, 1, -3, -2});
        assertThat(WaveAgreement.holds(List.of(heat(13, -1)), WINDOW, PARTS, against))
                .isTrue();
        assertThat(WaveAgreement.holds(List.of(heat(13, 1)), WINDOW, PARTS, against))
                .isFalse();
    }

    private static double[] heat(int patch, double value) {
        double[] heat = new double[Patches.COUNT];
        heat[patch] = value;
        return heat;
    }
}
