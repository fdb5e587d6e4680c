package org.einthoven.fhir;

import ca.uhn.fhir.context.FhirContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Writes references to resources on this server as they are written here, before anything looks at where they lead: a
 * client may name a patient by the address at which it found them (FHIR R4, 2.3.0.1).
 */
@ApplicationScoped
class OwnReferences {

    private final FhirContext context;
    private final ServerAddress address;

    OwnReferences(FhirContext context, ServerAddress address) {
        this.context = context;
        this.address = address;
    }

    /** Changes the resource itself, and what it contains. */
    void makeRelative(Resource resource) {
        for (Reference reference : context.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class)) {
            String said = reference.getReference();
            if (said != null) {
                String relative = address.relative(said);
                if (!relative.equals(said)) {
                    reference.setReference(relative);
                }
            }
        }
    }
}
