package org.einthoven.explain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.Ecg;
import org.einthoven.measure.CardiacCycle;

/**
 * How much each part of the beats speaks for a decision: exact Shapley values (Lundberg &amp; Lee 2017)
 * of a game whose players are P wave, PR segment, QRS complex, ST segment and T wave. A coalition's value is what the
 * model says of the recording in which only its parts are left. All coalitions are asked, none is sampled, so that the
 * shares of a decision sum up to what it lost with all of its parts.
 */
public final class WaveShapley {

    private WaveShapley() {}

    /**
     * @param model what it says of each recording, one number for each decision
     * @param beats those that take part; the others stay as they are
     * @return for each decision what each part that was found adds to it, in the model's unit
     */
    public static List<Map<BeatPart, Double>> shares(
            Function<List<Ecg>, List<double[]>> model, Ecg ecg, List<CardiacCycle> beats) {
        List<BeatParts> parts =
                beats.stream().map(beat -> BeatParts.of(beat, ecg)).toList();
        List<BeatPart> players = players(parts);
        List<Ecg> coalitions = new ArrayList<>();
        for (int members = 0; members < 1 << players.size(); members++) {
            coalitions.add(BeatParts.left(ecg, parts, members(players, members)));
        }
        List<double[]> values = model.apply(coalitions);
        List<Map<BeatPart, Double>> shares = new ArrayList<>();
        for (int decision = 0; decision < values.get(0).length; decision++) {
            int asked = decision;
            double[] byPlayer = Shapley.values(
                    values.stream().mapToDouble(said -> said[asked]).toArray(), players.size());
            Map<BeatPart, Double> byPart = new EnumMap<>(BeatPart.class);
            for (int player = 0; player < byPlayer.length; player++) {
                byPart.put(players.get(player), byPlayer[player]);
            }
            shares.add(byPart);
        }
        return shares;
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
