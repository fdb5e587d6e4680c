package org.einthoven.evaluation;

import java.util.EnumMap;
import java.util.Map;
import org.einthoven.delineation.Delineation;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.Subject;

/**
 * What came of the delineation of one patient.
 *
 * @param rhythm as the database writes it
 * @param leads those with marks
 */
record DelineatedPatient(String rhythm, Subject subject, Map<LeadName, DelineationTally> leads) {

    DelineatedPatient {
        leads = Map.copyOf(leads);
    }

    static DelineatedPatient of(LudbRecord record, Delineation found) {
        Map<LeadName, DelineationTally> leads = new EnumMap<>(LeadName.class);
        record.waves()
                .forEach((lead, truth) -> leads.put(
                        lead, DelineationTally.ofLead(truth, found.inLead(lead), record.isAtrialFibrillation())));
        return new DelineatedPatient(record.rhythm(), record.subject(), leads);
    }

    /** Over all leads. */
    DelineationTally tally() {
        return leads.values().stream().reduce(DelineationTally.ZERO, DelineationTally::plus);
    }

    DelineationTally tally(LeadName lead) {
        return leads.getOrDefault(lead, DelineationTally.ZERO);
    }
}
