package org.einthoven.fhir.access;

import java.util.Arrays;
import java.util.List;
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

    /** The scope that would allow it, as an example. */
    String scope() {
        return "system/" + type + "." + interaction.letter();
    }
}
