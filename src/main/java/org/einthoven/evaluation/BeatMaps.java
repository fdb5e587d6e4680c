package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.BeatPart;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.explain.BeatExplainer;
import org.einthoven.explain.BeatParts;
import org.einthoven.explain.CoalitionGame;
import org.einthoven.explain.Faithfulness;
import org.einthoven.explain.Occlusion;
import org.einthoven.explain.Patches;
import org.einthoven.explain.WaveAgreement;
import org.einthoven.inference.OnnxModel;
import org.einthoven.measure.CardiacCycle;
import org.einthoven.reading.EcgModels;

/** Measures what explains the ventricular beats of one stretch of a Holter record: heatmap and shares of the waves. */
final class BeatMaps {

    private static final BeatClass EXPLAINED = BeatClass.V;

    /** Where the evidence for a ventricular beat lies. */
    private static final Set<BeatPart> KNOWN = EnumSet.of(BeatPart.QRS, BeatPart.ST, BeatPart.T);

    private static final int CHANCE_MAPS = 5;
    private static final double TESTED_SHARE = 0.2;
    private static final long SEED = 24;

    private final EcgModels models;
    private final OnnxModel beat;
    private final List<MapModels> unlearned;

    /** @param unlearned the same with shuffled weights */
    BeatMaps(MapModels models, List<MapModels> unlearned) {
        this.models = models.reading();
        this.beat = models.beat();
        this.unlearned = unlearned;
    }

    /**
     * One stretch.
     *
     * @param atOdds 1 where the heatmap and the shares give another sign to the wave with the largest share, else 0
     */
    record Scores(MapScore occlusion, MapScore activation, MapScore waves, double atOdds) {}

    /**
     * @param rPeaksMs of all beats
     * @param ventricular indices of those that are
     * @return none where the model calls none of them so
     */
    List<Scores> score(Ecg ecg, double[] rPeaksMs, Set<Integer> ventricular) {
        List<Beat> beats = models.classify(ecg, rPeaksMs);
        List<Integer> chosen = BeatExplainer.surest(beats, EXPLAINED).stream()
                .filter(ventricular::contains)
                .toList();
        if (chosen.isEmpty()) {
            return List.of();
        }
        Ecg seen = models.lookedAt(ecg);
        List<CardiacCycle> cycles = CardiacCycle.align(beats, models.delineate(ecg));
        Occlusion occlusion = new Occlusion(models, seen, beats, EXPLAINED, chosen);
        double[][] drops = occlusion.drops();
        List<double[][]> blindDrops = unlearned.stream()
                .map(model -> new Occlusion(
                                model.reading(), seen, model.reading().classify(seen, rPeaksMs), EXPLAINED, chosen)
                        .drops())
                .toList();
        double[][] activations = BeatActivation.of(beat, seen, rPeaksMs, chosen, occlusion.windows());
        List<double[][]> blindActivations = unlearned.stream()
                .map(model -> BeatActivation.of(model.beat(), seen, rPeaksMs, chosen, occlusion.windows()))
                .toList();
        List<BeatParts> parts =
                chosen.stream().map(b -> BeatParts.of(cycles.get(b), seen)).toList();
        CoalitionGame<BeatPart> game = game(models, seen, cycles, rPeaksMs, chosen);
        if (game.players().isEmpty()) {
            return List.of();
        }
        List<double[]> blindShares = unlearned.stream()
                .map(model -> StatementMaps.shares(game(model.reading(), seen, cycles, rPeaksMs, chosen)))
                .toList();
        return List.of(new Scores(
                ofPatches(drops, blindDrops, occlusion, parts, seen),
                ofPatches(activations, blindActivations, occlusion, parts, seen),
                StatementMaps.ofGame(
                        game, amplitudes(game.players(), parts, seen), EnumSet.of(BeatPart.QRS), blindShares),
                WaveAgreement.holds(List.of(drops), occlusion.windows(), parts, game) ? 0 : 1));
    }

    private static CoalitionGame<BeatPart> game(
            EcgModels models, Ecg ecg, List<CardiacCycle> cycles, double[] rPeaksMs, List<Integer> chosen) {
        return BeatExplainer.game(models, ecg, cycles, rPeaksMs, chosen, EXPLAINED);
    }

