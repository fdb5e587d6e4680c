package org.einthoven.diagnosis.criterion;

import java.util.List;
import java.util.Set;
import org.einthoven.diagnosis.Comparison;
import org.einthoven.ecg.LeadName;

/** What a criterion says of a recording. */
public sealed interface Verdict {

    Criterion criterion();

    /**
     * @param basis the numbers that decided, each beside its limit
     * @param leads in which a search over leads found it; empty where the formula names its leads
     * @param assumed what was taken for age or sex where it is not known; empty where nothing was
     */
    record Met(Criterion criterion, List<Comparison> basis, List<LeadName> leads, String assumed) implements Verdict {

        public Met {
            basis = List.copyOf(basis);
            leads = List.copyOf(leads);
        }
    }

    record NotMet(Criterion criterion) implements Verdict {}

    /**
     * @param missing leads and measures that it would have needed; empty where it has another reason
     * @param why in the field's words where nothing is missing, such as {@code complete left bundle branch block}
     */
    record NotJudged(Criterion criterion, Set<String> missing, String why) implements Verdict {

        public NotJudged {
            missing = Set.copyOf(missing);
        }
    }
}
