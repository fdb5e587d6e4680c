package org.einthoven.explain;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model says of a recording in which only some parts are left, for every set of parts: exact, none is sampled.
 * What each part adds is its Shapley value, so that the shares of a decision sum up to what it lost with all of its parts.
 *
 * @param <P> the kind of parts
 */
public final class CoalitionGame<P> {

    private final List<P> players;
    private final double[] values;

    /**
     * @param values of all coalitions in log-odds; bit k of the index says whether player k is in
     * @throws IllegalArgumentException where some coalition has no value
     */
    public CoalitionGame(List<P> players, double[] values) {
        if (values.length != 1 << players.size()) {
            throw new IllegalArgumentException(
                    players.size() + " players form " + (1 << players.size()) + " coalitions, not " + values.length);
        }
        this.players = List.copyOf(players);
        this.values = values.clone();
    }

    public List<P> players() {
        return players;
    }

    /** @param members bit k says whether player k is in */
    public double value(int members) {
        return values[members];
    }

    /** What all players together add to none: the sum of their shares. */
    public double total() {
        return values[values.length - 1] - values[0];
    }

    /** What each player adds, on average over all orders in which they may come (Shapley 1953). */
    public Map<P, Double> shares() {
        Map<P, Double> shares = new LinkedHashMap<>();
        for (int player = 0; player < players.size(); player++) {
            shares.put(players.get(player), share(player));
        }
        return shares;
    }

    private double share(int player) {
        double share = 0;
        for (int others = 0; others < values.length; others++) {
            if ((others >> player & 1) == 0) {
                share += (values[others | 1 << player] - values[others]) * weight(Integer.bitCount(others));
            }
        }
        return share;
    }

    /** Share of the orders in which exactly these come before a player. */
    private double weight(int before) {
        return factorial(before) * factorial(players.size() - before - 1) / factorial(players.size());
    }

    private static double factorial(int n) {
        double product = 1;
        for (int i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }

    /** How far the decision loses ground without the player that has the largest share, beside that without any one. */
    public Faithfulness faithfulness() {
        int largest = 0;
        for (int player = 1; player < players.size(); player++) {
            largest = share(player) > share(largest) ? player : largest;
        }
        return faithfulness(largest);
    }

    /** The same were {@code player} the one with the largest share; nothing is lost where there are no players. */
    public Faithfulness faithfulness(int player) {
        if (players.isEmpty()) {
            return new Faithfulness(0, 0);
        }
        int all = values.length - 1;
        double[] drops = new double[players.size()];
        Arrays.setAll(drops, p -> values[all] - values[all & ~(1 << p)]);
        return new Faithfulness(drops[player], Arrays.stream(drops).average().orElseThrow());
    }
}
