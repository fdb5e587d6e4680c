package org.einthoven.beat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Decides which peaks of the envelope are QRS complexes, by height and by the company they keep (after Pan and Tompkins
 * 1985 and Hamilton and Tompkins 1986: adaptive threshold, refractory time, T wave check, search back). All heights are
 * shares of a typical complex; all constants without a source were tuned on DS1 of the MIT-BIH Arrhythmia Database.
 */
final class QrsPicker {

    /** No two ventricular depolarisations are closer: 240 a minute. */
    private static final int REFRACTORY = samples(0.25);

    private static final double THRESHOLD = 0.34;
    private static final double SEARCH_BACK_THRESHOLD = 0.25;

    /** Pan and Tompkins look back after 1.66 mean intervals. */
    private static final double SEARCH_BACK_AFTER = 1.5;

    /** Within this time after a complex (Pan and Tompkins, II-E: 360 ms) a lower peak is its T wave. */
    private static final int T_WAVE = samples(0.36);

    private static final double T_WAVE_HEIGHT = 0.45;

    /** The typical height follows the last complexes, within bounds that one artefact does not move. */
    private static final int REMEMBERED = 8;

    private static final double LOWEST_LEVEL = 0.5;
    private static final double HIGHEST_LEVEL = 1.3;

    /** A peak that two complexes leave no room for is an artefact: both intervals together, one of them, its height. */
    private static final double SQUEEZED_BOTH = 1.5;

    private static final double SQUEEZED_ONE = 0.85;
    private static final double SQUEEZED_HEIGHT = 0.7;

    /** Intervals on either side by which room is judged. */
    private static final int RHYTHM = 6;

    /**
     * A recording of up to a minute keeps the beats that noise makes: the rhythm model reads it at once and tells fibrillation
     * better by all of them, also when it learns without (F1 of fibrillation .82 with them, .79 after training anew without;
     * PhysioNet/CinC 2017, fold 0).
     */
    private static final int SHORT = samples(61);

    /** Stretch around a peak by whose median the resting level is known. */
    private static final int AROUND = samples(5);

    /**
     * What stands out from noise is this high and twice the resting level, and in any case what is nearly as high as a
     * typical complex: a wide and fast ventricular rhythm hardly comes to rest. Tuned on DS1 with noise of the MIT-BIH Noise
     * Stress Test Database at 6 dB.
     */
    private static final double STANDS_OUT = 0.05;

    private static final double OF_REST = 2;
    private static final double SURELY = 0.65;

    /** A gap in the rhythm that is worth a beat which does not stand out, and how near to others none is. */
    private static final double GAP = 1.5;

    private static final double NEAREST = 0.5;

    /** So many in a row, whose intervals and heights are no farther from their medians than this, are a rhythm of their own. */
    private static final int RUN = 5;

    private static final double EVEN_INTERVALS = 0.12;
    private static final double EVEN_HEIGHTS = 0.4;

    /** Fewer intervals between those that stand out are no rhythm to go by. */
    private static final int LEAST_INTERVALS = 4;

    private final double[] envelope;
    private final List<Integer> candidates;

    private QrsPicker(double[] envelope) {
        this.envelope = envelope;
        this.candidates = candidates();
    }

