package org.einthoven.diagnosis;

import java.util.List;
import java.util.Locale;
import org.einthoven.rhythm.Rhythm;

/** Whether the beats follow each other regularly, and whether P waves lead them where they do not. */
final class RegularityRule implements Rule {

    @Override
    public List<Finding> apply(Evidence evidence) {
        Rhythm rhythm = evidence.rhythm();
        if (rhythm.irregularity(Rhythm.CONDUCTED).isEmpty()) {
            return List.of();
        }
        double withP = evidence.shareWithP();
        if (rhythm.irregular() && withP < Limit.P_ABSENT.value()) {
            String found = withP == 0
                    ? "no P waves found"
                    : String.format(Locale.ROOT, "P waves found before only %.0f %% of beats", 100 * withP);
            return List.of(finding(
                    FindingCode.IRREGULAR_WITHOUT_P,
                    "Irregular rhythm, " + found + ": atrial fibrillation possible",
                    1 - withP,
                    true));
        }
        if (rhythm.irregularWithoutEctopy()) {
            return List.of(finding(FindingCode.IRREGULAR_RHYTHM, FindingCode.IRREGULAR_RHYTHM.display(), 1, true));
        }
        return rhythm.irregular()
                ? List.of()
                : List.of(finding(FindingCode.REGULAR_RHYTHM, FindingCode.REGULAR_RHYTHM.display(), 1, false));
    }

    private static Finding finding(FindingCode code, String display, double score, boolean flagged) {
        return new Finding(code.code(), code, display, score, flagged, List.of());
    }
}
