package org.einthoven.diagnosis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.einthoven.rhythm.LearnedRhythm;
import org.einthoven.rhythm.RhythmClass;

/**
 * What the rhythm model says beside the criteria. Fibrillation that it is sure of becomes a finding of its own, which
 * says which criteria agree. Where it takes the recording for noise, or is sure that the rhythm is normal, ectopic
 * beats are not stated, and it is said why and which there seemed to be; a run of ventricular beats is stated in any
 * rhythm but noise. Of paced rhythms it says nothing, and of regular ones not that they fibrillate. What it
 * rules out, {@link AtrialRule} leaves unsaid.
 */
final class LearnedRhythmFindings {

    private static final Set<FindingCode> FIBRILLATION =
            EnumSet.of(FindingCode.ATRIAL_FIBRILLATION, FindingCode.IRREGULAR_WITHOUT_P);

    /** What {@link Comparison}s with the model's answer are about. */
    static final String PROBABILITY = "Probability of atrial fibrillation";

    private LearnedRhythmFindings() {}

    /** @param vouched instants of beats whose class a reader gave: what rests on one of them is stated in any case */
    static List<Finding> beside(LearnedRhythm told, List<Finding> byCriteria, Set<Double> vouched) {
        Set<FindingCode> said = EnumSet.noneOf(FindingCode.class);
        byCriteria.forEach(finding -> said.add(finding.code()));
        if (said.stream().anyMatch(LearnedStatements.PACED::contains)) {
            return byCriteria;
        }
        List<Finding> findings = new ArrayList<>(byCriteria);
        double noise = told.probability(RhythmClass.NOISE);
        double normal = told.probability(RhythmClass.N);
        if (noise >= Limit.RHYTHM_MODEL_NOISE.value()) {
            withhold(findings, FindingCode.RHYTHM_MODEL_NOISE, "because of noise", noise, vouched);
        } else if (normal >= Limit.RHYTHM_MODEL_NORMAL.value() && !said.contains(FindingCode.VENTRICULAR_RUN)) {
            withhold(findings, FindingCode.RHYTHM_MODEL_NORMAL, "since the rhythm looks normal", normal, vouched);
        }
        double fibrillation = told.probability(RhythmClass.A);
        Agreement criteria = Agreement.of(FIBRILLATION, byCriteria);
        boolean regular = said.stream().anyMatch(LearnedStatements.REGULAR::contains);
        Limit sure = criteria.isMet() ? Limit.RHYTHM_MODEL_AGREES : Limit.RHYTHM_MODEL_ALONE;
        if (!regular && fibrillation >= sure.value()) {
            findings.add(Finding.of(
                            FindingCode.RHYTHM_MODEL_FIBRILLATION,
                            FindingCode.RHYTHM_MODEL_FIBRILLATION.display() + "; " + criteria.inWords(),
                            true,
                            List.of(Comparison.atLeast(PROBABILITY, fibrillation, sure)))
                    .scored(fibrillation));
        }
        return List.copyOf(findings);
    }

    /** Takes the statements on ectopic beats away, and says so in place of the first of them. */
    private static void withhold(
            List<Finding> findings, FindingCode code, String why, double probability, Set<Double> vouched) {
        List<Finding> ectopy = findings.stream()
                .filter(finding -> finding.code().restsOnBeatClasses())
                .filter(finding -> finding.evidenceMs().stream().noneMatch(vouched::contains))
                .toList();
        if (ectopy.isEmpty()) {
            return;
        }
        String seemed = ectopy.stream()
                .map(finding -> Wording.inSentence(finding.code().display()))
                .collect(Collectors.joining(", "));
        List<Double> times = ectopy.stream()
                .flatMap(finding -> finding.evidenceMs().stream())
                .distinct()
                .sorted()
                .toList();
        String display = "Not stated " + why + " (" + Wording.percent(probability) + " by the rhythm model): " + seemed;
        findings.set(
                findings.indexOf(ectopy.get(0)),
                Finding.of(code, display, code == FindingCode.RHYTHM_MODEL_NOISE, List.of())
                        .at(times)
                        .scored(probability));
        findings.removeAll(ectopy);
    }
}
