package org.einthoven.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.einthoven.ecg.BeatClass;
import org.einthoven.evaluation.RandomBeats;
import org.einthoven.evaluation.RandomBeats.LabelledBeat;
import org.einthoven.evaluation.RandomBeats.Part;

/**
 * Makes rare classes as frequent as the most frequent one by beats that lie between a beat and one of its nearest
 * neighbours (Chawla et al. 2002). Only of beats to learn from: made before the split, a beat's kin would stand on both
 * sides of it.
 */
final class Smote {

    /** Nearest neighbours among which one is drawn (Chawla et al. 2002, section 4.2). */
    private static final int NEIGHBOURS = 5;

    /** The record of beats that nobody had. */
    static final String MADE = "made";

    private Smote() {}

    /** @throws IllegalArgumentException where the beats are not those to learn from */
    static RandomBeats oversample(RandomBeats beats, long seed) {
        if (beats.part() != Part.TRAINING) {
            throw new IllegalArgumentException(
                    "oversampling wants beats to learn from, after the split, not " + beats.part());
        }
        Map<BeatClass, List<LabelledBeat>> byClass = new EnumMap<>(BeatClass.class);
        beats.beats().forEach(beat -> byClass.computeIfAbsent(beat.beatClass(), c -> new ArrayList<>())
                .add(beat));
        int most = byClass.values().stream().mapToInt(List::size).max().orElse(0);
        SplittableRandom random = new SplittableRandom(seed);
        List<LabelledBeat> all = new ArrayList<>(beats.beats());
        byClass.forEach((beatClass, alike) -> all.addAll(between(alike, most - alike.size(), random)));
        return new RandomBeats(Part.TRAINING, all);
    }

    /** {@code count} beats between beats of one class; none where there is but one to make them of. */
    private static List<LabelledBeat> between(List<LabelledBeat> alike, int count, SplittableRandom random) {
        List<LabelledBeat> made = new ArrayList<>();
        Map<Integer, int[]> nearest = new HashMap<>();
        for (int i = 0; i < count && alike.size() > 1; i++) {
            int at = random.nextInt(alike.size());
            int[] neighbours = nearest.computeIfAbsent(at, base -> nearest(alike, base));
            LabelledBeat one = alike.get(at);
            LabelledBeat other = alike.get(neighbours[random.nextInt(neighbours.length)]);
            float part = (float) random.nextDouble();
            float[] window = one.window().clone();
            for (int s = 0; s < window.length; s++) {
                window[s] += part * (other.window()[s] - window[s]);
            }
            made.add(new LabelledBeat(MADE, i, window, one.beatClass()));
        }
        return made;
    }

    private static int[] nearest(List<LabelledBeat> alike, int base) {
        double[] distances = alike.stream()
                .mapToDouble(beat -> distance(alike.get(base).window(), beat.window()))
                .toArray();
        return IntStream.range(0, distances.length)
                .filter(i -> i != base)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> distances[i]))
                .limit(NEIGHBOURS)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double distance(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            double apart = one[i] - other[i];
            sum += apart * apart;
        }
        return sum;
    }
}
