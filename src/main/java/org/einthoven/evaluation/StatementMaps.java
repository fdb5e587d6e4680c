package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.Ecg;
import org.einthoven.explain.BeatParts;
import org.einthoven.explain.CoalitionGame;
import org.einthoven.explain.ErasedSteps;
import org.einthoven.explain.Faithfulness;
import org.einthoven.explain.LeadRegion;
import org.einthoven.explain.LogOdds;
import org.einthoven.explain.StatementEvidence;
import org.einthoven.measure.CardiacCycle;
import org.einthoven.reading.EcgModels;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.StatementClassifier;
import org.einthoven.statement.TwelveLeads;

/** Measures what explains the learned statements on one ECG: class activation maps and shares of the leads. */
final class StatementMaps {

    /** Maps drawn at random that are put to the product's test. */
    private static final int CHANCE_MAPS = 5;

    private static final double TESTED_SHARE = 0.2;
    private static final long SEED = 23;

    private final EcgModels models;
    private final List<EcgModels> unlearned;

    /** @param unlearned the same with shuffled weights */
    StatementMaps(EcgModels models, List<EcgModels> unlearned) {
        this.models = models;
        this.unlearned = unlearned;
    }

    /** One statement on one ECG. */
    record Scores(String code, MapScore activation, MapScore leads) {}

