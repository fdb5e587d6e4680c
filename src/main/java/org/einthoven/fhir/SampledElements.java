package org.einthoven.fhir;

import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.SampledData;

/** Where an Observation carries samples: its own value first, then its components in order. */
final class SampledElements {

    static Stream<SampledData> of(Observation observation) {
        return Stream.concat(
                        Stream.of(observation).map(Observation::getValue),
                        observation.getComponent().stream().map(ObservationComponentComponent::getValue))
                .filter(Objects::nonNull)
                .filter(SampledData.class::isInstance)
                .map(SampledData.class::cast);
    }

    private SampledElements() {}
}
