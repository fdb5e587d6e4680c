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
                        "longest diastole ms", LONGEST_MS, "of the software: 30 pulses a minute leave some 1,700 ms"),
                new ModelCard.Threshold(
                        "share of the steepest rise that is an onset",
                        PulseTrace.RISING,
                        "as the annotators of PPG-BP mark it: .03 on one half of its development, .04 on the other"),
                new ModelCard.Threshold(
                        "width of a drawn pulse in heights, for the notch",
                        PulseTrace.ASPECT,
                        "as both annotators of PPG-BP mark it, on either half of its development"));
    }

    private final PulseTrace trace;
    private final float[] systolic;
    private final SampleRate rate;

    private PulseDecoder(PulseTrace trace, float[] systolic, SampleRate rate) {
        this.trace = trace;
        this.systolic = systolic;
        this.rate = rate;
    }

    /**
     * @param signal the pleth as it was recorded
     * @param systolic score of the systolic phase for each of its samples, NaN where nothing was recorded
     */
    static List<Pulse> decode(float[] signal, float[] systolic, SampleRate rate) {
        return new PulseDecoder(PulseTrace.of(signal, rate), systolic, rate).pulses();
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
                double next = i + 3 < changes.size() ? changes.get(i + 3).at : systolic.length;
                pulses.add(pulse(foot(onset.at, notch.at), notch.at, foot(offset.at, next)));
            }
        }
        return pulses;
    }

    /** On the trace where it shows them, else as the model sees them. */
    private Pulse pulse(double onset, double seen, double offset) {
        double peak = trace.peak(onset, seen);
        double marked = trace.notch(seen, onset, peak, offset);
        double notch = Double.isNaN(marked) ? seen : marked;
        return new Pulse(rate.msAt(onset), rate.msAt(peak), rate.msAt(notch), rate.msAt(offset));
    }

    private double foot(double seen, double until) {
        double marked = trace.foot(seen, until);
        return Double.isNaN(marked) ? seen : marked;
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
}
