package org.einthoven.explain;

import java.util.BitSet;
import java.util.Collection;
import org.einthoven.statement.StatementClassifier;
import org.einthoven.statement.TwelveLeads;

/** A 12-lead recording without some of the steps of a class activation map. */
public final class ErasedSteps {

    private ErasedSteps() {}

    /** In all leads a straight line runs from the last sample before each erased run to the first one after it. */
    public static TwelveLeads without(TwelveLeads recording, Collection<Integer> steps) {
        BitSet erased = new BitSet();
        for (int step : steps) {
            erased.set(step * StatementClassifier.STRIDE, (step + 1) * StatementClassifier.STRIDE);
        }
        return recording.with(leads -> {
            for (float[] lead : leads) {
                bridge(lead, erased);
            }
            return leads;
        });
    }

    private static void bridge(float[] samples, BitSet erased) {
        for (int from = erased.nextSetBit(0); from >= 0; from = erased.nextSetBit(from)) {
            int to = Math.min(samples.length, erased.nextClearBit(from));
            float left = from > 0 ? samples[from - 1] : to < samples.length ? samples[to] : 0;
            float right = to < samples.length ? samples[to] : left;
            for (int i = from; i < to; i++) {
                samples[i] = left + (right - left) * (i - from + 1) / (to - from + 1);
            }
            from = to;
        }
    }
}
