package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import java.util.Set;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.validation.ValidationDesk;
import org.einthoven.security.Roles;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;

/** {@code $validate} of every type, and of what is stored: what HL7's validator says of a resource. Stores nothing. */
@Singleton
public class ValidateOperation {

    /** None for a look at the resource itself. */
    private static final Set<String> MODES = Set.of("", "create", "update", "delete", "profile");

    private final ValidationDesk desk;
    private final ValidationBody bodies;
    private final StoredResource stored;

    ValidateOperation(ValidationDesk desk, ValidationBody bodies, StoredResource stored) {
        this.desk = desk;
        this.bodies = bodies;
        this.stored = stored;
    }

    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    public OperationOutcome validate(@Nullable IdType id, ServletRequestDetails request) {
        ValidationBody.Sent sent = bodies.read(request);
        if (!MODES.contains(sent.mode())) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "\"" + Excerpt.of(sent.mode()) + "\"", "mode");
        }
        if (sent.mode().equals("delete")) {
            throw FaultException.of(Fault.BAD_REQUEST, "mode delete is not checked: DELETE says whether it may be.");
        }
        String resource = sent.resource();
        if (resource != null) {
            checkType(sent, request);
        } else if (id != null) {
            resource = stored.read(id, request);
        } else {
            throw FaultException.of(Fault.EMPTY_BODY);
        }
        return Outcomes.validated(desk.validate(resource, sent.profiles()));
    }

    private static void checkType(ValidationBody.Sent sent, RequestDetails request) {
        String type = sent.type();
        if (type != null && !type.equals(request.getResourceName())) {
            throw FaultException.of(Fault.WRONG_RESOURCE_TYPE, Excerpt.of(type), request.getResourceName());
        }
    }
}