    private static MapScore ofPatches(
            double[][] map, List<double[][]> blind, Occlusion occlusion, List<BeatParts> parts, Ecg ecg) {
        List<Patches> windows = occlusion.windows();
        List<double[]> amplitudes =
                windows.stream().map(window -> amplitudes(window, ecg)).toList();
        ErasureCurves.Both curves = ErasureCurves.of(
                List.of(map), amplitudes, b -> windows.get(b).filled(), erased -> occlusion.meanDrop(sets(erased)));
        Faithfulness faithfulness = occlusion.faithfulness(map);
        List<double[]> pointed = IntStream.range(0, map.length)
                .mapToObj(b -> pointed(map[b], windows.get(b), parts.get(b)))
                .toList();
        return new MapScore(
                mean(pointed, p -> p[0]),
                mean(pointed, p -> p[1]),
                curves.deletion(),
                curves.insertion(),
                RankCorrelation.mean(
                        flat(map, windows),
                        blind.stream().map(m -> flat(m, windows)).toList()),
                Double.NaN,
                Faithfulness::passesAsMap,
                faithfulness,
                chance(occlusion, faithfulness.randomDrop()));
    }

    private static List<Faithfulness> chance(Occlusion occlusion, double byChance) {
        Random random = new Random(SEED);
        List<Faithfulness> tests = new ArrayList<>();
        for (int map = 0; map < CHANCE_MAPS; map++) {
            List<List<Integer>> top = new ArrayList<>();
            for (Patches window : occlusion.windows()) {
                List<Integer> patches = new ArrayList<>(window.filled());
                Collections.shuffle(patches, random);
                top.add(patches.subList(0, (int) Math.ceil(TESTED_SHARE * patches.size())));
            }
            tests.add(new Faithfulness(occlusion.meanDrop(sets(top)), byChance));
        }
        return tests;
    }

    /** Whether the peak lies in QRS, ST or T, and how many of the patches do; NaN where no QRS complex was found. */
    static double[] pointed(double[] map, Patches window, BeatParts parts) {
        List<Integer> inside = window.filled().stream()
                .filter(k -> parts.hasAt(window.centre(k), KNOWN))
                .toList();
        if (inside.isEmpty()) {
            return new double[] {Double.NaN, Double.NaN};
        }
        int peak = window.filled().stream()
                .reduce((a, b) -> map[b] > map[a] ? b : a)
                .orElseThrow();
        return new double[] {
            inside.contains(peak) ? 1 : 0,
            (double) inside.size() / window.filled().size()
        };
    }

    private static double[] amplitudes(Patches window, Ecg ecg) {
        double[] amplitudes = new double[Patches.COUNT];
        for (Lead lead : ecg.leads()) {
            double level = median(lead, window.from(), window.to());
            for (int k : window.filled()) {
                amplitudes[k] += IntStream.range(window.start(k), window.start(k + 1))
                        .mapToDouble(i -> Math.abs(lead.samples().at(i) - level))
                        .average()
                        .orElse(0);
            }
        }
        return amplitudes;
    }

    private static double[] amplitudes(List<BeatPart> players, List<BeatParts> beats, Ecg ecg) {
        return players.stream()
                .mapToDouble(part -> ecg.leads().stream()
                        .flatMap(lead -> beats.stream()
                                .filter(beat -> beat.ranges().containsKey(part))
                                .map(beat -> {
                                    double level = median(lead, beat.from(), beat.to());
                                    BeatParts.Range range = beat.ranges().get(part);
                                    return IntStream.range(range.from(), range.to())
                                            .mapToDouble(
                                                    i -> Math.abs(lead.samples().at(i) - level))
                                            .average()
                                            .orElse(0);
                                }))
                        .mapToDouble(amplitude -> amplitude)
                        .average()
                        .orElse(0))
                .toArray();
    }

    private static double median(Lead lead, int from, int to) {
        double[] sorted = IntStream.range(from, to)
                .mapToDouble(i -> lead.samples().at(i))
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    private static double[] flat(double[][] map, List<Patches> windows) {
        return IntStream.range(0, map.length)
                .boxed()
                .flatMapToDouble(b -> windows.get(b).filled().stream().mapToDouble(k -> map[b][k]))
                .toArray();
    }

    private static List<Set<Integer>> sets(List<List<Integer>> lists) {
        return lists.stream().<Set<Integer>>map(HashSet::new).toList();
    }

    private static double mean(List<double[]> values, Function<double[], Double> figure) {
        return values.stream()
                .mapToDouble(figure::apply)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
