package org.einthoven.synthesis;

import java.util.List;
import org.einthoven.ecg.Pleth;

/**
 * A generated pleth and what was put into it.
 *
 * @param pulses all that overlap the recording, in order of time, without a gap between them
 */
public record GeneratedPleth(Pleth pleth, List<TruePulse> pulses) {

    public GeneratedPleth {
        pulses = List.copyOf(pulses);
    }

    /** For each sample whether it is systolic: from the onset of a pulse to its dicrotic notch. */
    public boolean[] systolic() {
        boolean[] systolic = new boolean[pleth.length()];
        for (TruePulse pulse : pulses) {
            int from = (int) Math.max(0, Math.ceil(pleth.rate().indexAt(pulse.onsetMs())));
            int to = (int) Math.min(systolic.length, Math.ceil(pleth.rate().indexAt(pulse.notchMs())));
            for (int i = from; i < to; i++) {
                systolic[i] = true;
            }
        }
        return systolic;
    }
}
