package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.einthoven.evaluation.MapScore.Areas;
import org.einthoven.explain.CoalitionGame;

/** Areas under the curves of deletion and insertion (Petsiuk et al. 2018), in log-odds: more is better in both. */
final class ErasureCurves {

    /** Points of a curve: none, each tenth, all. */
    private static final int STEPS = 10;

    private static final int RANDOM_DRAWS = 3;
    private static final long SEED = 22;

    private ErasureCurves() {}

    /** The orders in which the parts of several things, such as beats, are taken away: of each the first ones. */
    private record Orders(List<List<Integer>> orders) {

        static Orders by(List<double[]> weights, IntFunction<List<Integer>> parts) {
            List<List<Integer>> orders = new ArrayList<>();
            for (int thing = 0; thing < weights.size(); thing++) {
                double[] weight = weights.get(thing);
                orders.add(parts.apply(thing).stream()
                        .sorted(Comparator.comparingDouble(part -> -weight[part]))
                        .toList());
            }
            return new Orders(orders);
        }

        static Orders random(int things, IntFunction<List<Integer>> parts, Random random) {
            List<List<Integer>> orders = new ArrayList<>();
            for (int thing = 0; thing < things; thing++) {
                List<Integer> order = new ArrayList<>(parts.apply(thing));
                Collections.shuffle(order, random);
                orders.add(order);
            }
            return new Orders(orders);
        }

        List<List<Integer>> first(double share) {
            return orders.stream()
                    .map(order -> order.subList(0, count(share, order)))
                    .toList();
        }

        List<List<Integer>> allBut(double share) {
            return orders.stream()
                    .map(order -> order.subList(count(share, order), order.size()))
                    .toList();
        }

        private static int count(double share, List<Integer> order) {
            return (int) Math.round(share * order.size());
        }
    }

    /** Both areas. */
    record Both(Areas deletion, Areas insertion) {}

    /**
     * @param map of each thing, by part
     * @param amplitude of each thing, by part
     * @param parts the parts that a thing has
     * @param drop what is lost when these parts of each thing are erased
     */
    static Both of(
            List<double[]> map,
            List<double[]> amplitude,
            IntFunction<List<Integer>> parts,
            Function<List<List<Integer>>, Double> drop) {
        Random random = new Random(SEED);
        List<Orders> orders = new ArrayList<>(List.of(Orders.by(map, parts), Orders.by(amplitude, parts)));
        for (int draw = 0; draw < RANDOM_DRAWS; draw++) {
            orders.add(Orders.random(map.size(), parts, random));
        }
        double[] deletions = orders.stream()
                .mapToDouble(order -> area(share -> drop.apply(order.first(share))))
                .toArray();
        double nothingLeft = drop.apply(orders.get(0).first(1));
        double[] insertions = orders.stream()
                .mapToDouble(order -> area(share -> nothingLeft - drop.apply(order.allBut(share))))
                .toArray();
        return new Both(areas(deletions), areas(insertions));
    }

    private static Areas areas(double[] byOrder) {
        return new Areas(
                byOrder[0],
                byOrder[1],
                Arrays.stream(byOrder, 2, byOrder.length).average().orElseThrow());
    }

    /** By the trapezoidal rule. */
    static double area(DoubleUnaryOperator curve) {
        double sum = 0;
        for (int step = 0; step <= STEPS; step++) {
            double weight = step == 0 || step == STEPS ? 0.5 : 1;
            sum += weight * curve.applyAsDouble((double) step / STEPS) / STEPS;
        }
        return sum;
    }

    /** The curves of a game from its values, in which chance is exact: the mean over all orders. */
    static <P> Both of(CoalitionGame<P> game, double[] shares, double[] amplitude) {
        int players = shares.length;
        int all = (1 << players) - 1;
        double[][] lost = new double[3][players + 1];
        double[][] won = new double[3][players + 1];
        int[] byShare = order(shares);
        int[] byAmplitude = order(amplitude);
        for (int count = 0; count <= players; count++) {
            int[] first = {bits(byShare, count), bits(byAmplitude, count)};
            for (int order = 0; order < first.length; order++) {
                lost[order][count] = game.value(all) - game.value(all & ~first[order]);
                won[order][count] = game.value(first[order]) - game.value(0);
            }
            int size = count;
            lost[2][count] = IntStream.rangeClosed(0, all)
                    .filter(members -> Integer.bitCount(members) == size)
                    .mapToDouble(members -> game.value(all) - game.value(all & ~members))
                    .average()
                    .orElseThrow();
            won[2][count] = IntStream.rangeClosed(0, all)
                    .filter(members -> Integer.bitCount(members) == size)
                    .mapToDouble(members -> game.value(members) - game.value(0))
                    .average()
                    .orElseThrow();
        }
        return new Both(
                new Areas(area(lost[0]), area(lost[1]), area(lost[2])),
                new Areas(area(won[0]), area(won[1]), area(won[2])));
    }

    private static double area(double[] curve) {
        double sum = 0;
        for (int i = 1; i < curve.length; i++) {
            sum += (curve[i - 1] + curve[i]) / 2 / (curve.length - 1);
        }
        return sum;
    }

    private static int[] order(double[] weights) {
        return IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble(player -> -weights[player]))
                .mapToInt(player -> player)
                .toArray();
    }

    private static int bits(int[] order, int count) {
        return Arrays.stream(order, 0, count).reduce(0, (bits, player) -> bits | 1 << player);
    }
}