    /** Indices of the complexes on the axis of the envelope (125 Hz), ascending. */
    static int[] pick(double[] envelope) {
        QrsPicker picker = new QrsPicker(envelope);
        List<Integer> picked = picker.byHeight();
        picker.dropSqueezed(picked);
        List<Integer> beats = envelope.length > SHORT ? picker.withoutNoise(picked) : picked;
        return beats.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The highest peaks, none nearer to a higher one than the refractory time. */
    private List<Integer> candidates() {
        double least = SEARCH_BACK_THRESHOLD * LOWEST_LEVEL;
        List<Integer> peaks = new ArrayList<>(IntStream.range(1, envelope.length - 1)
                .filter(i -> envelope[i] > least && envelope[i] >= envelope[i - 1] && envelope[i] > envelope[i + 1])
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -envelope[i]))
                .toList());
        boolean[] taken = new boolean[envelope.length];
        boolean[] kept = new boolean[envelope.length];
        for (int peak : peaks) {
            if (!taken[peak]) {
                kept[peak] = true;
                for (int i = Math.max(0, peak - REFRACTORY); i <= Math.min(taken.length - 1, peak + REFRACTORY); i++) {
                    taken[i] = true;
                }
            }
        }
        return IntStream.range(0, kept.length).filter(i -> kept[i]).boxed().toList();
    }

    private List<Integer> byHeight() {
        List<Integer> picked = new ArrayList<>();
        List<Double> heights = new ArrayList<>();
        for (int candidate : candidates) {
            double level = level(heights);
            if (envelope[candidate] <= THRESHOLD * level || isTWave(picked, candidate)) {
                continue;
            }
            int missed = missedBefore(candidate, picked, level);
            if (missed >= 0) {
                picked.add(missed);
            }
            picked.add(candidate);
            heights.add(envelope[candidate]);
        }
        return picked;
    }

    private double level(List<Double> heights) {
        if (heights.isEmpty()) {
            return 1;
        }
        double median = median(heights.subList(Math.max(0, heights.size() - REMEMBERED), heights.size()));
        return Math.max(LOWEST_LEVEL, Math.min(HIGHEST_LEVEL, median));
    }

    private boolean isTWave(List<Integer> picked, int candidate) {
        if (picked.isEmpty()) {
            return false;
        }
        int last = picked.get(picked.size() - 1);
        return candidate - last < T_WAVE && envelope[candidate] < T_WAVE_HEIGHT * envelope[last];
    }

    /** The highest lower peak in a gap that is too long for the rhythm so far; -1 where there is none. */
    private int missedBefore(int candidate, List<Integer> picked, double level) {
        if (picked.size() <= REMEMBERED / 2) {
            return -1;
        }
        int last = picked.get(picked.size() - 1);
        List<Double> intervals = intervals(picked, Math.max(0, picked.size() - 1 - REMEMBERED), picked.size() - 1);
        if (candidate - last <= SEARCH_BACK_AFTER * median(intervals)) {
            return -1;
        }
        return candidates.stream()
                .filter(c -> c > last + REFRACTORY && c < candidate - REFRACTORY)
                .filter(c -> envelope[c] > SEARCH_BACK_THRESHOLD * level && !isTWave(picked, c))
                .max(Comparator.comparingDouble(c -> envelope[c]))
                .orElse(-1);
    }

    private void dropSqueezed(List<Integer> picked) {
        for (int i = 1; i < picked.size() - 1; i++) {
            if (isSqueezed(picked, i)) {
                picked.remove(i);
                i = Math.max(0, i - RHYTHM);
            }
        }
    }

    private boolean isSqueezed(List<Integer> picked, int i) {
        double height = envelope[picked.get(i)];
        double neighbours = Math.min(envelope[picked.get(i - 1)], envelope[picked.get(i + 1)]);
        if (height >= SQUEEZED_HEIGHT * neighbours) {
            return false;
        }
        double typical = median(intervals(picked, Math.max(0, i - RHYTHM), Math.min(picked.size() - 1, i + RHYTHM)));
        double before = picked.get(i) - picked.get(i - 1);
        double after = picked.get(i + 1) - picked.get(i);
        return before + after < SQUEEZED_BOTH * typical && Math.min(before, after) < SQUEEZED_ONE * typical;
    }

    /**
     * Those that stand out from the resting level, and of the others those that the rhythm asks for: in noise most peaks
     * are noise, and the threshold alone, which knows complexes only, takes them for beats. What is low but goes on evenly
     * is no noise: a fast ventricular rhythm, seen beside taller complexes, is just that.
     */
    private List<Integer> withoutNoise(List<Integer> picked) {
        Map<Integer, Double> standing = new HashMap<>();
        picked.forEach(peak -> standing.put(peak, standing(peak)));
        TreeSet<Integer> kept = new TreeSet<>(
                picked.stream().filter(peak -> standing.get(peak) >= 0).toList());
        List<Integer> rhythm = List.copyOf(kept);
        if (rhythm.size() <= LEAST_INTERVALS || rhythm.size() == picked.size()) {
            return picked;
        }
        kept.addAll(evenRuns(picked));
        picked.stream()
                .filter(peak -> !kept.contains(peak))
                .sorted(Comparator.comparingDouble(peak -> -standing.getOrDefault(peak, 0.0)))
                .forEach(peak -> {
                    double typical = typicalAround(rhythm, peak);
                    Integer before = kept.lower(peak);
                    Integer after = kept.higher(peak);
                    double since = before == null ? Double.POSITIVE_INFINITY : peak - before;
                    double until = after == null ? Double.POSITIVE_INFINITY : after - peak;
                    if (since + until > GAP * typical && Math.min(since, until) > NEAREST * typical) {
                        kept.add(peak);
                    }
                });
        return List.copyOf(kept);
    }

    /** Several in a row of about one height and distance. */
    private List<Integer> evenRuns(List<Integer> picked) {
        List<Integer> even = new ArrayList<>();
        for (int first = 0; first + RUN <= picked.size(); first++) {
            List<Integer> run = picked.subList(first, first + RUN);
            if (isEven(intervals(run, 0, RUN - 1), EVEN_INTERVALS)
                    && isEven(run.stream().map(peak -> envelope[peak]).toList(), EVEN_HEIGHTS)) {
                even.addAll(run);
            }
        }
        return even;
    }

    private static boolean isEven(List<Double> values, double apart) {
        double middle = median(values);
        return values.stream().allMatch(value -> Math.abs(value - middle) <= apart * middle);
    }

    /** How far a peak is above what noise may reach there. */
    private double standing(int peak) {
        double[] around = Arrays.copyOfRange(
                envelope, Math.max(0, peak - AROUND / 2), Math.min(envelope.length, peak + AROUND / 2));
        double noise = STANDS_OUT + OF_REST * QrsEnvelope.median(around);
        return envelope[peak] - Math.min(SURELY, noise);
    }

    /** The median interval of these, around where {@code peak} would stand among them. */
    private static double typicalAround(List<Integer> complexes, int peak) {
        int at = -Collections.binarySearch(complexes, peak) - 1;
        return median(intervals(complexes, Math.max(0, at - 1 - RHYTHM), Math.min(complexes.size() - 1, at + RHYTHM)));
    }

    /** Intervals that begin at the complexes {@code from} (inclusive) to {@code to} (exclusive). */
    private static List<Double> intervals(List<Integer> picked, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> (double) (picked.get(i + 1) - picked.get(i)))
                .toList();
    }

    private static double median(List<Double> values) {
        return QrsEnvelope.median(
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static int samples(double seconds) {
        return (int) Math.round(seconds * QrsEnvelope.RATE.hz());
    }
}
