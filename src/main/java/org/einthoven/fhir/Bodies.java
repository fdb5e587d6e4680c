package org.einthoven.fhir;

import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What providers say when a body or a resource is not there. */
final class Bodies {

    static <T extends IBaseResource> T of(@Nullable T body, String type) {
        if (body == null) {
            throw FaultException.of(Fault.EMPTY_BODY);
        }
        if (!body.fhirType().equals(type)) {
            throw FaultException.of(Fault.WRONG_RESOURCE_TYPE, body.fhirType(), type);
        }
        return body;
    }

    /** The resource if it is of the version that was asked for, where one was: only the current one is there. */
    static <T extends Resource> T atVersion(T resource, String type, IdType id) {
        if (id.hasVersionIdPart()
                && !id.getVersionIdPart().equals(resource.getMeta().getVersionId())) {
            throw FaultException.of(
                    Fault.NOT_FOUND, type, Excerpt.of(id.getIdPart() + " in version " + id.getVersionIdPart()));
        }
        return resource;
    }

    static FaultException notFound(String type, IdType id) {
        return FaultException.of(Fault.NOT_FOUND, type, Excerpt.of(String.valueOf(id.getIdPart())));
    }

    private Bodies() {}
}
