package org.einthoven.ppg;

import java.util.ArrayList;
import java.util.List;
import org.einthoven.ecg.SampleRate;
import org.einthoven.inference.ModelCard;

/**
 * Turns the scores of the systolic phase into pulses. A pulse is one stretch of systole and the diastole up to the next
 * one; what the recording's ends or a gap cut off is not a pulse.
 */
final class PulseDecoder {

    /** Shorter phases are flicker: at 220 pulses a minute a systole still lasts twice as long. */
    private static final double SHORTEST_MS = 70;

    /** A diastole longer than this is not of one pulse: the pulse was lost (30 a minute leaves some 1,700 ms). */
    private static final double LONGEST_MS = 2500;

    private static final double EVEN = 0.5;

    /** What decides here, for the model's card. */
    static List<ModelCard.Threshold> limits() {
        return List.of(
                new ModelCard.Threshold("systolic from", EVEN, "of the software: the likelier of two phases"),
                new ModelCard.Threshold(
                        "shortest phase ms",
                        SHORTEST_MS,
                        "of the software: at 220 pulses a minute a systole still lasts twice as long"),
                new ModelCard.Threshold(
                        "longest diastole ms", LONGEST_MS, "of the software: 30 pulses a minute leave some 1,700 ms"));
    }

    private final float[] signal;
    private final float[] systolic;
    private final SampleRate rate;

    private PulseDecoder(float[] signal, float[] systolic, SampleRate rate) {
        this.signal = signal;
        this.systolic = systolic;
        this.rate = rate;
    }

    /**
     * @param signal the pleth as it was recorded: taking the baseline away moves the peak of a lone pulse by 10 ms
     * @param systolic score of the systolic phase for each of its samples, NaN where nothing was recorded
     */
    static List<Pulse> decode(float[] signal, float[] systolic, SampleRate rate) {
        return new PulseDecoder(signal, systolic, rate).pulses();
    }

    /** Where the scores change sides; {@code certain} is false at a gap. */
    private record Change(double at, boolean toSystole, boolean certain) {}

    private List<Pulse> pulses() {
        List<Change> changes = withoutFlicker(changes());
        List<Pulse> pulses = new ArrayList<>();
        for (int i = 0; i + 2 < changes.size(); i++) {
            Change onset = changes.get(i);
            Change notch = changes.get(i + 1);
            Change offset = changes.get(i + 2);
            boolean whole = onset.toSystole && !notch.toSystole && offset.toSystole;
            boolean certain = onset.certain && notch.certain && offset.certain;
            if (whole && certain && rate.msAt(offset.at - notch.at) <= LONGEST_MS) {
                pulses.add(new Pulse(
                        rate.msAt(onset.at),
                        rate.msAt(peak(onset.at, notch.at)),
                        rate.msAt(notch.at),
                        rate.msAt(offset.at)));
            }
        }
        return pulses;
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (int i = 1; i < systolic.length; i++) {
            float before = systolic[i - 1];
            float after = systolic[i];
            if (Float.isNaN(before) || Float.isNaN(after)) {
                if (Float.isNaN(before) != Float.isNaN(after)) {
                    changes.add(new Change(i, after > EVEN, false));
                }
            } else if (before > EVEN != after > EVEN) {
                double share = (EVEN - before) / (after - before);
                changes.add(new Change(i - 1 + share, after > EVEN, true));
            }
        }
        return changes;
    }

    private List<Change> withoutFlicker(List<Change> changes) {
        List<Change> kept = new ArrayList<>();
        for (Change change : changes) {
            Change last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
            boolean flicker =
                    last != null && last.certain && change.certain && rate.msAt(change.at - last.at) < SHORTEST_MS;
            if (flicker) {
                kept.remove(kept.size() - 1);
            } else {
                kept.add(change);
            }
        }
        return kept;
    }

    /** The highest point between onset and notch, finer than a sample by a parabola. */
    private double peak(double onset, double notch) {
        int best = (int) Math.ceil(onset);
        for (int i = best; i <= notch; i++) {
            best = signal[i] > signal[best] ? i : best;
        }
        double place = best;
        if (best > 0 && best + 1 < signal.length) {
            double bend = signal[best - 1] - 2.0 * signal[best] + signal[best + 1];
            double shift = bend < 0 ? -0.5 * (signal[best + 1] - signal[best - 1]) / bend : 0;
            place += Math.abs(shift) <= 0.5 ? shift : 0;
        }
        return Math.min(notch, Math.max(onset, place));
    }
}
