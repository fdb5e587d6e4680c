package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.UnaryOperator;
import org.einthoven.fhir.store.StoredVersion;
import org.einthoven.security.Roles;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The interactions of FHIR R4 (3.1) on resources of any type: who may do them, in one transaction each. */
@ApplicationScoped
public class ResourceInteractions {

    private final ResourceReads reads;
    private final ResourceWrites writes;
    private final ResourceSearches searches;
    private final Histories histories;
    private final Patches patches;

    ResourceInteractions(
            ResourceReads reads,
            ResourceWrites writes,
            ResourceSearches searches,
            Histories histories,
            Patches patches) {
        this.reads = reads;
        this.writes = writes;
        this.searches = searches;
        this.histories = histories;
        this.patches = patches;
    }

    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    @Transactional(dontRollbackOn = NotModifiedException.class)
    public Resource read(String type, IdType id, RequestDetails request) {
        return seen(type, id, request);
    }

    private Resource seen(String type, IdType id, RequestDetails request) {
        StoredVersion found = reads.find(type, id);
        VersionHeaders.note(request, found);
        Versions.unlessSeen(request, found);
        return reads.resource(found);
    }

    /** Of a type that holds no clinical data, which administrators see too. */
    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST, Roles.ADMINISTRATOR})
    @Transactional(dontRollbackOn = NotModifiedException.class)
    public Resource readOpen(String type, IdType id, RequestDetails request) {
        return seen(type, id, request);
    }

    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST, Roles.ADMINISTRATOR})
    @Transactional
    public Bundle searchOpen(String type, RequestDetails request) {
        return searches.search(type, request);
    }

    @RolesAllowed(Roles.EHR)
    @Transactional
    public MethodOutcome create(String type, @Nullable Resource resource, RequestDetails request) {
        return outcome(writes.create(Bodies.of(resource, type), request.getHeader("If-None-Exist")), request);
    }

    /** @param condition null for an update of {@code id} */
    @RolesAllowed(Roles.EHR)
    @Transactional
    public MethodOutcome update(
            String type,
            @Nullable IdType id,
            @Nullable Resource resource,
            @Nullable String condition,
            RequestDetails request) {
        Resource body = Bodies.of(resource, type);
        return outcome(
                condition == null
                        ? writes.update(Bodies.id(id), body, Versions.precondition(request))
                        : writes.updateWhere(
                                condition, Bodies.withItsId(body, request), Versions.precondition(request)),
                request);
    }

    @RolesAllowed(Roles.EHR)
    @Transactional
    public MethodOutcome patch(
            String type,
            @Nullable IdType id,
            PatchTypeEnum form,
            String patch,
            @Nullable String condition,
            RequestDetails request) {
        UnaryOperator<Resource> change = patches.of(form, patch);
        return outcome(
                condition == null
                        ? writes.patch(type, Bodies.id(id), change, Versions.precondition(request))
                        : writes.patchWhere(type, condition, change, Versions.precondition(request)),
                request);
    }

    @RolesAllowed(Roles.EHR)
    @Transactional
    public MethodOutcome delete(String type, @Nullable IdType id, @Nullable String condition, RequestDetails request) {
        if (condition == null) {
            return writes.delete(type, Bodies.id(id), Versions.precondition(request))
                    .map(written -> outcome(written, request))
                    .orElseGet(() -> deleted(0));
        }
        return deleted(writes.deleteWhere(type, condition, Versions.precondition(request))
                .size());
    }

    private static MethodOutcome deleted(int count) {
        MethodOutcome outcome = new MethodOutcome();
        outcome.setOperationOutcome(Outcomes.accepted(count + " deleted.", List.of()));
        return outcome;
    }

    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    @Transactional
    public Bundle search(String type, RequestDetails request) {
        return searches.search(type, request);
    }

    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    @Transactional
    public Bundle searchCompartment(RequestDetails request) {
        return searches.searchCompartment(request);
    }

    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    @Transactional
    public IBundleProvider history(@Nullable String type, @Nullable IdType id, RequestDetails request) {
        return histories.history(type, id, request);
    }

    private MethodOutcome outcome(Written written, RequestDetails request) {
        VersionHeaders.note(request, written.version());
        MethodOutcome outcome = new MethodOutcome(written.version().idType(), written.created());
        if (written.created() && request.getRequestType() == RequestTypeEnum.PUT) {
            // HAPI says where only of what was posted
            String where = request.getFhirServerBase() + "/"
                    + written.version().idType().getValue();
            request.getResponse().addHeader("Location", where);
        }
        outcome.setOperationOutcome(Outcomes.accepted(written.what(), written.warnings()));
        if (Preference.isRepresentation(request) && !written.version().isDeletion()) {
            outcome.setResource(reads.resource(written.version()));
        }
        return outcome;
    }
}
