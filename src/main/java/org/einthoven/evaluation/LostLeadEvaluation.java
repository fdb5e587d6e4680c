package org.einthoven.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Lead;
import org.einthoven.ecg.LeadName;
import org.einthoven.inference.OnnxModel;
import org.einthoven.statement.StatementClassifier;
import org.einthoven.statement.TwelveLeads;

/**
 * What becomes of the learned statements on PTB-XL when chest leads are not there or carry another lead's noise: which of
 * them the classifier can do without. Limb leads need no such table, since any two give all six.
 */
final class LostLeadEvaluation implements EvaluationTask {

    private static final List<Set<LeadName>> LOST = List.of(
            Set.of(),
            Set.of(LeadName.V1),
            Set.of(LeadName.V2),
            Set.of(LeadName.V3),
            Set.of(LeadName.V4),
            Set.of(LeadName.V5),
            Set.of(LeadName.V6),
            Set.of(LeadName.V1, LeadName.V2),
            Set.of(LeadName.V3, LeadName.V4),
            Set.of(LeadName.V5, LeadName.V6),
            Set.of(LeadName.V1, LeadName.V3, LeadName.V5),
            Set.of(LeadName.V1, LeadName.V2, LeadName.V3, LeadName.V4, LeadName.V5, LeadName.V6));

    @Override
    public String name() {
        return "lost-leads";
    }

    @Override
    public Outcome evaluate(EvaluationOptions options) throws IOException {
        PtbxlRecords records = PtbxlRecords.of(options);
        PtbxlStatements statements = records.statements();
        try (OnnxModel model = ModelFolders.open(options, StatementEvaluation.MODEL)) {
            boolean seen = Leaks.inPtbxl(options, List.of(model.card()));
            StatementClassifier classifier = new StatementClassifier(model);
            Map<String, List<StatedEcg>> byLoss = new LinkedHashMap<>();
            LOST.forEach(lost -> byLoss.put(key(lost), new ArrayList<>()));
            Cohort<String> cohort = records.score((row, ecg) -> {
                for (Set<LeadName> lost : LOST) {
                    byLoss.get(key(lost)).add(StatedEcg.of(row, classifier.classify(without(ecg, lost)), statements));
                }
                return row.id();
            });
            Map<String, Object> metrics = new LinkedHashMap<>();
            byLoss.forEach((lost, ecgs) -> metrics.put(lost, figures(classifier.codes(), ecgs)));
            return cohort.outcome(this, options, List.of(model.card()), seen, metrics);
        }
    }

    private static Map<String, Object> figures(List<String> codes, List<StatedEcg> ecgs) {
        Map<String, Object> whole = StatementEvaluation.metrics(codes, StatedEcg.byPatient(ecgs));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("macroAuc", whole.get("macroAuc"));
        figures.put("auc", whole.get("auc"));
        return figures;
    }

    private static Ecg without(Ecg ecg, Set<LeadName> lost) {
        List<Lead> left =
                ecg.leads().stream().filter(lead -> !lost.contains(lead.name())).toList();
        return new Ecg(ecg.rate(), left);
    }

    private static String key(Set<LeadName> lost) {
        return lost.isEmpty()
                ? "none"
                : TwelveLeads.ORDER.stream()
                        .filter(lost::contains)
                        .map(LeadName::display)
                        .collect(Collectors.joining("+"));
    }
}
