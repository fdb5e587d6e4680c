package org.einthoven.rhythm;

import java.util.Arrays;
import java.util.List;
import org.einthoven.beat.Beat;

/**
 * What the rhythm model is told of the whole recording: how its intervals vary, how many beats have a P wave or look like
 * the median one, and how good the signal is. All are about 0 to 1 in size.
 */
final class RhythmFigures {

    /** Figures of a recording. */
    static final int COUNT = 15;

    /** Intervals that differ by more count into pNN50 (Task Force of ESC and NASPE 1996). */
    private static final double NN50_MS = 50;

    /** Two runs of intervals are alike within this (Lake & Moorman 2011, who take 30 ms for fibrillation). */
    private static final double ALIKE_MS = 30;

    private static final double TYPICAL_MS = 800;
    private static final double TYPICAL_S = 30;
    private static final double UNLIKE = 0.8;
    private static final double MOST = 1.5;

    private RhythmFigures() {}

    /** @param quality of the lead, 0 to 1 */
    static float[] of(List<Beat> beats, float[][] ofBeats, double quality, double durationMs) {
        double[] rr = BeatFigures.intervalsMs(beats);
        double usual = BeatFigures.usualMs(beats);
        double[] steps = new double[Math.max(0, rr.length - 1)];
        double squares = 0;
        int far = 0;
        for (int i = 0; i < steps.length; i++) {
            double step = Math.abs(rr[i + 1] - rr[i]);
            steps[i] = 2 * step / (rr[i + 1] + rr[i]);
            squares += step * step / steps.length;
            far += step > NN50_MS ? 1 : 0;
        }
        double mean = Arrays.stream(rr).average().orElse(TYPICAL_MS);
        double variance =
                Arrays.stream(rr).map(ms -> (ms - mean) * (ms - mean)).average().orElse(0);
        double[] likeness = column(ofBeats, BeatFigures.LIKENESS);
        double[] p = column(ofBeats, BeatFigures.P);
        return new float[] {
            (float) Math.min(MOST, 5 * median(steps)),
            (float) Math.min(MOST, 3 * Math.sqrt(squares) / mean),
            steps.length == 0 ? 0 : (float) far / steps.length,
            (float) Math.min(MOST, 3 * Math.sqrt(variance) / mean),
            (float) sampleEntropy(rr, mean),
            (float) BeatFigures.logRatio(Arrays.stream(rr).max().orElse(usual), usual),
            (float) BeatFigures.logRatio(Arrays.stream(rr).min().orElse(usual), usual),
            (float) BeatFigures.logRatio(usual, TYPICAL_MS),
            (float) Arrays.stream(p).filter(sure -> sure > 0).count() / p.length,
            (float) Arrays.stream(p).average().orElse(0),
            (float) median(likeness),
            (float) Arrays.stream(likeness).filter(like -> like < UNLIKE).count() / likeness.length,
            (float) quality,
            (float) BeatFigures.logRatio(durationMs / 100, 10 * TYPICAL_S),
            beats.size() < 3 ? 1 : 0
        };
    }

    /** Coefficient of sample entropy for runs of one interval (Lake & Moorman 2011), over 4; 0 where there are too few. */
    private static double sampleEntropy(double[] rr, double mean) {
        double pairs = 1;
        double longer = 0.5;
        for (int i = 0; i + 1 < rr.length; i++) {
            for (int j = i + 1; j + 1 < rr.length; j++) {
                if (Math.abs(rr[i] - rr[j]) < ALIKE_MS) {
                    pairs++;
                    longer += Math.abs(rr[i + 1] - rr[j + 1]) < ALIKE_MS ? 1 : 0;
                }
            }
        }
        return rr.length < 4 ? 0 : (Math.log(pairs / longer) + Math.log(2 * ALIKE_MS / mean)) / 4;
    }

    private static double[] column(float[][] figures, int place) {
        return Arrays.stream(figures).mapToDouble(beat -> beat[place]).toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
