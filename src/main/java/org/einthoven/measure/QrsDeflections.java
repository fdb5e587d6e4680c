package org.einthoven.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deflections of one QRS complex in one lead. A deflection lasts from one crossing of the baseline to the next. It
 * counts from 20 µV and 6 ms on (CSE Working Party 1985), and only if it turns round within the complex: a trace that
 * leaves the complex rising belongs to a raised ST segment. A complex without R is a QS, which is listed as Q.
 */
record QrsDeflections(
        @Nullable Deflection q,
        @Nullable Deflection r,
        @Nullable Deflection s,
        @Nullable Deflection rPrime,
        @Nullable Deflection sPrime) {

    static final double LOWEST_MV = 0.02;

    private static final double SHORTEST_MS = 6;

    /** @param peakMs in ms from the onset of the complex */
    record Deflection(double mv, double peakMs, double durationMs) {}

    /**
     * None where a potential is NaN.
     *
     * @param mv potentials against the baseline from the onset of the complex to its offset, one every {@code stepMs}
     * @param noiseMv what is lower than this cannot be told from noise
     */
    static QrsDeflections of(double[] mv, double stepMs, double noiseMv) {
        if (Arrays.stream(mv).anyMatch(Double::isNaN)) {
            return new QrsDeflections(null, null, null, null, null);
        }
        double lowest = Math.max(LOWEST_MV, noiseMv);
        List<Deflection> found = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= mv.length; i++) {
            if (i == mv.length || mv[i] > 0 != mv[from] > 0) {
                add(found, mv, from, i, stepMs, lowest);
                from = i;
            }
        }
        int next = 0;
        Deflection q = next < found.size() && found.get(next).mv < 0 ? found.get(next++) : null;
        Deflection r = next < found.size() ? found.get(next++) : null;
        Deflection s = next < found.size() ? found.get(next++) : null;
        Deflection rPrime = next < found.size() ? found.get(next++) : null;
        Deflection sPrime = next < found.size() ? found.get(next) : null;
        return new QrsDeflections(q, r, s, rPrime, sPrime);
    }

    /** Adds the run of one sign from {@code from} to before {@code to}, if it is a deflection. */
    private static void add(List<Deflection> found, double[] mv, int from, int to, double stepMs, double lowest) {
        int peak = from;
        for (int i = from; i < to; i++) {
            peak = Math.abs(mv[i]) > Math.abs(mv[peak]) ? i : peak;
        }
        boolean turns = peak > 0 && peak < mv.length - 1;
        double start = from == 0 ? firstAbove(mv, 0, 1) : crossing(mv, from - 1);
        double end = to == mv.length ? firstAbove(mv, mv.length - 1, -1) : crossing(mv, to - 1);
        double duration = (end - start) * stepMs;
        if (!turns || Math.abs(mv[peak]) < lowest || duration < SHORTEST_MS) {
            return;
        }
        Deflection last = found.isEmpty() ? null : found.get(found.size() - 1);
        Deflection here = new Deflection(mv[peak], peak * stepMs, duration);
        if (last == null || last.mv > 0 != here.mv > 0) {
            found.add(here);
        } else {
            // what lay between them was too small to count: both are one
            Deflection higher = Math.abs(last.mv) >= Math.abs(here.mv) ? last : here;
            found.set(found.size() - 1, new Deflection(higher.mv, higher.peakMs, last.durationMs + here.durationMs));
        }
    }

    /** Where between {@code i} and the next sample the trace crosses the baseline. */
    private static double crossing(double[] mv, int i) {
        return i + mv[i] / (mv[i] - mv[i + 1]);
    }

    /** Index of the first sample from {@code from} on, going by {@code step}, that is not flat on the baseline. */
    private static int firstAbove(double[] mv, int from, int step) {
        int i = from;
        while (i + step >= 0 && i + step < mv.length && Math.abs(mv[i]) < LOWEST_MV) {
            i += step;
        }
        return i;
    }
}
