package org.einthoven.synthesis;

import java.util.List;

/** Finds onset, peak and notch of a pulse in the pleth without noise. */
final class PulseTruth {

    /** Where a shoulder is looked for, as shares of the way from the foot to the dicrotic wave. */
    private static final double SHOULDER_FROM = 0.68;

    private static final double SHOULDER_TO = 1.1;

    private final List<Foot> feet;
    private final double stepMs;

    private PulseTruth(List<Foot> feet, double stepMs) {
        this.feet = feet;
        this.stepMs = stepMs;
    }

    /** @param feet of the pulse itself in the middle, and of two pulses on either side of it */
    static TruePulse of(List<Foot> feet, double stepMs) {
        PulseTruth truth = new PulseTruth(feet, stepMs);
        Foot own = feet.get(2);
        Foot next = feet.get(3);
        double onsetMs = truth.lowestBefore(own);
        double offsetMs = truth.lowestBefore(next);
        double peakMs = truth.highest(onsetMs, own.ms() + own.shape().directMs() * 2.2);
        double fromMs = peakMs + 0.3 * own.shape().directMs();
        double toMs = Math.min(offsetMs, own.ms() + own.shape().dicroticMs());
        double dipMs = truth.lowest(fromMs, toMs);
        boolean notched = dipMs > fromMs && dipMs < toMs - stepMs;
        double dicroticMs = own.shape().dicroticMs();
        double notchMs = notched
                ? dipMs
                : truth.sharpestBend(own.ms() + SHOULDER_FROM * dicroticMs, own.ms() + SHOULDER_TO * dicroticMs);
        return new TruePulse(onsetMs, peakMs, notchMs, notched, offsetMs);
    }

    /** The foot as it is seen: the lowest point before the direct wave rises. */
    private double lowestBefore(Foot foot) {
        double directMs = foot.shape().directMs();
        return lowest(foot.ms() - 1.2 * directMs, foot.ms() + 0.6 * directMs);
    }

    private double lowest(double fromMs, double toMs) {
        double best = fromMs;
        for (double ms = fromMs; ms <= toMs; ms += stepMs) {
            best = value(ms) < value(best) ? ms : best;
        }
        return best;
    }

    private double highest(double fromMs, double toMs) {
        double best = fromMs;
        for (double ms = fromMs; ms <= toMs; ms += stepMs) {
            best = value(ms) > value(best) ? ms : best;
        }
        return best;
    }

    /** Where the second derivative is highest. */
    private double sharpestBend(double fromMs, double toMs) {
        double best = fromMs;
        for (double ms = fromMs; ms <= toMs; ms += stepMs) {
            best = bend(ms) > bend(best) ? ms : best;
        }
        return best;
    }

    private double bend(double ms) {
        double width = 8;
        return value(ms - width) - 2 * value(ms) + value(ms + width);
    }

    private double value(double ms) {
        return Foot.sum(feet, ms);
    }
}
