package org.einthoven.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;

/** Lends {@link ValidateOperation} to one type: HAPI takes no operation that is of every type and not of an instance. */
public final class ValidateProvider implements IResourceProvider {

    private final Class<? extends IBaseResource> type;
    private final ValidateOperation operation;

    ValidateProvider(Class<? extends IBaseResource> type, ValidateOperation operation) {
        this.type = type;
        this.operation = operation;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return type;
    }

    @Operation(name = "$validate", manualRequest = true, idempotent = true)
    public OperationOutcome validate(@IdParam(optional = true) @Nullable IdType id, ServletRequestDetails request) {
        return operation.validate(id, request);
    }
}
