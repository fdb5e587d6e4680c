package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.ResourceStore;
import org.einthoven.fhir.store.StoredVersion;
import org.einthoven.security.FhirAccess;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Reads one resource, as it stands or in a version that it had. */
@ApplicationScoped
class ResourceReads {

    private final ResourceStore store;
    private final RenderedResources rendered;
    private final AuditTrail audit;

    ResourceReads(ResourceStore store, RenderedResources rendered, AuditTrail audit) {
        this.store = store;
        this.rendered = rendered;
        this.audit = audit;
    }

    /**
     * What is kept under an id, or under one of its versions; written down as read where it may tell of a patient.
     *
     * @throws FaultException {@link Fault#NOT_FOUND}; {@link Fault#GONE} for what was deleted
     */
    @Transactional
    StoredVersion find(String type, IdType id) {
        StoredVersion found = (id.hasVersionIdPart()
                        ? store.find(type, id.getIdPart(), Versions.number(id))
                        : store.find(type, id.getIdPart()))
                .orElseThrow(() -> Bodies.notFound(type, id));
        if (found.isDeletion()) {
            throw FaultException.of(Fault.GONE, type, Excerpt.of(id.getIdPart()));
        }
        if (!FhirAccess.ABOUT_NOBODY.contains(type)) {
            audit.record(AuditAction.READ, type, id.getIdPart());
        }
        return found;
    }

    @Transactional
    Resource resource(StoredVersion version) {
        return rendered.of(version);
    }
}
