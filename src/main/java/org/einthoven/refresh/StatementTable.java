package org.einthoven.refresh;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.einthoven.refresh.Labels.StatementLabel;

/**
 * The statements of a training set as a table in the style of PTB-XL: {@code scp_codes} are those of true statements that have a
 * code there, likelihood 100; the other columns name ours.
 */
final class StatementTable {
    static final String NAME = "statements.csv";

    static final String HEAD = "ecg_id,patient_id,age,sex,strat_fold,scp_codes,present,absent,accepted,free_texts,"
            + "validated_by_human,filename_hr\n";

    private StatementTable() {}

    static String row(TrainingMember member, Labels labels, boolean acceptedIsTrue) {
        List<StatementLabel> truth = labels.statements().stream()
                .filter(label -> acceptedIsTrue || label.source().isTruth())
                .toList();
        List<StatementLabel> accepted = labels.statements().stream()
                .filter(label -> !label.source().isTruth())
                .toList();
        String scp = truth.stream()
                .filter(StatementLabel::present)
                .map(StatementLabel::code)
                .flatMap(code -> code.scp().stream())
                .distinct()
                .map(code -> "'" + code + "': 100.0")
                .collect(Collectors.joining(", ", "{", "}"));
        return String.format(
                Locale.ROOT,
                "%d,%d,%s,%s,%d,\"%s\",\"%s\",\"%s\",\"%s\",%d,True,records/%s\n",
                member.number(),
                member.person(),
                member.age() == null ? "" : member.age(),
                // PTB-XL: 0 male, 1 female
                member.sex() == null ? "" : member.sex().equals("male") ? "0" : "1",
                member.fold() + 1,
                scp,
                codes(truth.stream().filter(StatementLabel::present).toList()),
                codes(truth.stream().filter(label -> !label.present()).toList()),
                codes(accepted),
                labels.freeTexts(),
                member.record());
    }

    private static String codes(List<StatementLabel> labels) {
        return labels.stream()
                .map(label ->
                        "'" + label.code().code() + "': '" + label.source().word() + "'")
                .distinct()
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
