package org.einthoven.fhir.validation;

import ca.uhn.fhir.context.FhirContext;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.validation.ValidationSettings.OnWrite;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.SampledData;

/** Full validation of what is to be stored, where the server is set to it. */
@ApplicationScoped
class WrittenProfiles {

    private final FhirContext context;
    private final ValidationDesk desk;
    private final ValidationSettings settings;
    private final WriteWarnings warnings;

    WrittenProfiles(FhirContext context, ValidationDesk desk, ValidationSettings settings, WriteWarnings warnings) {
        this.context = context;
        this.desk = desk;
        this.settings = settings;
        this.warnings = warnings;
    }

    /** The first writer need not wait for the validator to be made; the start does not either. */
    void prepare(@Observes StartupEvent started) {
        if (settings.onWrite() != OnWrite.OFF) {
            desk.warmUp();
        }
    }

    /** @throws FaultException {@link Fault#NOT_CONFORMANT}, for each error */
    void check(IBaseResource resource) {
        if (settings.onWrite() == OnWrite.OFF) {
            return;
        }
        List<Issue> errors = desk.validate(text(resource), List.of()).stream()
                .filter(Issue::isError)
                .limit(ResourceWalk.MOST)
                .toList();
        if (settings.onWrite() == OnWrite.WARN) {
            warnings.add(errors);
        } else if (!errors.isEmpty()) {
            throw FaultException.ofAll(errors.stream()
                    .map(error -> new FaultException(Fault.NOT_CONFORMANT, error.expression(), error.text()))
                    .toList());
        }
    }

    /** Without samples, of which R4 and our profiles say nothing: they are nearly all of a recording. */
    private String text(IBaseResource resource) {
        IBaseResource shown = resource;
        if (resource instanceof Observation observation) {
            Observation copy = observation.copy();
            dropSamples(copy.getValue());
            copy.getComponent().forEach(component -> dropSamples(component.getValue()));
            shown = copy;
        }
        return context.newJsonParser().encodeResourceToString(shown);
    }

    private static void dropSamples(Object value) {
        if (value instanceof SampledData sampled) {
            sampled.setDataElement(null);
        }
    }
}
