package org.einthoven.rhythm;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.einthoven.beat.Beat;
import org.einthoven.delineation.Fiducial;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.Wave;

/**
 * What the rhythm model is told of each beat: its intervals, how much it is like the others, the waves around it, how
 * noisy it is and what class it seems to be. All are about 0 or 1 in size.
 */
final class BeatFigures {

    /** Places of some figures, which {@link RhythmFigures} sums up. */
    static final int LIKENESS = 4;

    static final int P = 6;

    private static final BeatClass[] CLASSES = BeatClass.values();

    /** Figures of a beat. */
    static final int COUNT = 14 + CLASSES.length;

    /** Beyond e^1.5, some 4.5 times, a ratio tells no more. */
    private static final double MOST = 1.5;

    /** Interval in ms of a rate of 75/min. */
    private static final double TYPICAL_MS = 800;

    /** A P wave has its peak this long before the R peak at most, a T wave this long after. */
    private static final double LONGEST_PR_MS = 350;

    private static final double LONGEST_RT_MS = 550;
    private static final double HALF_QRS_MS = 75;

    /** Between the beats: from this long after one R peak to this long before the next, in samples. */
    private static final int AFTER = 45;

    private static final int AHEAD = 25;
    private static final int LEAST_BETWEEN = 10;

    private BeatFigures() {}

    static float[][] of(List<Beat> beats, float[][] frames, float[] median, float[] trace, List<Fiducial> waves) {
        double usual = usualMs(beats);
        float[][] figures = new float[beats.size()][];
        for (int b = 0; b < figures.length; b++) {
            double r = beats.get(b).timeMs();
            double before = b == 0 ? usual : r - beats.get(b - 1).timeMs();
            double beforeThat = b < 2
                    ? before
                    : beats.get(b - 1).timeMs() - beats.get(b - 2).timeMs();
            double after = b + 1 == figures.length ? before : beats.get(b + 1).timeMs() - r;
            Optional<Fiducial> p = BeatSequence.wave(waves, Wave.P, r - Math.min(LONGEST_PR_MS, before - 100), r);
            Optional<Fiducial> qrs = BeatSequence.wave(waves, Wave.QRS, r - HALF_QRS_MS, r + HALF_QRS_MS);
            Optional<Fiducial> t =
                    BeatSequence.wave(waves, Wave.T, r + HALF_QRS_MS, r + Math.min(LONGEST_RT_MS, after));
            float[] known = {
                (float) (2 * logRatio(before, usual)),
                (float) (2 * logRatio(after, before)),
                (float) (2 * logRatio(before, beforeThat)),
                (float) logRatio(before, TYPICAL_MS),
                (float) correlation(frames[b], median),
                (float) logRatio(1000 * range(frames[b]), 1000 * range(median)),
                p.map(BeatFigures::sure).orElse(0f),
                p.map(wave -> (float) ((r - wave.onsetMs()) / 200)).orElse(0f),
                p.map(wave -> (float) (wave.durationMs() / 100)).orElse(0f),
                qrs.map(wave -> (float) (wave.durationMs() / 100)).orElse(0f),
                t.map(BeatFigures::sure).orElse(0f),
                t.map(wave -> (float) ((wave.offsetMs() - r) / 400)).orElse(0f),
                (float) (5 * roughness(frames[b], 0, frames[b].length)),
                (float) (5 * betweenBeats(trace, r, before))
            };
            figures[b] = Arrays.copyOf(known, COUNT);
            for (BeatClass c : CLASSES) {
                figures[b][known.length + c.ordinal()] =
                        beats.get(b).scores().getOrDefault(c, 0.0).floatValue();
            }
        }
        return figures;
    }

    /** The median RR interval; a typical one where there is none. */
    static double usualMs(List<Beat> beats) {
        double[] rr = intervalsMs(beats);
        Arrays.sort(rr);
        return rr.length == 0 ? TYPICAL_MS : rr[rr.length / 2];
    }

    static double[] intervalsMs(List<Beat> beats) {
        double[] rr = new double[beats.size() - 1];
        for (int b = 0; b < rr.length; b++) {
            rr[b] = beats.get(b + 1).timeMs() - beats.get(b).timeMs();
        }
        return rr;
    }

    private static float sure(Fiducial wave) {
        return (float) wave.confidence();
    }

    /** Mean absolute difference of neighbouring samples between this beat and the one before; 0 where they are close. */
    private static double betweenBeats(float[] trace, double r, double before) {
        int from = (int) BeatSequence.RATE.indexAt(r - before) + AFTER;
        int to = (int) BeatSequence.RATE.indexAt(r) - AHEAD;
        return from >= 0 && to <= trace.length && to - from >= LEAST_BETWEEN ? roughness(trace, from, to) : 0;
    }

    private static double roughness(float[] values, int from, int to) {
        double sum = 0;
        for (int i = from + 1; i < to; i++) {
            sum += Math.abs(values[i] - values[i - 1]);
        }
        return sum / (to - from - 1);
    }

    private static double correlation(float[] a, float[] b) {
        double meanA = 0;
        double meanB = 0;
        for (int i = 0; i < a.length; i++) {
            meanA += a[i] / a.length;
            meanB += b[i] / a.length;
        }
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
    }

    private static double range(float[] values) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return high - low;
    }

    /** Natural logarithm, within limits. */
    static double logRatio(double a, double b) {
        return Math.max(-MOST, Math.min(MOST, Math.log(Math.max(1, a) / Math.max(1, b))));
    }
}
