package org.einthoven.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.TwelveLeads;

/**
 * What the classifier answers about some statements on one recording when parts of it are taken away. All questions are
 * asked at once: what is taken away at random, and by regions, is the same for every statement.
 */
public final class StatementEvidence {

    /** Share of the steps that is erased to test a map, as for beats. */
    private static final double TESTED_SHARE = 0.2;

    private static final int RANDOM_DRAWS = 3;
    private static final long SEED = 21;

    private final List<float[]> maps;

    /** Log-odds by statement and variant: regions, random draws, then the most marked steps of each statement. */
    private final double[][] said;

    private final double[] whole;

    private StatementEvidence(List<float[]> maps, double[] whole, double[][] said) {
        this.maps = maps;
        this.whole = whole;
        this.said = said;
    }

    /** With the class activation maps, and what is lost without what they mark. */
    public static StatementEvidence of(StatementScorer scorer, TwelveLeads leads, List<LearnedStatement> statements) {
        List<float[]> maps = scorer.activations(leads, codes(statements));
        List<List<Integer>> erased = randomSteps(maps.get(0).length);
        maps.forEach(map -> erased.add(mostMarked(map)));
        return asked(scorer, leads, statements, maps, erased);
    }

    /** Without maps: only what is lost without the leads of each region. */
    static StatementEvidence ofLeads(StatementScorer scorer, TwelveLeads leads, List<LearnedStatement> statements) {
        return asked(scorer, leads, statements, List.of(), List.of());
    }

    private static StatementEvidence asked(
            StatementScorer scorer,
            TwelveLeads leads,
            List<LearnedStatement> statements,
            List<float[]> maps,
            List<List<Integer>> erased) {
        Stream<TwelveLeads> variants = Stream.concat(
                LeadShapley.coalitions(leads), erased.stream().map(steps -> ErasedSteps.without(leads, steps)));
        List<List<LearnedStatement>> answers = scorer.state(variants);
        double[][] said = codes(statements).stream()
                .map(code -> answers.stream()
                        .mapToDouble(answer -> logOdds(answer, code))
                        .toArray())
                .toArray(double[][]::new);
        double[] whole = statements.stream()
                .mapToDouble(statement -> LogOdds.of(statement.probability()))
                .toArray();
        return new StatementEvidence(maps, whole, said);
    }

    private static List<String> codes(List<LearnedStatement> statements) {
        return statements.stream().map(LearnedStatement::code).toList();
    }

    boolean hasMaps() {
        return !maps.isEmpty();
    }

    /** What each step says for statement {@code i}. */
    public float[] map(int i) {
        return maps.get(i).clone();
    }

    /** How the leads of each region share out statement {@code i}. */
    public CoalitionGame<LeadRegion> game(int i) {
        return LeadShapley.game(Arrays.copyOf(said[i], LeadShapley.COALITIONS));
    }

    /** How far the map of statement {@code i} may be believed. */
    public Faithfulness mapFaithfulness(int i) {
        double byChance = 0;
        for (int draw = 0; draw < RANDOM_DRAWS; draw++) {
            byChance += (whole[i] - said[i][LeadShapley.COALITIONS + draw]) / RANDOM_DRAWS;
        }
        return new Faithfulness(whole[i] - said[i][LeadShapley.COALITIONS + RANDOM_DRAWS + i], byChance);
    }

    private static List<List<Integer>> randomSteps(int steps) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, steps).boxed().toList());
        Random random = new Random(SEED);
        List<List<Integer>> draws = new ArrayList<>();
        for (int draw = 0; draw < RANDOM_DRAWS; draw++) {
            Collections.shuffle(all, random);
            draws.add(List.copyOf(all.subList(0, tested(steps))));
        }
        return draws;
    }

    private static List<Integer> mostMarked(float[] map) {
        return IntStream.range(0, map.length)
                .boxed()
                .sorted(Comparator.comparingDouble(step -> -map[step]))
                .limit(tested(map.length))
                .toList();
    }

    private static int tested(int steps) {
        return (int) Math.ceil(TESTED_SHARE * steps);
    }

    private static double logOdds(List<LearnedStatement> statements, String code) {
        return statements.stream()
                .filter(statement -> statement.code().equals(code))
                .mapToDouble(statement -> LogOdds.of(statement.probability()))
                .findFirst()
                .orElseThrow();
    }
}
