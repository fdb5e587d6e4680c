package org.einthoven.fhir.access;

import java.util.Arrays;
import java.util.List;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.FhirAccess;
import org.einthoven.security.Interaction;

/**
 * Something that must be allowed.
 *
 * @param type a resource type, or {@link FhirAccess#EVERY_TYPE}
 */
record Demand(String type, Interaction interaction) {
    /** For what nobody thought of: only who may do everything may do that. */
    static List<Demand> everything(String type) {
        return Arrays.stream(Interaction.values())
                .map(interaction -> new Demand(type, interaction))
                .toList();
    }

    /**
     * That it is allowed whomever it is about.
     *
     * @param what is asked, for whoever may do it for one patient alone
     */
    void require(FhirAccess access, String what) {
        FhirAccess.Decision decision = access.decide(type, interaction);
        if (decision instanceof FhirAccess.Refused) {
            throw FaultException.of(Fault.INSUFFICIENT_SCOPE, scope());
        }
        if (decision instanceof FhirAccess.OnlyAbout) {
            throw FaultException.of(Fault.NOT_FOR_ONE_PATIENT, what);
        }
    }

    /** The scope that would allow it, as an example. */
    String scope() {
        return "system/" + type + "." + interaction.letter();
    }
}
