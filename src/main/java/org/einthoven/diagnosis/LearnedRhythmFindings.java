package org.einthoven.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.einthoven.rhythm.LearnedRhythm;
import org.einthoven.rhythm.RhythmClass;
import org.einthoven.rhythm.RhythmStretch;

/**
 * What the rhythm model says beside the criteria. Fibrillation that it is sure of becomes a finding of its own, which
 * says which criteria agree. Where it takes the recording for noise, or is sure that the rhythm is normal, ectopic
 * beats are not stated, and it is said why and which there seemed to be; a run of ventricular beats is stated in any
 * rhythm but noise. Of paced rhythms it says nothing, and of regular ones not that they fibrillate; of a long recording
 * {@link Fibrillation#byStretches} decides, part by part. What it rules out, {@link AtrialRule} leaves unsaid.
 */
final class LearnedRhythmFindings {

    private static final Set<FindingCode> FIBRILLATION =
            EnumSet.of(FindingCode.ATRIAL_FIBRILLATION, FindingCode.IRREGULAR_WITHOUT_P);

    /** What {@link Comparison}s with the model's answer are about. */
    static final String PROBABILITY = "Probability of atrial fibrillation";

    private LearnedRhythmFindings() {}

    /**
     * @param stretches of a recording that is too long to be judged at once; empty for a shorter one
     * @param vouched instants of beats whose class a reader gave: what rests on one of them is stated in any case
     */
    static List<Finding> beside(
            LearnedRhythm told, List<RhythmStretch> stretches, List<Finding> byCriteria, Set<Double> vouched) {
        Set<FindingCode> said = EnumSet.noneOf(FindingCode.class);
        byCriteria.forEach(finding -> said.add(finding.code()));
        List<Finding> findings = new ArrayList<>(byCriteria);
        if (said.stream().anyMatch(LearnedStatements.PACED::contains)) {
            inStretches(stretches).ifPresent(findings::add);
            return List.copyOf(findings);
        }
        double noise = told.probability(RhythmClass.NOISE);
        double normal = told.probability(RhythmClass.N);
        if (noise >= Limit.RHYTHM_MODEL_NOISE.value()) {
            withhold(findings, FindingCode.RHYTHM_MODEL_NOISE, "because of noise", noise, vouched);
        } else if (normal >= Limit.RHYTHM_MODEL_NORMAL.value() && !said.contains(FindingCode.VENTRICULAR_RUN)) {
            withhold(findings, FindingCode.RHYTHM_MODEL_NORMAL, "since the rhythm looks normal", normal, vouched);
        }
        if (stretches.isEmpty()) {
            boolean regular = said.stream().anyMatch(LearnedStatements.REGULAR::contains);
            Agreement criteria = Agreement.of(FIBRILLATION, byCriteria);
            Limit sure = criteria.isMet() ? Limit.RHYTHM_MODEL_AGREES : Limit.RHYTHM_MODEL_ALONE;
            double fibrillation = told.probability(RhythmClass.A);
            if (!regular && fibrillation >= sure.value()) {
                findings.add(fibrillation("; " + criteria.inWords(), fibrillation, sure));
            }
        } else {
            inStretches(stretches).ifPresent(findings::add);
        }
        return List.copyOf(findings);
    }

    private static Finding fibrillation(String more, double probability, Limit sure) {
        return Finding.of(
                        FindingCode.RHYTHM_MODEL_FIBRILLATION,
                        FindingCode.RHYTHM_MODEL_FIBRILLATION.display() + more,
                        true,
                        List.of(Comparison.atLeast(PROBABILITY, probability, sure)))
                .scored(probability);
    }

    /** Fibrillation that is there for a part of a long recording, or for all of it; where, the survey lists. */
    private static Optional<Finding> inStretches(List<RhythmStretch> stretches) {
        List<RhythmStretch> fibrillating =
                stretches.stream().filter(RhythmStretch::fibrillates).toList();
        return fibrillating.stream()
                .max(Comparator.comparingDouble(RhythmStretch::fibrillation))
                .map(surest -> {
                    double probability = surest.fibrillation();
                    String share = " in " + fibrillating.size() + " of " + stretches.size() + " half minutes";
                    Limit sure = probability >= Limit.RHYTHM_MODEL_ALONE.value()
                            ? Limit.RHYTHM_MODEL_ALONE
                            : Limit.RHYTHM_MODEL_AGREES;
                    return fibrillation(share, probability, sure).at(begins(fibrillating));
                });
    }

    /** Where fibrillation begins anew. */
    private static List<Double> begins(List<RhythmStretch> fibrillating) {
        Set<Double> ends =
                fibrillating.stream().map(one -> one.stretch().toMs()).collect(Collectors.toSet());
        return fibrillating.stream()
                .map(one -> one.stretch().fromMs())
                .filter(fromMs -> !ends.contains(fromMs))
                .toList();
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
