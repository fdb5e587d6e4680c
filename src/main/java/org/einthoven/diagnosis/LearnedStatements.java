package org.einthoven.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.einthoven.statement.LearnedStatement;
import org.einthoven.statement.LearnedStatement.Answer;
import org.einthoven.statement.StatementName;

/**
 * What the learned classifier adds to the findings that criteria make: the superclasses that it states, each with the
 * single statements below it, and atrial fibrillation. What it leaves in doubt is said to be in doubt and not flagged.
 * Where nothing abnormal is stated, and normality without doubt, it says so.
 */
final class LearnedStatements {

    private static final Map<String, FindingCode> STATED = new LinkedHashMap<>();

    static {
        STATED.put("AFIB", FindingCode.LEARNED_ATRIAL_FIBRILLATION);
        STATED.put("MI", FindingCode.LEARNED_INFARCTION);
        STATED.put("STTC", FindingCode.LEARNED_ST_T_CHANGE);
        STATED.put("CD", FindingCode.LEARNED_CONDUCTION_DISTURBANCE);
        STATED.put("HYP", FindingCode.LEARNED_HYPERTROPHY);
    }

    /** Below, the statement is less likely than not, and worth a look all the same. */
    private static final double LIKELY = 0.5;

    private LearnedStatements() {}

    static List<Finding> findings(List<LearnedStatement> statements) {
        Map<String, LearnedStatement> byCode =
                statements.stream().collect(Collectors.toMap(LearnedStatement::code, statement -> statement));
        List<Finding> findings = new ArrayList<>();
        STATED.forEach((code, findingCode) -> {
            LearnedStatement stated = byCode.get(code);
            if (stated != null && stated.isMade() && stated.answer() != Answer.NO) {
                findings.add(finding(stated, findingCode, byCode));
            }
        });
        LearnedStatement normal = byCode.get(StatementName.NORMAL);
        if (findings.isEmpty() && normal != null && normal.isMade() && normal.answer() == Answer.YES) {
            findings.add(finding(normal, FindingCode.LEARNED_NORMAL, byCode));
        }
        return findings;
    }

    private static Finding finding(LearnedStatement stated, FindingCode code, Map<String, LearnedStatement> byCode) {
        String below = StatementName.below(stated.code()).stream()
                .map(byCode::get)
                .filter(single -> single != null && single.isMade())
                .map(single -> StatementName.of(single.code()) + " " + percent(single))
                .collect(Collectors.joining(", "));
        boolean doubtful = stated.answer() == Answer.DOUBT;
        String display = StatementName.capitalised(stated.code())
                + (stated.probability() < LIKELY ? " possible" : "")
                + " by the learned classifier"
                + (doubtful ? ", in doubt" : "") + (below.isEmpty() ? "" : ": " + below);
        boolean flagged = code != FindingCode.LEARNED_NORMAL && !doubtful;
        return new Finding(code.code(), code, display, stated.probability(), flagged, List.of());
    }

    private static String percent(LearnedStatement statement) {
        return Math.round(100 * statement.probability()) + " %";
    }
}
