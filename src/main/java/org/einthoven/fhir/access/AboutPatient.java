package org.einthoven.fhir.access;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import ca.uhn.fhir.context.RuntimeSearchParam;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.access.Asked.Shape;
import org.einthoven.security.FhirAccess;
import org.einthoven.security.FhirAccess.OnlyAbout;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Which patient a resource is about: the one that its subject or patient refers to, or for whom a task is. */
final class AboutPatient {
    private static final String PATIENT = "Patient";

    private final FhirContext context;

    AboutPatient(FhirContext context) {
        this.context = context;
    }

    /** Whether the resource itself says that it is about this patient. */
    boolean test(IBaseResource resource, String patientId, String serverBase) {
        if (resource.fhirType().equals(PATIENT)) {
            return patientId.equals(resource.getIdElement().getIdPart());
        }
        return references(resource).anyMatch(reference -> {
            IdType id = (IdType) reference.getReferenceElement();
            boolean ours = !id.hasBaseUrl() || id.getBaseUrl().equals(serverBase);
            return ours && PATIENT.equals(id.getResourceType()) && patientId.equals(id.getIdPart());
        });
    }

    /**
     * Refuses what is sent to be kept about somebody else than the patient to whom the scopes are bound. A new Patient is
     * always somebody else, whatever id it brings.
     */
    void checkSent(Asked asked, FhirAccess access, @Nullable IBaseResource sent, String serverBase) {
        boolean kept = asked.shape() == Shape.CREATE || asked.shape() == Shape.REPLACE;
        if (!kept || sent == null) {
            return;
        }
        Demand demand = asked.demands().get(0);
        boolean another = asked.shape() == Shape.CREATE && sent.fhirType().equals(PATIENT);
        if (access.decide(demand.type(), demand.interaction()) instanceof OnlyAbout only
                && (another || !test(sent, only.patientId(), serverBase))) {
            throw FaultException.of(Fault.NOT_FOR_ONE_PATIENT, "to store what is about somebody else");
        }
    }

    /** Whether the resource itself says whom it is about. */
    boolean isStated(IBaseResource resource) {
        return resource.fhirType().equals(PATIENT)
                || references(resource).findAny().isPresent();
    }

    private Stream<Reference> references(IBaseResource resource) {
        RuntimeResourceDefinition definition = context.getResourceDefinition(resource);
        return Stream.of("subject", "patient", "for")
                .flatMap(name -> Stream.ofNullable(definition.getChildByName(name)))
                .map(BaseRuntimeChildDefinition::getAccessor)
                .flatMap(accessor -> accessor.getValues(resource).stream())
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast);
    }

    /** The search parameter that names the patient; empty for types of which none does. */
    Optional<String> parameter(String type) {
        if (type.equals(PATIENT)) {
            return Optional.of("_id");
        }
        return Optional.of(type)
                .filter(context.getResourceTypes()::contains)
                .map(context::getResourceDefinition)
                .map(definition -> definition.getSearchParam("patient"))
                .map(RuntimeSearchParam::getName);
    }
}
