package org.einthoven.ppg;

import org.einthoven.ecg.SampleRate;
import org.einthoven.signal.ZeroPhaseFilter;

/**
 * The trace as a reader's eye follows it, and the points of a pulse upon it. The model says about where they are, to the
 * width of its frames; these rules, on the signal itself, say where exactly. They are those that both annotators of PPG-BP
 * (Goda et al. 2024, doi:10.1088/1361-6579/ad33a2) kept to, as their marks show:
 *
 * <ul>
 *   <li>onset and offset: the foot of the upstroke, where the trace begins to rise;
 *   <li>peak: the highest point;
 *   <li>notch: where the trace bends upward most as it is drawn, nearly twice as wide as high. Where there is an incisura that is
 *       its lowest point; where there is none, it is the end of the fall. The second derivative is highest 22 ms before
 *       that (point e of Takazawa et al. 1998), since a bend in a steep place is seen less.
 * </ul>
 *
 * <p>Places are in samples, finer than one. Each is NaN where the trace does not show the point.
 */
final class PulseTrace {

    /** Below this is the shape of a pulse, above it is noise. Chosen, as what follows, on PPG-BP: 6.5 to 7.5 Hz do as well. */
    static final double SHAPE_HZ = 7;

    /** A pulse has begun to rise where it does so with this share of its steepest rise: .03 on one half of PPG-BP, .04 on the other. */
    static final double RISING = 0.04;

    /** Width of a drawn pulse in heights of it. Best on either half; 1.6 to 2.2 do about as well. */
    static final double ASPECT = 1.8;

    /** How far from where the model sees the notch it may well be, in ms, as a standard deviation; 20 to 60 do as well. */
    static final double NOTCH_SPREAD_MS = 40;

    /** The steepest rise is not farther than this before and after where the model sees the onset. */
    private static final double RISE_BEFORE_MS = 100;

    private static final double RISE_AFTER_MS = 250;

    /** Between foot and steepest rise lie 82 ms, sd 10, in PPG-BP; what rises for longer than this is no upstroke alone. */
    private static final double LONGEST_RISE_MS = 250;

    /** The end of the fall is not nearer to the peak, nor to the next onset. */
    private static final double CLEAR_MS = 30;

    private final float[] trace;
    private final SampleRate rate;

    private PulseTrace(float[] trace, SampleRate rate) {
        this.trace = trace;
        this.rate = rate;
    }

    /** @param signal the pleth as it was recorded: taking the baseline away moves the peak of a lone pulse by 10 ms */
    static PulseTrace of(float[] signal, SampleRate rate) {
        // two passes of a gentle filter, which rings less at the foot than one steep one
        ZeroPhaseFilter shape = ZeroPhaseFilter.lowPass(rate, SHAPE_HZ);
        return new PulseTrace(shape.apply(shape.apply(signal)), rate);
    }

    /**
     * The foot of the upstroke at an onset.
     *
     * @param near where the model sees it
     * @param until no later than this is its steepest rise: where the model sees the notch
     */
    double foot(double near, double until) {
        int from = clamped(near - rate.indexAt(RISE_BEFORE_MS));
        int to = clamped(Math.min(until, near + rate.indexAt(RISE_AFTER_MS)));
        int steepest = from;
        for (int i = from; i <= to; i++) {
            steepest = slope(i) > slope(steepest) ? i : steepest;
        }
        double least = RISING * slope(steepest);
        if (!(least > 0)) {
            return Double.NaN;
        }
        int first = (int) Math.max(1, steepest - rate.indexAt(LONGEST_RISE_MS));
        for (int i = steepest; i > first; i--) {
            double before = slope(i - 1);
            if (!(before >= least)) {
                return i - 1 + (least - before) / (slope(i) - before);
            }
        }
        return Double.NaN;
    }

    /** The highest point between onset and notch. */
    double peak(double onset, double notch) {
        int from = clamped(Math.ceil(onset));
        int to = clamped(notch);
        int best = from;
        for (int i = from; i <= to; i++) {
            best = trace[i] > trace[best] ? i : best;
        }
        double place = best + summit(trace[best - 1], trace[best], trace[best + 1]);
        return Math.min(notch, Math.max(onset, place));
    }

    /**
     * The sharpest upward bend between peak and offset, the more so the nearer it is to where the model sees the notch.
     *
     * @param near where the model sees it
     */
    double notch(double near, double onset, double peak, double offset) {
        double foot = Math.min(trace[clamped(onset)], trace[clamped(offset)]);
        double drawn = (offset - onset) / ASPECT / (trace[clamped(peak)] - foot);
        double spread = rate.indexAt(NOTCH_SPREAD_MS);
        int to = clamped(offset - rate.indexAt(CLEAR_MS));
        double place = Double.NaN;
        double sharpest = 0;
        for (int i = clamped(peak + rate.indexAt(CLEAR_MS)); i <= to; i++) {
            double bend = bend(i, drawn);
            if (bend > bend(i - 1, drawn) && bend >= bend(i + 1, drawn)) {
                double away = (i - near) / spread;
                double weighed = bend * Math.exp(-away * away / 2);
                if (weighed > sharpest) {
                    sharpest = weighed;
                    place = i + summit(bend(i - 1, drawn), bend, bend(i + 1, drawn));
                }
            }
        }
        return place;
    }

    /** Curvature of the line as it is drawn, positive where it turns upward. */
    private double bend(int i, double drawn) {
        double second = trace[clamped(i - 1)] - 2.0 * trace[clamped(i)] + trace[clamped(i + 1)];
        double slope = drawn * slope(i);
        return drawn * second / Math.pow(1 + slope * slope, 1.5);
    }

    /** Per sample. */
    private double slope(int i) {
        return (trace[i + 1] - trace[i - 1]) / 2.0;
    }

    /** A sample that has one on either side. */
    private int clamped(double place) {
        return (int) Math.max(1, Math.min(trace.length - 2, place));
    }

    /** How far the top of a parabola through three values lies from the middle one, at most half a step. */
    private static double summit(double before, double middle, double after) {
        double curvature = before - 2 * middle + after;
        double shift = curvature < 0 ? 0.5 * (before - after) / curvature : 0;
        return Math.max(-0.5, Math.min(0.5, shift));
    }
}
