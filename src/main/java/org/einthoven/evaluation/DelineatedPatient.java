package org.einthoven.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.einthoven.delineation.Delineation;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Subject;

/**
 * What came of the delineation of one patient.
 *
 * @param rhythm as the database writes it
 * @param leads those with marks
 * @param said how sure the waves were in these leads, and whether they are there
 */
record DelineatedPatient(String rhythm, Subject subject, Map<LeadName, DelineationTally> leads, List<Said> said) {

    DelineatedPatient {
        leads = Map.copyOf(leads);
        said = List.copyOf(said);
    }

    static DelineatedPatient of(LudbRecord record, Delineation found) {
        Map<LeadName, DelineationTally> leads = new EnumMap<>(LeadName.class);
        List<Said> said = new ArrayList<>();
        record.waves().forEach((lead, truth) -> {
            leads.put(lead, DelineationTally.ofLead(truth, found.inLead(lead), record.isAtrialFibrillation()));
            said.addAll(SaidWaves.of(truth, found.inLead(lead), found));
        });
        return new DelineatedPatient(record.rhythm(), record.subject(), leads, said);
    }

    /** Over all leads. */
    DelineationTally tally() {
        return leads.values().stream().reduce(DelineationTally.ZERO, DelineationTally::plus);
    }

    DelineationTally tally(LeadName lead) {
        return leads.getOrDefault(lead, DelineationTally.ZERO);
    }
}
