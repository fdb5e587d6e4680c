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
        double range = rhythm.rangeMs(EnumSet.of(BeatClass.N)).orElse(0);
        if (amongNormal <= Limit.IRREGULAR.value() && range <= Limit.REGULAR_RANGE.value()) {
            return List.of(finding(FindingCode.REGULAR_RHYTHM, regular(rhythm), 1, false));
        }
        return List.of(irregular(amongNormal > Limit.VERY_IRREGULAR.value(), evidence.isSinus()));
    }

    private static Finding irregular(boolean very, boolean sinus) {
        String display = (very ? "Irregular rhythm" : "Slightly irregular rhythm")
                + (sinus ? very ? ": sinus arrhythmia possible" : ", as with breathing" : "");
        return finding(FindingCode.IRREGULAR_RHYTHM, display, 1, very || !sinus);
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
        double irregularity = evidence.rhythm().irregularity(Rhythm.CONDUCTED).orElse(0);
        double withP = evidence.shareWithP();
        return irregularity > Limit.IRREGULAR.value() && withP < Limit.P_ABSENT.value()
                // fibrillatory waves are taken for P waves here and there
                || irregularity > Limit.VERY_IRREGULAR.value() && withP < Limit.P_BEFORE_BEATS.value();
    }

    private static Finding finding(FindingCode code, String display, double score, boolean flagged) {
        return new Finding(code.code(), code, display, score, flagged, List.of());
    }
}
