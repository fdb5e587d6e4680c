package org.einthoven.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Samples;

/**
 * Asks the model itself: how much does the score of a beat's class fall when a patch of its window is erased (Zeiler and
 * Fergus 2014)? One run of the model answers for the same patch of every beat at once. Which leads count is asked in the
 * same way, by erasing a lead's whole window.
 */
public final class Occlusion {

    static final String METHOD = "occlusion";

    /** Share of the window that is erased to test the map. */
    private static final double TESTED_SHARE = 0.2;

    private static final int RANDOM_DRAWS = 5;
    private static final long SEED = 20;

    /** A lead whose loss costs less than this share of what the most important one costs was not looked at. */
    private static final double LEAST_LEAD = 0.05;

    private final BeatScorer scorer;
    private final Ecg ecg;
    private final double[] rPeaksMs;
    private final BeatClass explained;
    private final List<Integer> beats;
    private final List<Patches> windows;
    private final double[] scores;

    /** @param beats indices of the beats whose class is explained */
    public Occlusion(BeatScorer scorer, Ecg ecg, List<Beat> all, BeatClass explained, List<Integer> beats) {
        this.scorer = scorer;
        this.ecg = ecg;
        this.rPeaksMs = all.stream().mapToDouble(Beat::timeMs).toArray();
        this.explained = explained;
        this.beats = beats;
        this.windows = beats.stream().map(b -> Patches.around(ecg, rPeaksMs, b)).toList();
        this.scores = scores(beats.stream().map(all::get).toList());
    }

    /** How much the log-odds of each beat's class fall when one patch is erased: [beats][{@link Patches#COUNT}]. */
    public double[][] drops() {
        double[][] drops = new double[beats.size()][Patches.COUNT];
        for (int k = 0; k < Patches.COUNT; k++) {
            int patch = k;
            if (windows.stream().allMatch(window -> window.isEmpty(patch))) {
                continue;
            }
            double[] drop = drop(Collections.nCopies(beats.size(), Set.of(k)), lead -> true);
            for (int b = 0; b < drop.length; b++) {
                drops[b][k] = windows.get(b).isEmpty(k) ? 0 : drop[b];
            }
        }
        return drops;
    }

    /** The same on average over the beats when some patches of each are erased together. */
    public double meanDrop(List<Set<Integer>> patches) {
        return mean(drop(patches, lead -> true));
    }

    /** The windows around the beats, in the order of the beats. */
    public List<Patches> windows() {
        return windows;
    }

    /** @param drops what {@link #drops} found */
    Explanation explain(String findingId, double[][] drops, Faithfulness faithfulness) {
        return new Explanation(findingId, METHOD, attribution(drops), Map.of(), Map.of(), faithfulness);
    }

    private Map<LeadName, Samples> attribution(double[][] drops) {
        double largest = Arrays.stream(drops)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(0);
        Map<LeadName, Samples> attribution = new EnumMap<>(LeadName.class);
        leadShares().forEach((name, share) -> {
            float[] samples = new float[ecg.length()];
            for (int b = 0; b < drops.length; b++) {
                for (int k = 0; k < Patches.COUNT; k++) {
                    float value = (float) (largest == 0 ? 0 : share * drops[b][k] / largest);
                    Arrays.fill(
                            samples,
                            windows.get(b).start(k),
                            Math.max(windows.get(b).start(k), windows.get(b).start(k + 1)),
                            value);
                }
            }
            attribution.put(name, Samples.copyOf(samples));
        });
        return attribution;
    }

    /** How much each lead counts, 0 to 1; leads that do not count are left out. */
    private Map<LeadName, Double> leadShares() {
        if (ecg.leads().size() == 1) {
            return Map.of(ecg.leads().get(0).name(), 1.0);
        }
        Set<Integer> whole = IntStream.range(0, Patches.COUNT).boxed().collect(Collectors.toSet());
        Map<LeadName, Double> costs = new EnumMap<>(LeadName.class);
        for (Lead lead : ecg.leads()) {
            double[] drop = drop(Collections.nCopies(beats.size(), whole), lead.name()::equals);
            costs.put(lead.name(), Arrays.stream(drop).map(Math::abs).sum());
        }
        double largest = Collections.max(costs.values());
        costs.replaceAll((name, cost) -> largest == 0 ? 1 : cost / largest);
        costs.values().removeIf(share -> share < LEAST_LEAD);
        return costs;
    }

    /** How far a map of {@link #drops} may be believed. */
    public Faithfulness faithfulness(double[][] drops) {
        List<Set<Integer>> top = new ArrayList<>();
        for (int b = 0; b < drops.length; b++) {
            double[] drop = drops[b];
            List<Integer> patches = new ArrayList<>(windows.get(b).filled());
            patches.sort(Comparator.comparingDouble(k -> -drop[k]));
            top.add(fifth(patches));
        }
        Random random = new Random(SEED);
        double byChance = 0;
        for (int draw = 0; draw < RANDOM_DRAWS; draw++) {
            List<Set<Integer>> chosen = new ArrayList<>();
            for (Patches window : windows) {
                List<Integer> patches = new ArrayList<>(window.filled());
                Collections.shuffle(patches, random);
                chosen.add(fifth(patches));
            }
            byChance += meanDrop(chosen) / RANDOM_DRAWS;
        }
        return new Faithfulness(meanDrop(top), byChance);
    }

    private static Set<Integer> fifth(List<Integer> patches) {
        return new HashSet<>(patches.subList(0, (int) Math.ceil(TESTED_SHARE * patches.size())));
    }

    /** How much the score of each explained beat falls when these patches are erased from these leads. */
    private double[] drop(List<Set<Integer>> patches, Predicate<LeadName> leads) {
        double[] after = scores(scorer.classify(Patches.erased(ecg, windows, patches, leads), rPeaksMs, beats));
        return IntStream.range(0, after.length)
                .mapToDouble(b -> scores[b] - after[b])
                .toArray();
    }

    private double[] scores(List<Beat> classified) {
        return classified.stream()
                .mapToDouble(beat -> LogOdds.of(beat, explained))
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }
}
