package org.einthoven.fhir;

import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Patch;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What HAPI calls to read and write resources of one type. */
public class TypeProvider extends ReadProvider {

    TypeProvider(Class<? extends IBaseResource> type, ResourceInteractions interactions) {
        super(type, interactions);
    }

    @Create
    public MethodOutcome create(
            @ResourceParam @Nullable IBaseResource resource,
            @ConditionalUrlParam @Nullable String condition,
            RequestDetails request) {
        return interactions.create(name(), (Resource) resource, request);
    }

    @Update
    public MethodOutcome update(
            @IdParam @Nullable IdType id,
            @ResourceParam @Nullable IBaseResource resource,
            @ConditionalUrlParam @Nullable String condition,
            RequestDetails request) {
        return interactions.update(name(), id, (Resource) resource, condition, request);
    }

    @Patch
    public MethodOutcome patch(
            @IdParam @Nullable IdType id,
            PatchTypeEnum form,
            @ResourceParam String body,
            @ConditionalUrlParam @Nullable String condition,
            RequestDetails request) {
        return interactions.patch(name(), id, form, body, condition, request);
    }

    @Delete
    public MethodOutcome delete(
            @IdParam @Nullable IdType id,
            @ConditionalUrlParam(supportsMultiple = true) @Nullable String condition,
            RequestDetails request) {
        return interactions.delete(name(), id, condition, request);
    }
}
