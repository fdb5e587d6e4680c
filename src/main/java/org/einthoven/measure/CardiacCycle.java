package org.einthoven.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Delineation;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Wave;
import org.jspecify.annotations.Nullable;

/**
 * One heartbeat with those of its waves, over all leads, that were found; null for a wave that was not.
 *
 * @param p the last P wave before the QRS complex, if it comes early enough to have led to it
 * @param t the first T wave after the QRS complex and before the next beat
 */
public record CardiacCycle(Beat beat, @Nullable Fiducial p, @Nullable Fiducial qrs, @Nullable Fiducial t) {

    /** An R peak may lie this far outside the marks of its QRS complex: half of the 150 ms of ANSI/AAMI EC57. */
    private static final double R_TOLERANCE_MS = 75;

    /** A P wave that begins earlier than this before the QRS complex did not lead to it. */
    private static final double LONGEST_PR_MS = 500;

    /** The wave of this kind; null where it was not found. */
    public @Nullable Fiducial wave(Wave wave) {
        return switch (wave) {
            case P -> p;
            case QRS -> qrs;
            case T -> t;
            case NONE -> null;
        };
    }

    /** The same beat in a recording that begins {@code ms} later. */
    public CardiacCycle earlier(double ms) {
        Beat moved = new Beat(beat.timeMs() - ms, beat.beatClass(), beat.scores());
        return new CardiacCycle(moved, earlier(p, ms), earlier(qrs, ms), earlier(t, ms));
    }

    private static @Nullable Fiducial earlier(@Nullable Fiducial wave, double ms) {
        return wave == null ? null : wave.earlier(ms);
    }

    /** Gives each beat (in order of time) its own waves; waves that belong to no beat are left out. */
    public static List<CardiacCycle> align(List<Beat> beats, Delineation delineation) {
        List<Fiducial> ps = delineation.global(Wave.P);
        List<Fiducial> complexes = delineation.global(Wave.QRS);
        List<Fiducial> ts = delineation.global(Wave.T);
        List<CardiacCycle> cycles = new ArrayList<>();
        int q = 0;
        for (int i = 0; i < beats.size(); i++) {
            double r = beats.get(i).timeMs();
            double previousR =
                    i == 0 ? Double.NEGATIVE_INFINITY : beats.get(i - 1).timeMs();
            double nextR = i == beats.size() - 1
                    ? Double.POSITIVE_INFINITY
                    : beats.get(i + 1).timeMs();
            while (q < complexes.size() && complexes.get(q).offsetMs() < r - R_TOLERANCE_MS) {
                q++;
            }
            if (q == complexes.size() || complexes.get(q).onsetMs() > r + R_TOLERANCE_MS) {
                cycles.add(new CardiacCycle(beats.get(i), null, null, null));
                continue;
            }
            Fiducial qrs = complexes.get(q);
            if (q + 1 < complexes.size() && distance(complexes.get(q + 1), r) < distance(qrs, r)) {
                qrs = complexes.get(++q);
            }
            q++;
            Fiducial p = lastBetween(ps, Math.max(previousR, qrs.onsetMs() - LONGEST_PR_MS), qrs.onsetMs());
            Fiducial t = firstBetween(ts, qrs.peakMs(), nextR);
            cycles.add(new CardiacCycle(beats.get(i), p, qrs, t));
        }
        return cycles;
    }

    /** The beats whose intervals are measured: those of class N, or of the most frequent class if fewer than two are N. */
    public static List<CardiacCycle> dominant(List<CardiacCycle> cycles) {
        Map<BeatClass, Integer> counts = new EnumMap<>(BeatClass.class);
        cycles.forEach(cycle -> counts.merge(cycle.beat().beatClass(), 1, Integer::sum));
        BeatClass chosen = counts.getOrDefault(BeatClass.N, 0) >= 2
                ? BeatClass.N
                : counts.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(BeatClass.N);
        return cycles.stream()
                .filter(cycle -> cycle.beat().beatClass() == chosen)
                .toList();
    }

    private static double distance(Fiducial wave, double ms) {
        return Math.max(0, Math.max(wave.onsetMs() - ms, ms - wave.offsetMs()));
    }

    /** The last wave that begins after {@code fromMs} and has its peak before {@code toMs}. */
    private static @Nullable Fiducial lastBetween(List<Fiducial> waves, double fromMs, double toMs) {
        int i = firstPeakFrom(waves, toMs) - 1;
        return i >= 0 && waves.get(i).onsetMs() > fromMs ? waves.get(i) : null;
    }

    /** The first wave that has its peak after {@code fromMs} and before {@code toMs}. */
    private static @Nullable Fiducial firstBetween(List<Fiducial> waves, double fromMs, double toMs) {
        int i = firstPeakFrom(waves, fromMs);
        return i < waves.size() && waves.get(i).peakMs() < toMs ? waves.get(i) : null;
    }

    /** Index of the first wave whose peak is at {@code ms} or later. */
    private static int firstPeakFrom(List<Fiducial> waves, double ms) {
        int low = 0;
        int high = waves.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (waves.get(middle).peakMs() < ms) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
