package org.einthoven.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.security.Roles;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Provenance;

/** Where reports come from: who read and who signed. */
@ApplicationScoped
public class ProvenanceProvider implements IResourceProvider {

    private static final String TYPE = "Provenance";

    private final ReadRecordings rendered;
    private final AuditTrail audit;

    ProvenanceProvider(ReadRecordings rendered, AuditTrail audit) {
        this.rendered = rendered;
        this.audit = audit;
    }

    @Override
    public Class<Provenance> getResourceType() {
        return Provenance.class;
    }

    @Read
    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    @Transactional
    public Provenance read(@IdParam IdType id) {
        Provenance provenance = of(id.getIdPart()).stream()
                .filter(candidate -> candidate.getIdPart().equals(id.getIdPart()))
                .findFirst()
                .orElseThrow(() -> Bodies.notFound(TYPE, id));
        audit.record(AuditAction.READ, TYPE, id.getIdPart());
        return provenance;
    }

    /** By the report or Observation that came of it. */
    @Search
    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    @Transactional
    public Bundle search(@RequiredParam(name = Provenance.SP_TARGET) ReferenceParam target, RequestDetails request) {
        if (target.getMissing() != null || target.getChain() != null) {
            throw FaultException.of(Fault.UNKNOWN_PARAMETER, "target with a modifier");
        }
        String reference = target.getResourceType() + "/" + target.getIdPart();
        List<Provenance> matches = Optional.ofNullable(target.getIdPart()).map(this::of).orElse(List.of()).stream()
                .filter(provenance -> provenance.getTarget().stream()
                        .anyMatch(candidate -> candidate.getReference().equals(reference)))
                .toList();
        SearchRequest address = SearchRequest.of(TYPE, request, null);
        audit.search(TYPE, address.self());
        return SearchBundle.of(address, matches, Optional.of(matches.size()));
    }

    private List<Provenance> of(String id) {
        return DerivedIds.recordingOf(id)
                .flatMap(rendered::report)
                .map(Report::provenances)
                .orElse(List.of());
    }
}
