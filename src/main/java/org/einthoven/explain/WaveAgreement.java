package org.einthoven.explain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.ecg.BeatPart;

/**
 * Whether the heatmap of some beats and the shares of their waves tell the same story. They ask different questions: the
 * heatmap what is lost when 50 ms are cut out of an otherwise whole beat, the shares what a whole wave adds on average over
 * all that may be left beside it. Where waves stand in for each other or a cut looks like a notch, the answers differ.
 */
public final class WaveAgreement {

    private WaveAgreement() {}

    /**
     * False where the wave with the largest share, for or against, has the other sign in the heatmap.
     *
     * @param heat of each beat by patch
     * @param windows of the same beats
     * @param parts of the same beats
     */
    public static boolean holds(
            List<double[]> heat, List<Patches> windows, List<BeatParts> parts, CoalitionGame<BeatPart> game) {
        Map<BeatPart, Double> shares = game.shares();
        BeatPart largest = game.players().stream()
                .reduce((a, b) -> Math.abs(shares.get(b)) > Math.abs(shares.get(a)) ? b : a)
                .orElseThrow();
        double sum = 0;
        for (int b = 0; b < heat.size(); b++) {
            Patches window = windows.get(b);
            for (int k : window.filled()) {
                sum += parts.get(b).hasAt(window.centre(k), Set.of(largest)) ? heat.get(b)[k] : 0;
            }
        }
        return sum * shares.get(largest) >= 0;
    }
}