    /** @param asked statements that are true of the ECG and that the model makes */
    List<Scores> score(Ecg ecg, List<LearnedStatement> asked) {
        if (asked.isEmpty()) {
            return List.of();
        }
        TwelveLeads leads = TwelveLeads.of(ecg);
        StatementEvidence evidence = StatementEvidence.of(models, leads, asked);
        List<StatementEvidence> blind = unlearned.stream()
                .map(model -> StatementEvidence.of(model, leads, asked))
                .toList();
        List<BeatParts> beats = beats(ecg);
        List<Scores> scores = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            int s = i;
            KnownEvidence known = KnownEvidence.of(asked.get(i).code());
            List<double[]> blindMaps =
                    blind.stream().map(other -> doubles(other.map(s))).toList();
            List<double[]> blindShares =
                    blind.stream().map(other -> shares(other.game(s))).toList();
            scores.add(new Scores(
                    asked.get(i).code(),
                    activation(leads, asked.get(i), evidence, i, where(beats, known.parts(), ecg), blindMaps),
                    ofLeads(leads, evidence.game(i), known.regions(), blindShares)));
        }
        return scores;
    }

    private MapScore activation(
            TwelveLeads leads,
            LearnedStatement statement,
            StatementEvidence evidence,
            int i,
            boolean[] where,
            List<double[]> blind) {
        double[] map = doubles(evidence.map(i));
        List<Integer> steps = IntStream.range(0, map.length).boxed().toList();
        ErasureCurves.Both curves = ErasureCurves.of(
                List.of(map),
                List.of(amplitudes(leads, map.length)),
                one -> steps,
                erased -> drop(leads, statement, erased.get(0)));
        int peak = IntStream.range(0, map.length)
                .reduce((a, b) -> map[b] > map[a] ? b : a)
                .orElseThrow();
        Faithfulness faithfulness = evidence.mapFaithfulness(i);
        return new MapScore(
                where.length == 0 ? Double.NaN : where[peak] ? 1 : 0,
                where.length == 0 ? Double.NaN : share(where),
                curves.deletion(),
                curves.insertion(),
                RankCorrelation.mean(map, blind),
                Double.NaN,
                Faithfulness::passesAsMap,
                faithfulness,
                chance(leads, statement, steps, faithfulness.randomDrop()));
    }

    private List<Faithfulness> chance(
            TwelveLeads leads, LearnedStatement statement, List<Integer> steps, double byChance) {
        Random random = new Random(SEED);
        List<Integer> shuffled = new ArrayList<>(steps);
        List<Faithfulness> tests = new ArrayList<>();
        for (int map = 0; map < CHANCE_MAPS; map++) {
            Collections.shuffle(shuffled, random);
            List<Integer> top = shuffled.subList(0, (int) Math.ceil(TESTED_SHARE * steps.size()));
            tests.add(new Faithfulness(drop(leads, statement, top), byChance));
        }
        return tests;
    }

    private double drop(TwelveLeads leads, LearnedStatement statement, Collection<Integer> erased) {
        double after = models.state(Stream.of(ErasedSteps.without(leads, erased))).get(0).stream()
                .filter(again -> again.code().equals(statement.code()))
                .mapToDouble(LearnedStatement::probability)
                .findFirst()
                .orElseThrow();
        return LogOdds.of(statement.probability()) - LogOdds.of(after);
    }

    private static MapScore ofLeads(
            TwelveLeads leads, CoalitionGame<LeadRegion> game, Set<LeadRegion> known, List<double[]> blind) {
        double[] amplitudes = game.players().stream()
                .mapToDouble(region -> amplitude(leads, region))
                .toArray();
        return ofGame(game, amplitudes, known, blind);
    }

    /**
     * @param amplitudes by player
     * @param known where the evidence is; empty where that is not known
     */
    static <P> MapScore ofGame(CoalitionGame<P> game, double[] amplitudes, Set<P> known, List<double[]> blind) {
        double[] shares = shares(game);
        int largest = IntStream.range(0, shares.length)
                .reduce((a, b) -> shares[b] > shares[a] ? b : a)
                .orElseThrow();
        ErasureCurves.Both curves = ErasureCurves.of(game, shares, amplitudes);
        return new MapScore(
                known.isEmpty() ? Double.NaN : known.contains(game.players().get(largest)) ? 1 : 0,
                known.isEmpty()
                        ? Double.NaN
                        : (double) game.players().stream()
                                        .filter(known::contains)
                                        .count()
                                / shares.length,
                curves.deletion(),
                curves.insertion(),
                RankCorrelation.mean(shares, blind),
                Math.abs(Arrays.stream(shares).sum() - game.total()),
                Faithfulness::passes,
                game.faithfulness(),
                IntStream.range(0, shares.length).mapToObj(game::faithfulness).toList());
    }

    static <P> double[] shares(CoalitionGame<P> game) {
        Map<P, Double> shares = game.shares();
        return game.players().stream().mapToDouble(shares::get).toArray();
    }

    /** Steps of the map that touch these parts of any beat; of no length where no parts are known or found. */
    static boolean[] where(List<BeatParts> beats, Set<BeatPart> parts, Ecg ecg) {
        boolean[] where = new boolean[(int) (ecg.rate().msAt(ecg.length()) / StatementClassifier.STEP_MS)];
        for (BeatParts beat : beats) {
            beat.ranges().forEach((part, range) -> {
                if (parts.contains(part)) {
                    int from = (int) (ecg.rate().msAt(range.from()) / StatementClassifier.STEP_MS);
                    int to = (int) (ecg.rate().msAt(range.to() - 1) / StatementClassifier.STEP_MS);
                    Arrays.fill(where, Math.min(from, where.length), Math.min(to + 1, where.length), true);
                }
            });
        }
        return share(where) > 0 ? where : new boolean[0];
    }

    private List<BeatParts> beats(Ecg ecg) {
        List<Beat> beats = Arrays.stream(models.detect(ecg))
                .mapToObj(ms -> new Beat(ms, BeatClass.N, Map.of()))
                .toList();
        return CardiacCycle.align(beats, models.delineate(ecg)).stream()
                .map(cycle -> BeatParts.of(cycle, ecg))
                .toList();
    }

    private static double share(boolean[] where) {
        return (double) IntStream.range(0, where.length).filter(i -> where[i]).count() / where.length;
    }

    /** Mean magnitude in mV of each step over all leads. */
    private static double[] amplitudes(TwelveLeads leads, int steps) {
        double[] amplitudes = new double[steps];
        for (int i = 0; i < steps * StatementClassifier.STRIDE; i++) {
            for (int lead = 0; lead < TwelveLeads.ORDER.size(); lead++) {
                amplitudes[i / StatementClassifier.STRIDE] += Math.abs(leads.at(lead, i));
            }
        }
        return amplitudes;
    }

    private static double amplitude(TwelveLeads leads, LeadRegion region) {
        return region.leads().stream()
                .mapToInt(TwelveLeads.ORDER::indexOf)
                .mapToDouble(lead -> IntStream.range(0, leads.length())
                        .mapToDouble(i -> Math.abs(leads.at(lead, i)))
                        .average()
                        .orElseThrow())
                .average()
                .orElseThrow();
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
}
