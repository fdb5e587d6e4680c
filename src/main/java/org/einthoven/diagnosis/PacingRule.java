package org.einthoven.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.einthoven.ecg.BeatClass;

/** A pacemaker at work, by its spikes; where the sample rate cannot show them, by the shape of the beats. */
final class PacingRule implements Rule {

    @Override
    public List<Finding> apply(Evidence evidence) {
        Pacing pacing = evidence.pacing();
        if (!pacing.visible()) {
            return byShape(evidence);
        }
        int paced = pacing.pacedMs().size();
        List<Comparison> basis =
                List.of(Comparison.atLeast("Beats with a pacing spike", pacing.share(), Limit.PACED_SHARE));
        if (evidence.isPaced()) {
            String display = "%s rhythm, spikes before %d of %d beats"
                    .formatted(chambers(pacing.chambers()), paced, pacing.beats());
            return List.of(
                    Finding.of(FindingCode.PACED_RHYTHM, display, true, basis).at(pacing.pacedMs()));
        }
        if (paced < Limit.PACED_BEATS.value()) {
            return List.of();
        }
        String display = "Pacing spikes before %d of %d beats".formatted(paced, pacing.beats());
        return List.of(Finding.of(
                        FindingCode.INTERMITTENT_PACING,
                        display,
                        true,
                        List.of(Comparison.atLeast("Beats with a pacing spike", paced, Limit.PACED_BEATS)))
                .at(pacing.pacedMs()));
    }

    private static List<Finding> byShape(Evidence evidence) {
        int beats = evidence.rhythm().beats().size();
        double share =
                beats == 0 ? 0 : (double) evidence.rhythm().beats(BeatClass.Q).size() / beats;
        Comparison limit = Comparison.atLeast("Beats that look paced or are unclassifiable", share, Limit.LOOK_PACED);
        if (!limit.holds()) {
            return List.of();
        }
        String display = String.format(
                Locale.ROOT,
                "Paced rhythm possible: %.0f %% of beats look paced or are unclassifiable; spikes cannot be seen at this"
                        + " sample rate",
                100 * share);
        return List.of(Finding.of(FindingCode.PACED_RHYTHM_POSSIBLE, display, true, List.of(limit)));
    }

    private static String chambers(Set<Pacing.Chamber> chambers) {
        if (chambers.size() > 1) {
            return "Atrial and ventricular paced";
        }
        return chambers.contains(Pacing.Chamber.ATRIUM) ? "Atrial paced" : "Ventricular paced";
    }
}
