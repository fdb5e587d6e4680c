package org.einthoven.diagnosis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.LearnedStatement.Answer;
import org.einthoven.statement.StatementName;

/**
 * What the learned classifier adds to the findings that criteria make: the superclasses that it states, each with the
 * single statements below it, and atrial fibrillation. Each says which criteria say the same, or that they were not judged; what criteria say and
 * the classifier rules out is said too. What is in doubt, or less likely than not while no criterion says it, stays among
 * the classifier's statements and makes no finding. Where nothing abnormal is found by either, and normality without
 * doubt, it says so. Of paced rhythms it has learned nothing.
 */
final class LearnedStatements {

    /** Below, the statement is less likely than not, and a finding only where criteria say the same. */
    private static final double LIKELY = 0.5;

    static final Set<FindingCode> PACED =
            EnumSet.of(FindingCode.PACED_RHYTHM, FindingCode.PACED_RHYTHM_POSSIBLE, FindingCode.INTERMITTENT_PACING);

    private static final Set<FindingCode> WIDE =
            EnumSet.of(FindingCode.WIDE_QRS, FindingCode.LEFT_BBB, FindingCode.RIGHT_BBB, FindingCode.NONSPECIFIC_IVCD);

    /** Beside these fibrillation would contradict what was measured. */
    static final Set<FindingCode> REGULAR =
            EnumSet.of(FindingCode.REGULAR_RHYTHM, FindingCode.SINUS_RHYTHM, FindingCode.SINUS_ARRHYTHMIA);

    /** Beside these its leads are not what it takes them for; only the rhythm is the same in any of them. */
    private static final Set<FindingCode> EXCHANGED = EnumSet.of(
            FindingCode.ARM_ELECTRODES_REVERSED_POSSIBLE,
            FindingCode.LIMB_ELECTRODES_EXCHANGED_POSSIBLE,
            FindingCode.CHEST_ELECTRODES_EXCHANGED_POSSIBLE);

    private static final String FIBRILLATION = "AFIB";

    /** An incomplete block has, by its definition, no wide QRS complex. */
    private static final String INCOMPLETE_BLOCK = "IRBBB";

    /**
     * A statement of the classifier with the finding that it makes.
     *
     * @param criteria those of our criteria's findings that say the same
     */
    private record Topic(String code, FindingCode finding, Set<FindingCode> criteria) {}

    private static final List<Topic> TOPICS = List.of(
            new Topic(
                    FIBRILLATION,
                    FindingCode.LEARNED_ATRIAL_FIBRILLATION,
                    EnumSet.of(FindingCode.ATRIAL_FIBRILLATION, FindingCode.IRREGULAR_WITHOUT_P)),
            new Topic("MI", FindingCode.LEARNED_INFARCTION, EnumSet.of(FindingCode.Q_WAVES, FindingCode.ST_ELEVATION)),
            new Topic(
                    "STTC",
                    FindingCode.LEARNED_ST_T_CHANGE,
                    EnumSet.of(FindingCode.ST_ELEVATION, FindingCode.ST_DEPRESSION, FindingCode.T_INVERSION)),
            new Topic(
                    "CD",
                    FindingCode.LEARNED_CONDUCTION_DISTURBANCE,
                    EnumSet.of(
                            FindingCode.FIRST_DEGREE_AV_BLOCK,
                            FindingCode.SECOND_DEGREE_AV_BLOCK_POSSIBLE,
                            FindingCode.THIRD_DEGREE_AV_BLOCK_POSSIBLE,
                            FindingCode.WIDE_QRS,
                            FindingCode.PRE_EXCITATION_POSSIBLE,
                            FindingCode.LEFT_BBB,
                            FindingCode.RIGHT_BBB,
                            FindingCode.INCOMPLETE_LEFT_BBB,
                            FindingCode.INCOMPLETE_RIGHT_BBB,
                            FindingCode.NONSPECIFIC_IVCD,
                            FindingCode.LEFT_ANTERIOR_FASCICULAR_BLOCK,
                            FindingCode.LEFT_POSTERIOR_FASCICULAR_BLOCK)),
            new Topic(
                    "HYP",
                    FindingCode.LEARNED_HYPERTROPHY,
                    EnumSet.of(
                            FindingCode.LVH_SOKOLOW_LYON,
                            FindingCode.LVH_CORNELL,
                            FindingCode.RIGHT_VENTRICULAR_HYPERTROPHY)));

    private LearnedStatements() {}

    /** The learned statement that this finding rests on; empty for a finding of criteria. */
    static Optional<String> behind(FindingCode code) {
        return TOPICS.stream()
                .filter(topic -> topic.finding == code)
                .map(Topic::code)
                .findFirst();
    }

