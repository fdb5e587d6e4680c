package org.einthoven.explain;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.einthoven.statement.TwelveLeads;

/**
 * How much the leads of each region speak for a statement: exact Shapley values of a game whose players are the
 * {@link LeadRegion}s, over all coalitions.
 */
final class LeadShapley {

    private static final LeadRegion[] PLAYERS = LeadRegion.values();

    /** Variants of a recording that are asked for. */
    static final int COALITIONS = 1 << PLAYERS.length;

    private final double[] values;

    /** @param values what the classifier says of each of the {@link #coalitions}, in log-odds */
    LeadShapley(double[] values) {
        this.values = values.clone();
    }

    /** The recording with the leads of some regions only, from none to all of them. */
    static Stream<TwelveLeads> coalitions(TwelveLeads leads) {
        return IntStream.range(0, COALITIONS).mapToObj(members -> LeadRegion.left(leads, members(members)));
    }

    private static Set<LeadRegion> members(int bits) {
        Set<LeadRegion> members = EnumSet.noneOf(LeadRegion.class);
        for (LeadRegion region : PLAYERS) {
            if ((bits >> region.ordinal() & 1) == 1) {
                members.add(region);
            }
        }
        return members;
    }

    /** What each region adds to the log-odds of the statement. */
    Map<LeadRegion, Double> shares() {
        double[] shares = Shapley.values(values, PLAYERS.length);
        Map<LeadRegion, Double> byRegion = new EnumMap<>(LeadRegion.class);
        for (LeadRegion region : PLAYERS) {
            byRegion.put(region, shares[region.ordinal()]);
        }
        return byRegion;
    }

    /** How far the statement loses ground without the region that has the largest share, beside that without any one. */
    Faithfulness faithfulness() {
        double[] shares = Shapley.values(values, PLAYERS.length);
        double[] drops = new double[PLAYERS.length];
        int largest = 0;
        for (int player = 0; player < drops.length; player++) {
            drops[player] = values[COALITIONS - 1] - values[COALITIONS - 1 - (1 << player)];
            largest = shares[player] > shares[largest] ? player : largest;
        }
        return new Faithfulness(drops[largest], Arrays.stream(drops).average().orElseThrow());
    }
}
