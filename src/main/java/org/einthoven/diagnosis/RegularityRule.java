package org.einthoven.diagnosis;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.einthoven.ecg.BeatClass;
import org.einthoven.rhythm.Rhythm;

/** Whether the beats follow each other regularly. Early beats that were called ectopic are no irregularity of their own. */
final class RegularityRule implements Rule {

    private static final Set<BeatClass> NORMAL = EnumSet.of(BeatClass.N);

    @Override
    public List<Finding> apply(Evidence evidence) {
        Rhythm rhythm = evidence.rhythm();
        OptionalDouble irregularity = rhythm.irregularity(NORMAL);
        if (evidence.mayFibrillate() || irregularity.isEmpty()) {
            return List.of();
        }
        Comparison very = Comparison.above("RR irregularity", irregularity.getAsDouble(), Limit.VERY_IRREGULAR);
        Comparison slightly = Comparison.above("RR irregularity", irregularity.getAsDouble(), Limit.IRREGULAR);
        double rangeMs = rhythm.rangeMs(NORMAL).orElse(0);
        Comparison range = Comparison.above("Longest less shortest RR of ten", rangeMs, Limit.REGULAR_RANGE);
        if (!slightly.holds() && !range.holds()) {
            return List.of(Finding.of(
                    FindingCode.REGULAR_RHYTHM,
                    regular(rhythm),
                    false,
                    List.of(
                            Comparison.atMost("RR irregularity", slightly.value(), Limit.IRREGULAR),
                            Comparison.atMost("Longest less shortest RR of ten", rangeMs, Limit.REGULAR_RANGE))));
        }
        if (evidence.isSinus()) {
            return List.of(sinus(rhythm, rangeMs, very, range));
        }
        String display = very.holds() ? "Irregular rhythm" : "Slightly irregular rhythm";
        return List.of(
                Finding.of(FindingCode.IRREGULAR_RHYTHM, display, true, List.of(slightly.holds() ? slightly : range)));
    }

    /** Breathing changes the rate of a healthy heart; only what changes it much has a name. */
    private static Finding sinus(Rhythm rhythm, double rangeMs, Comparison very, Comparison range) {
        double relative = rangeMs / rhythm.typicalRrMs().orElse(Double.POSITIVE_INFINITY);
        Comparison wide =
                Comparison.above("Longest less shortest RR over the typical RR", relative, Limit.SINUS_ARRHYTHMIA);
        if (wide.holds()) {
            String display = "Sinus arrhythmia, RR intervals differ by " + Wording.rounded(rangeMs) + " ms";
            return Finding.of(FindingCode.SINUS_ARRHYTHMIA, display, very.holds(), List.of(wide));
        }
        return Finding.of(
                FindingCode.IRREGULAR_RHYTHM,
                very.holds() ? "Irregular rhythm" : "Slightly irregular rhythm, as with breathing",
                very.holds(),
                List.of(very.holds() ? very : range));
    }

    /** Beats that come early are said to, so that "regular" does not stand beside bigeminy unexplained. */
    private static String regular(Rhythm rhythm) {
        boolean interrupted = Stream.of(BeatClass.S, BeatClass.V, BeatClass.F)
                .anyMatch(beatClass -> !rhythm.beats(beatClass).isEmpty());
        String name = FindingCode.REGULAR_RHYTHM.display();
        return interrupted ? name + " between ectopic beats" : name;
    }
}
