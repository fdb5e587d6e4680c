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
import org.einthoven.signal.PacingSpikes;

/**
 * The shape of the representative beat, criterion by criterion, and one statement of what could not be judged and why.
 * Ventricular beats are never judged by criteria that were made for conducted ones.
 */
final class MorphologyRule {

    /** A criterion that holds in all limb leads names them itself. */
    private static final int LIMB_LEADS = 6;

    /** What a pacemaker that cannot be seen would look like. */
    private static final Set<FindingCode> LIKE_PACING =
            EnumSet.of(FindingCode.LEFT_BBB, FindingCode.RIGHT_BBB, FindingCode.NONSPECIFIC_IVCD);

    private MorphologyRule() {}

    /** @param stated what was said of the rhythm */
    static List<Finding> apply(Evidence evidence, List<Finding> stated) {
        Set<FindingCode> codes = EnumSet.noneOf(FindingCode.class);
        stated.forEach(finding -> codes.add(finding.code()));
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        boolean pacingUnseen = isPacingUnseen(evidence, codes);
        if (pacingUnseen) {
            reasons.put(
                    "spikes cannot be seen below %.0f samples a second".formatted(PacingSpikes.LOWEST_RATE_HZ),
                    List.of("pacing"));
        }
        RepresentativeBeat beat = evidence.measurements().representativeBeat();
        if (beat == null) {
            return shapeNotJudged("too few beats alike", reasons);
        }
        if (beat.beatClass() != BeatClass.N && beat.beatClass() != BeatClass.S) {
            String why = evidence.isVentricularPaced() ? "paced" : "hardly a conducted beat";
            return shapeNotJudged(why, reasons);
        }
        Measurements judgeable = evidence.measurements().without(evidence.doubted());
        List<Finding> findings = new ArrayList<>();
        List<FindingCode> open = new ArrayList<>();
        List<String> lacking = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>();
        for (Verdict verdict : Criteria.all().judge(judgeable, evidence.subject(), codes)) {
            if (verdict instanceof Verdict.Met met) {
                findings.add(finding(met, judgeable, codes, pacingUnseen));
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

    /** Whether the complexes are wide enough for a pacemaker, and nothing was said of one that the recording cannot show. */
    private static boolean isPacingUnseen(Evidence evidence, Set<FindingCode> said) {
        return !evidence.pacing().visible()
                && !said.contains(FindingCode.PACED_RHYTHM_POSSIBLE)
                && IntervalRule.wideQrs(evidence).isPresent();
    }

    private static Finding finding(
            Verdict.Met met, Measurements measured, Set<FindingCode> said, boolean pacingUnseen) {
        Criterion criterion = met.criterion();
        List<String> notes = new ArrayList<>();
        criterion.caution().stream()
                .filter(said::contains)
                .map(code -> "in " + Wording.inSentence(code.display()) + " less telling")
                .findFirst()
                .ifPresent(notes::add);
        LeadsInPart.behind(met, measured).ifPresent(notes::add);
        if (!met.assumed().isEmpty()) {
            notes.add(met.assumed());
        }
        if (pacingUnseen && LIKE_PACING.contains(criterion.code())) {
            notes.add("or ventricular pacing, which cannot be seen at this sample rate");
        }
        String note = notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")";
        return Finding.of(criterion.code(), criterion.name() + where(met) + note, true, met.basis());
    }

    /** The leads that a search found, such as {@code in V2, V3 and V4}; the criterion's name says the rest. */
    private static String where(Verdict.Met met) {
        List<LeadName> leads = met.leads();
        boolean named = leads.size() == LIMB_LEADS && leads.stream().allMatch(LeadName::isLimbLead);
        return leads.isEmpty() || named
                ? ""
                : " in " + Wording.list(leads.stream().map(LeadName::display).toList());
    }

    /** @param reasons of what else was not judged */
    private static List<Finding> shapeNotJudged(String why, Map<String, List<String>> reasons) {
        List<FindingCode> all =
                Criteria.all().list().stream().map(Criterion::code).toList();
        reasons.put(why, List.of("the shape of the beats"));
        return notJudged(reasons, all);
    }

    private static List<Finding> notJudged(Map<String, List<String>> reasons, List<FindingCode> open) {
        if (reasons.isEmpty()) {
            return List.of();
        }
        String display = reasons.entrySet().stream()
                .map(reason -> Wording.list(reason.getValue()) + " (" + reason.getKey() + ")")
                .collect(Collectors.joining("; ", "Not judged: ", ""));
        return List.of(Finding.ofNotJudged(FindingCode.NOT_JUDGED.code(), display, open));
    }
}
