package org.einthoven.rhythm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;

/**
 * The timing of the beats of one recording. An interval is counted only where the recording could be read from its
 * first beat to its second: a beat lost in noise is neither a pause nor an irregularity.
 *
 * @param beats in order of time
 * @param intervals in order of time
 */
public record Rhythm(List<Beat> beats, List<RrInterval> intervals, Ectopy ectopy) {

    /** Beats that came down the conduction system, on time or early. */
    public static final Set<BeatClass> CONDUCTED = EnumSet.of(BeatClass.N, BeatClass.S);

    /**
     * Irregularity above this is an irregular rhythm: in PhysioNet/CinC 2017, development records, 93 % of those with
     * atrial fibrillation are above it and 6 % of those in sinus rhythm (respiratory arrhythmia).
     */
    private static final double IRREGULAR = 0.06;

    /** Fewer differences of neighbouring intervals than this say nothing about irregularity. */
    private static final int MIN_DIFFERENCES = 4;

    /** About one or two breaths at rest. */
    private static final int RANGE_INTERVALS = 10;

    /** From one interval in five that touches an ectopic beat, the median interval is not the rate that is counted. */
    private static final double MANY_ECTOPIC = 0.2;

    public Rhythm {
        beats = List.copyOf(beats);
        intervals = List.copyOf(intervals);
    }

    /**
     * The rhythm of {@code beats}, which are in order of time.
     *
     * @param unreadable where no lead could be read, so that beats may have been missed
     */
    public static Rhythm of(List<Beat> beats, List<Stretch> unreadable) {
        List<RrInterval> intervals = new ArrayList<>();
        List<List<Beat>> runs = new ArrayList<>(List.of(new ArrayList<>()));
        Beat previous = null;
        for (Beat beat : beats) {
            if (previous != null) {
                double from = previous.timeMs();
                if (unreadable.stream().anyMatch(stretch -> stretch.overlaps(from, beat.timeMs()))) {
                    runs.add(new ArrayList<>());
                } else {
                    intervals.add(new RrInterval(previous, beat));
                }
            }
            runs.get(runs.size() - 1).add(beat);
            previous = beat;
        }
        return new Rhythm(beats, intervals, Ectopy.in(runs));
    }

    public List<Beat> beats(BeatClass beatClass) {
        return beats.stream().filter(beat -> beat.beatClass() == beatClass).toList();
    }

    public List<RrInterval> intervalsAbove(double ms) {
        return intervals.stream().filter(rr -> rr.ms() > ms).toList();
    }

    /**
     * The interval that stands for the rate, in ms: the median, or the mean where the rhythm is irregular or has many
     * ectopic beats, since the median of long and short intervals in turn is one of the two and not their middle.
     */
    public OptionalDouble typicalRrMs() {
        double[] ms = intervals.stream().mapToDouble(RrInterval::ms).sorted().toArray();
        if (ms.length == 0 || irregular() || hasManyEctopicBeats()) {
            return Arrays.stream(ms).average();
        }
        return OptionalDouble.of((ms[(ms.length - 1) / 2] + ms[ms.length / 2]) / 2);
    }

    /** Whether the conducted beats follow each other irregularly, as in atrial fibrillation. */
    public boolean irregular() {
        return irregularity(CONDUCTED).orElse(0) > IRREGULAR;
    }

    /**
     * The median, over all pairs of neighbouring intervals between beats of these classes, of their difference relative
     * to their mean; 0 in a clockwork, empty where there are too few. Being a median, it passes over a few early beats.
     */
    public OptionalDouble irregularity(Set<BeatClass> classes) {
        List<Double> differences = new ArrayList<>();
        for (int i = 1; i < intervals.size(); i++) {
            RrInterval a = intervals.get(i - 1);
            RrInterval b = intervals.get(i);
            if (a.second() == b.first() && isBetween(a, classes) && isBetween(b, classes)) {
                differences.add(2 * Math.abs(b.ms() - a.ms()) / (a.ms() + b.ms()));
            }
        }
        if (differences.size() < MIN_DIFFERENCES) {
            return OptionalDouble.empty();
        }
        double[] sorted =
                differences.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return OptionalDouble.of((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
    }

    /**
     * By how much, in ms, the longest of ten consecutive intervals between beats of these classes exceeds the shortest: the
     * median over all such tens; over all intervals where there are fewer. Tells slow changes, which {@link #irregularity}
     * does not see. Empty where there are too few intervals.
     */
    public OptionalDouble rangeMs(Set<BeatClass> classes) {
        double[] ms = intervals.stream()
                .filter(rr -> isBetween(rr, classes))
                .mapToDouble(RrInterval::ms)
                .toArray();
        if (ms.length < MIN_DIFFERENCES) {
            return OptionalDouble.empty();
        }
        int length = Math.min(RANGE_INTERVALS, ms.length);
        double[] ranges = IntStream.rangeClosed(0, ms.length - length)
                .mapToDouble(from -> {
                    DoubleSummaryStatistics ten =
                            Arrays.stream(ms, from, from + length).summaryStatistics();
                    return ten.getMax() - ten.getMin();
                })
                .sorted()
                .toArray();
        return OptionalDouble.of((ranges[(ranges.length - 1) / 2] + ranges[ranges.length / 2]) / 2);
    }

    private boolean hasManyEctopicBeats() {
        Set<BeatClass> regular = EnumSet.of(BeatClass.N, BeatClass.Q);
        long ectopic = intervals.stream().filter(rr -> !isBetween(rr, regular)).count();
        return ectopic >= MANY_ECTOPIC * intervals.size();
    }

    private static boolean isBetween(RrInterval interval, Set<BeatClass> classes) {
        return classes.contains(interval.first().beatClass())
                && classes.contains(interval.second().beatClass());
    }
}
