package org.einthoven.fhir;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import jakarta.enterprise.context.Dependent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;

/** Observations: recordings that come in, what was read from them, and whatever else was observed. */
@Dependent
public class ObservationProvider extends TypeProvider {

    private final Analysis analysis;

    ObservationProvider(ResourceInteractions interactions, Analysis analysis) {
        super(Observation.class, interactions);
        this.analysis = analysis;
    }

    /** Reads a recording without storing anything. */
    @Operation(name = "$analyze")
    public Bundle analyze(@ResourceParam @Nullable Observation observation) {
        return analysis.analyze(Bodies.of(observation, name()));
    }
}
