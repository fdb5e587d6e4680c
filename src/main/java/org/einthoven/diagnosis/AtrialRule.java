package org.einthoven.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.einthoven.ecg.BeatPart;
import org.einthoven.rhythm.AtrialWaves;
import org.einthoven.rhythm.LearnedRhythm;
import org.einthoven.rhythm.Rhythm;
import org.einthoven.rhythm.RhythmClass;

/** Atria that fibrillate or flutter. */
final class AtrialRule implements Rule {

    @Override
    public List<Finding> apply(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        if (evidence.mayFlutter() && evidence.atrialWaves() != null) {
            findings.add(flutter(evidence.atrialWaves()));
        }
        if (evidence.mayFibrillate()) {
            findings.add(fibrillation(evidence));
        }
        if (evidence.isFibrillationDisputed() && evidence.told() != null) {
            findings.add(ruledOut(evidence.told()));
        }
        return findings;
    }

    private static Finding flutter(AtrialWaves waves) {
        String leads =
                Wording.list(waves.leads().stream().map(lead -> lead.display()).toList());
        String display = "Atrial flutter possible: like waves at " + Wording.rounded(waves.ratePerMinute())
                + "/min between the complexes in " + leads;
        return Finding.of(
                        FindingCode.FLUTTER_POSSIBLE,
                        display,
                        true,
                        List.of(
                                Comparison.atLeast(
                                        "Likeness of the atrial waves", waves.regularity(), Limit.FLUTTER_REGULARITY),
                                Comparison.atLeast(
                                        "Amplitude of the atrial waves", waves.amplitudeMv(), Limit.FLUTTER_AMPLITUDE)))
                .scored(waves.regularity());
    }

    private static Finding ruledOut(LearnedRhythm told) {
        double probability = told.probability(RhythmClass.A);
        return Finding.of(
                        FindingCode.RHYTHM_MODEL_DISAGREES,
                        FindingCode.RHYTHM_MODEL_DISAGREES.display()
                                + ", though the rhythm is irregular and P waves are missing",
                        false,
                        List.of(Comparison.atMost(
                                LearnedRhythmFindings.PROBABILITY, probability, Limit.RHYTHM_MODEL_RULES_OUT)))
                .scored(1 - probability);
    }

    private static Finding fibrillation(Evidence evidence) {
        double irregularity = evidence.rhythm().irregularity(Rhythm.CONDUCTED).orElse(0);
        double withP = evidence.shareWithP();
        boolean likely = Fibrillation.isLikely(evidence.rhythm(), evidence.cycles());
        List<Comparison> basis = List.of(
                Comparison.above("RR irregularity", irregularity, likely ? Limit.IRREGULAR : Limit.VERY_IRREGULAR),
                Comparison.below("Beats with a P wave", withP, likely ? Limit.P_ABSENT : Limit.P_BEFORE_BEATS)
                        .readOff(BeatPart.P));
        String found = withP == 0
                ? "no P waves found"
                : String.format(Locale.ROOT, "P waves found before only %.0f %% of beats", 100 * withP);
        boolean sure = likely && !evidence.mayFlutter() && !evidence.isPaced() && evidence.isOneRhythm();
        Finding finding = sure
                ? Finding.of(
                        FindingCode.ATRIAL_FIBRILLATION, "Atrial fibrillation: irregular rhythm, " + found, true, basis)
                : Finding.of(
                        FindingCode.IRREGULAR_WITHOUT_P,
                        "Irregular rhythm, " + found + ": atrial fibrillation possible",
                        true,
                        basis);
        return finding.scored(1 - withP);
    }
}
