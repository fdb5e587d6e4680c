package org.einthoven.fhir.access;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import ca.uhn.fhir.context.RuntimeSearchParam;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

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
