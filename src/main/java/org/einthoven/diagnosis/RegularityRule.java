package org.einthoven.diagnosis;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.einthoven.ecg.BeatClass;
import org.einthoven.rhythm.Rhythm;

/**
 * Whether the beats follow each other regularly, and whether P waves lead them where they do not. Early beats that were
 * called ectopic are no irregularity of their own, unless no P waves tell them from atrial fibrillation.
 */
final class RegularityRule implements Rule {

    @Override
    public List<Finding> apply(Evidence evidence) {
        Rhythm rhythm = evidence.rhythm();
        if (rhythm.irregularity(Rhythm.CONDUCTED).isEmpty()) {
            return List.of();
        }
        if (isIrregularWithoutP(evidence)) {
            double withP = evidence.shareWithP();
            String found = withP == 0
                    ? "no P waves found"
                    : String.format(Locale.ROOT, "P waves found before only %.0f %% of beats", 100 * withP);
            return List.of(finding(
                    FindingCode.IRREGULAR_WITHOUT_P,
                    "Irregular rhythm, " + found + ": atrial fibrillation possible",
                    1 - withP,
                    true));
        }
        OptionalDouble irregularity = rhythm.irregularity(EnumSet.of(BeatClass.N));
        if (irregularity.isEmpty()) {
            return List.of();
        }
        double amongNormal = irregularity.getAsDouble();
        if (amongNormal > Limit.VERY_IRREGULAR.value()) {
            return List.of(finding(FindingCode.IRREGULAR_RHYTHM, "Irregular rhythm", 1, true));
        }
        return List.of(
                amongNormal > Limit.IRREGULAR.value()
                        ? finding(
                                FindingCode.IRREGULAR_RHYTHM, "Slightly irregular rhythm, as with breathing", 1, false)
                        : finding(FindingCode.REGULAR_RHYTHM, regular(rhythm), 1, false));
    }

    /** Beats that come early are said to, so that "regular" does not stand beside bigeminy unexplained. */
    private static String regular(Rhythm rhythm) {
        boolean interrupted = Stream.of(BeatClass.S, BeatClass.V, BeatClass.F)
                .anyMatch(beatClass -> !rhythm.beats(beatClass).isEmpty());
        String name = FindingCode.REGULAR_RHYTHM.display();
        return interrupted ? name + " between ectopic beats" : name;
    }

    /** Whether the atria may fibrillate. */
    static boolean isIrregularWithoutP(Evidence evidence) {
        OptionalDouble irregularity = evidence.rhythm().irregularity(Rhythm.CONDUCTED);
        return irregularity.isPresent()
                && irregularity.getAsDouble() > Limit.IRREGULAR.value()
                && evidence.shareWithP() < Limit.P_ABSENT.value();
    }

    private static Finding finding(FindingCode code, String display, double score, boolean flagged) {
        return new Finding(code.code(), code, display, score, flagged, List.of());
    }
}
