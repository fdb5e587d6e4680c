package org.einthoven.explain;

/**
 * Exact Shapley values (Shapley 1953): what each player adds to a game, on average over all orders in which the players
 * may come. They sum up to what all players together add to none.
 */
final class Shapley {

    private Shapley() {}

    /**
     * @param values of all coalitions, 2 to the power of {@code players}; bit k of the index says whether player k is in
     * @return by player, in the unit of the values
     */
    static double[] values(double[] values, int players) {
        if (values.length != 1 << players) {
            throw new IllegalArgumentException(
                    players + " players form " + (1 << players) + " coalitions, not " + values.length);
        }
        double[] shares = new double[players];
        for (int player = 0; player < players; player++) {
            for (int others = 0; others < values.length; others++) {
                if ((others >> player & 1) == 0) {
                    double added = values[others | 1 << player] - values[others];
                    shares[player] += added * weight(Integer.bitCount(others), players);
                }
            }
        }
        return shares;
    }

    /** Share of the orders in which exactly these come before the player. */
    private static double weight(int before, int players) {
        return factorial(before) * factorial(players - before - 1) / factorial(players);
    }

    private static double factorial(int n) {
        double product = 1;
        for (int i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }
}
