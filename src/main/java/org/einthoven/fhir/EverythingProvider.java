package org.einthoven.fhir;

import ca.uhn.fhir.model.valueset.BundleTypeEnum;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** What HAPI calls for {@code $everything} of one type of owner. */
public final class EverythingProvider implements IResourceProvider {

    /** For which R4 defines it, among those that have a compartment. */
    static final List<Class<? extends IBaseResource>> OWNERS = List.of(Patient.class, Encounter.class);

    private final Class<? extends IBaseResource> owner;
    private final EverythingOperation operation;

    EverythingProvider(Class<? extends IBaseResource> owner, EverythingOperation operation) {
        this.owner = owner;
        this.operation = operation;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return owner;
    }

    @Operation(name = "$everything", idempotent = true, bundleType = BundleTypeEnum.SEARCHSET)
    public Bundle everything(
            @IdParam IdType id,
            @OperationParam(name = EverythingOperation.START, max = 1) @Nullable DateType start,
            @OperationParam(name = EverythingOperation.END, max = 1) @Nullable DateType end,
            @OperationParam(name = EverythingOperation.SINCE, max = 1) @Nullable InstantType since,
            @OperationParam(name = CompartmentScopes.TYPE, max = OperationParam.MAX_UNLIMITED) @Nullable
                    List<CodeType> types,
            RequestDetails request) {
        return operation.everything(getResourceType().getSimpleName(), id, request);
    }
}
