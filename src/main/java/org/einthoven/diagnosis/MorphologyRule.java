package org.einthoven.diagnosis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.einthoven.diagnosis.criterion.Criteria;
import org.einthoven.diagnosis.criterion.Criterion;
import org.einthoven.diagnosis.criterion.Verdict;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ecg.LeadName;
import org.einthoven.measure.Measurements;
import org.einthoven.measure.RepresentativeBeat;

/**
 * The shape of the representative beat, criterion by criterion, and one statement of what could not be judged and why.
 * Ventricular beats are never judged by criteria that were made for conducted ones.
 */
final class MorphologyRule {

    /** A criterion that holds in all leads of its kind names them itself. */
    private static final int ALL = 6;

    private MorphologyRule() {}

    /** @param stated what was said of the rhythm */
    static List<Finding> apply(Evidence evidence, List<Finding> stated) {
        RepresentativeBeat beat = evidence.measurements().representativeBeat();
        if (beat == null) {
            return shapeNotJudged("too few beats alike");
        }
        if (beat.beatClass() != BeatClass.N && beat.beatClass() != BeatClass.S) {
            String why = evidence.isVentricularPaced() ? "paced" : "hardly a conducted beat";
            return shapeNotJudged(why);
        }
        Measurements judgeable = evidence.measurements().without(evidence.doubted());
        Set<FindingCode> codes = EnumSet.noneOf(FindingCode.class);
        stated.forEach(finding -> codes.add(finding.code()));
        List<Finding> findings = new ArrayList<>();
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        List<FindingCode> open = new ArrayList<>();
        List<String> lacking = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>();
        for (Verdict verdict : Criteria.all().judge(judgeable, evidence.subject(), codes)) {
            if (verdict instanceof Verdict.Met met) {
                findings.add(finding(met, codes));
                codes.add(met.criterion().code());
            } else if (verdict instanceof Verdict.NotJudged not) {
                open.add(not.criterion().code());
                String name = Wording.inSentence(not.criterion().code().display());
                if (not.missing().isEmpty()) {
                    reasons.computeIfAbsent(not.why(), why -> new ArrayList<>()).add(name);
                } else {
                    lacking.add(name);
                    missing.addAll(not.missing());
                }
            }
        }
        if (!lacking.isEmpty()) {
            reasons.put(AbsentLeads.why(evidence, missing), lacking);
        }
        findings.addAll(notJudged(reasons, open));
        return findings;
    }

    private static Finding finding(Verdict.Met met, Set<FindingCode> said) {
        Criterion criterion = met.criterion();
        List<String> notes = new ArrayList<>();
        criterion.caution().stream()
                .filter(said::contains)
                .map(code -> "in " + Wording.inSentence(code.display()) + " less telling")
                .findFirst()
                .ifPresent(notes::add);
        if (!met.assumed().isEmpty()) {
            notes.add(met.assumed());
        }
        String note = notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")";
        return Finding.of(criterion.code(), criterion.name() + where(met) + note, true, met.basis());
    }

    /** The leads that a search found, such as {@code in V2, V3 and V4}; the criterion's name says the rest. */
    private static String where(Verdict.Met met) {
        List<String> leads = met.leads().stream().map(LeadName::display).toList();
        return leads.isEmpty() || leads.size() >= ALL ? "" : " in " + Wording.list(leads);
    }

    private static List<Finding> shapeNotJudged(String why) {
        List<FindingCode> all =
                Criteria.all().list().stream().map(Criterion::code).toList();
        return notJudged(Map.of(why, List.of("the shape of the beats")), all);
    }

    private static List<Finding> notJudged(Map<String, List<String>> reasons, List<FindingCode> open) {
        if (reasons.isEmpty()) {
            return List.of();
        }
        String display = reasons.entrySet().stream()
                .map(reason -> Wording.list(reason.getValue()) + " (" + reason.getKey() + ")")
                .collect(Collectors.joining("; ", "Not judged: ", ""));
        return List.of(Finding.ofNotJudged(display, open));
    }
}
