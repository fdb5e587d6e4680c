package org.einthoven.fhir;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Provenance;

/**
 * A report and all that it refers to.
 *
 * @param observations every derived Observation, those included that a reviewer withdrew
 */
record Report(
        DiagnosticReport report, List<Observation> observations, List<Device> devices, List<Provenance> provenances) {

    Report {
        observations = List.copyOf(observations);
        devices = List.copyOf(devices);
        provenances = List.copyOf(provenances);
    }

    Stream<DomainResource> resources() {
        return Stream.of(Stream.of(report), observations.stream(), devices.stream(), provenances.stream())
                .flatMap(resources -> resources);
    }
}
