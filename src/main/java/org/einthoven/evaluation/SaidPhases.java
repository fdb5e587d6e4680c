package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.einthoven.evaluation.PulseErrors.Mark;
import org.einthoven.inference.Temperature;
import org.einthoven.ppg.Phase;
import org.einthoven.ppg.PulseDelineator;
import org.einthoven.ppg.PulsePreparation;
import org.einthoven.synthesis.GeneratedPleth;

/** How sure a model was that samples of a pleth are systolic, and whether they are. */
final class SaidPhases {

    /** Every so many samples one is asked for: those beside it say the same. */
    private static final int STEP = 10;

    private SaidPhases() {}

    /** @param made at {@link PulsePreparation#RATE} */
    static List<Said> of(GeneratedPleth made, PulseDelineator delineator) {
        boolean[] systolic = made.systolic();
        return said(delineator.scores(made.pleth()), 0, systolic.length - 1, i -> systolic[i]);
    }

    /** From the marked onset to the marked end; nothing where one of the marks between them was not set. */
    static List<Said> of(RealPulse pulse, PulseDelineator delineator) {
        for (Mark mark : List.of(Mark.ONSET, Mark.NOTCH, Mark.OFFSET)) {
            if (pulse.meanMs(mark).isEmpty()) {
                return List.of();
            }
        }
        double notch = index(pulse, Mark.NOTCH);
        return said(
                delineator.scores(pulse.pleth()),
                (int) Math.ceil(index(pulse, Mark.ONSET)),
                (int) index(pulse, Mark.OFFSET),
                i -> i <= notch);
    }

    private static double index(RealPulse pulse, Mark mark) {
        return PulsePreparation.RATE.indexAt(pulse.meanMs(mark).orElseThrow());
    }

    private static List<Said> said(float[] scores, int from, int to, IntPredicate systolic) {
        List<Said> said = new ArrayList<>();
        for (int i = from; i <= to && i < scores.length; i += STEP) {
            if (!Float.isNaN(scores[i])) {
                said.add(Said.yesOrNo(Phase.SYSTOLE.name(), scores[i], systolic.test(i)));
            }
        }
        return said;
    }

    /** What was said with other certainty. */
    static List<Said> at(Temperature temperature, List<Said> said) {
        return said.stream().map(one -> one.at(temperature)).toList();
    }
}
