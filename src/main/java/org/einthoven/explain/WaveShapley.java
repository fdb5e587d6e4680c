package org.einthoven.explain;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.Ecg;
import org.einthoven.measure.CardiacCycle;

/**
 * The game in which P wave, PR segment, QRS complex, ST segment and T wave share out a decision (Lundberg &amp; Lee 2017).
 * A coalition's value is what the model says of the recording in which only its parts are left.
 */
final class WaveShapley {

    private WaveShapley() {}

    /**
     * @param model what it says of a recording, in log-odds
     * @param beats those that take part; the others stay as they are
     */
    static CoalitionGame<BeatPart> game(ToDoubleFunction<Ecg> model, Ecg ecg, List<CardiacCycle> beats) {
        List<BeatParts> parts =
                beats.stream().map(beat -> BeatParts.of(beat, ecg)).toList();
        List<BeatPart> players = players(parts);
        double[] values = IntStream.range(0, 1 << players.size())
                .mapToDouble(members -> model.applyAsDouble(BeatParts.left(ecg, parts, members(players, members))))
                .toArray();
        return new CoalitionGame<>(players, values);
    }

    /** Parts that no beat has would get nothing: they cost no run of the model. */
    private static List<BeatPart> players(List<BeatParts> beats) {
        Set<BeatPart> found = EnumSet.noneOf(BeatPart.class);
        beats.forEach(beat -> found.addAll(beat.ranges().keySet()));
        return List.copyOf(found);
    }

    private static Set<BeatPart> members(List<BeatPart> players, int bits) {
        Set<BeatPart> members = EnumSet.noneOf(BeatPart.class);
        for (int player = 0; player < players.size(); player++) {
            if ((bits >> player & 1) == 1) {
                members.add(players.get(player));
            }
        }
        return members;
    }
}