    /** The finding that a learned statement makes by itself; empty for one that only says more of another. */
    static Optional<FindingCode> of(String statement) {
        return TOPICS.stream()
                .filter(topic -> topic.code.equals(statement))
                .map(Topic::finding)
                .findFirst();
    }

    /** The findings of criteria that say the same as a statement; empty where we have no criterion for it. */
    static Set<FindingCode> criteriaFor(String statement) {
        Set<FindingCode> criteria = EnumSet.noneOf(FindingCode.class);
        TOPICS.stream().filter(topic -> topic.code.equals(statement)).forEach(topic -> criteria.addAll(topic.criteria));
        for (FindingCode code : FindingCode.values()) {
            if (code.scp().filter(statement::equals).isPresent()) {
                criteria.add(code);
            }
        }
        return criteria;
    }

    /** Whether these findings speak of a pacemaker. */
    static boolean arePaced(List<Finding> findings) {
        return findings.stream().map(Finding::code).anyMatch(PACED::contains);
    }

    static List<Finding> findings(List<LearnedStatement> statements, List<Finding> byCriteria) {
        Map<String, LearnedStatement> byCode = new HashMap<>();
        statements.forEach(statement -> byCode.put(statement.code(), statement));
        Set<FindingCode> said = EnumSet.noneOf(FindingCode.class);
        byCriteria.forEach(finding -> said.add(finding.code()));
        if (arePaced(byCriteria)) {
            return List.of();
        }
        if (said.stream().anyMatch(WIDE::contains)) {
            byCode.remove(INCOMPLETE_BLOCK);
        }
        if (said.stream().anyMatch(REGULAR::contains)) {
            byCode.remove(FIBRILLATION);
        }
        if (said.stream().anyMatch(EXCHANGED::contains)) {
            byCode.keySet().retainAll(Set.of(FIBRILLATION));
        }
        List<Finding> stated = new ArrayList<>();
        List<Finding> ruledOut = new ArrayList<>();
        for (Topic topic : TOPICS) {
            LearnedStatement statement = byCode.get(topic.code);
            if (statement == null) {
                continue;
            }
            Agreement criteria = Agreement.of(topic.criteria, byCriteria);
            boolean likely = statement.probability() >= LIKELY || criteria.isMet();
            if (statement.isMade() && statement.answer() == Answer.YES && likely) {
                stated.add(stated(statement, topic, criteria, byCode));
            } else if (statement.answer() == Answer.NO && criteria.isMet()) {
                ruledOut.add(ruledOut(statement, criteria.met()));
            }
        }
        LearnedStatement normal = byCode.get(StatementName.NORMAL);
        boolean clean = stated.isEmpty() && byCriteria.stream().noneMatch(Finding::flagged);
        if (clean && normal != null && normal.isMade() && normal.answer() == Answer.YES) {
            stated.add(finding(
                    FindingCode.LEARNED_NORMAL.code(),
                    FindingCode.LEARNED_NORMAL,
                    "Normal ECG by the learned classifier",
                    normal.probability(),
                    false));
        }
        stated.addAll(ruledOut);
        return stated;
    }

    private static Finding stated(
            LearnedStatement statement, Topic topic, Agreement criteria, Map<String, LearnedStatement> byCode) {
        String below = StatementName.below(statement.code()).stream()
                .map(byCode::get)
                .filter(single -> single != null && single.isMade())
                .map(single -> StatementName.of(single.code()) + " " + percent(single))
                .collect(Collectors.joining(", "));
        String display = StatementName.capitalised(statement.code())
                + (statement.probability() < LIKELY ? " possible" : "")
                + " by the learned classifier"
                + (below.isEmpty() ? "" : ": " + below)
                + "; " + criteria.inWords();
        return finding(topic.finding.code(), topic.finding, display, statement.probability(), true);
    }

    private static Finding ruledOut(LearnedStatement statement, List<FindingCode> criteria) {
        String display = "The learned classifier does not see " + StatementName.of(statement.code()) + " ("
                + percent(statement) + "), though criteria do: " + Agreement.names(criteria);
        return finding(
                FindingCode.LEARNED_DISAGREES.code() + "-" + statement.code().toLowerCase(Locale.ROOT),
                FindingCode.LEARNED_DISAGREES,
                display,
                1 - statement.probability(),
                false);
    }

    private static Finding finding(String id, FindingCode code, String display, double score, boolean flagged) {
        return new Finding(id, code, display, score, flagged, List.of());
    }

    private static String percent(LearnedStatement statement) {
        return Wording.percent(statement.probability());
    }
}
