package org.einthoven.synthesis;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Wave;

/** Finds onset, peak and offset of one wave from the bumps it was made of, before anything else is added to it. */
final class WaveTruth {

    /** A wave lower than this cannot be seen in a lead, in mV: a tenth of a millimetre on paper. */
    private static final double VISIBLE_MV = 0.01;

    private static final double STEP_MS = 0.5;

    private WaveTruth() {}

    /** One entry for each lead in which the wave can be seen, and one over all of these. */
    static List<TrueWave> of(Wave wave, List<Bump> bumps, double beatMs, double gain, LeadField field) {
        double startMs = bumps.stream().mapToDouble(Bump::startMs).min().orElseThrow();
        double endMs = bumps.stream().mapToDouble(Bump::endMs).max().orElseThrow();
        int steps = (int) Math.ceil((endMs - startMs) / STEP_MS);
        double[][] shares = new double[bumps.size()][steps];
        for (int b = 0; b < shares.length; b++) {
            for (int i = 0; i < steps; i++) {
                shares[b][i] = bumps.get(b).share(startMs + i * STEP_MS);
            }
        }
        List<TrueWave> found = new ArrayList<>();
        double[] mv = new double[steps];
        for (LeadName lead : EcgGenerator.TWELVE_LEADS) {
            double[] heights = bumps.stream()
                    .mapToDouble(bump -> gain * field.project(bump.peak(), lead))
                    .toArray();
            int peak = highest(mv, shares, heights);
            double height = Math.abs(mv[peak]);
            if (height >= VISIBLE_MV) {
                int first = 0;
                int last = steps - 1;
                while (Math.abs(mv[first]) < TrueWave.SHARE * height) {
                    first++;
                }
                while (Math.abs(mv[last]) < TrueWave.SHARE * height) {
                    last--;
                }
                double zeroMs = beatMs + startMs;
                found.add(new TrueWave(
                        lead, wave, zeroMs + first * STEP_MS, zeroMs + peak * STEP_MS, zeroMs + last * STEP_MS));
            }
        }
        if (!found.isEmpty()) {
            found.add(overAll(wave, found));
        }
        return found;
    }

    /** Fills {@code mv} with the wave as the lead sees it and returns where it is farthest from zero. */
    private static int highest(double[] mv, double[][] shares, double[] heights) {
        int peak = 0;
        for (int i = 0; i < mv.length; i++) {
            mv[i] = 0;
            for (int b = 0; b < heights.length; b++) {
                mv[i] += heights[b] * shares[b][i];
            }
            peak = Math.abs(mv[i]) > Math.abs(mv[peak]) ? i : peak;
        }
        return peak;
    }

    private static TrueWave overAll(Wave wave, List<TrueWave> seen) {
        double[] peaks = seen.stream().mapToDouble(TrueWave::peakMs).sorted().toArray();
        return new TrueWave(
                null,
                wave,
                seen.stream().mapToDouble(TrueWave::onsetMs).min().orElseThrow(),
                peaks[peaks.length / 2],
                seen.stream().mapToDouble(TrueWave::offsetMs).max().orElseThrow());
    }
}
