package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import java.nio.charset.StandardCharsets;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What providers say when a body or a resource is not there. */
public final class Bodies {

    static <T extends IBaseResource> T of(@Nullable T body, String type) {
        if (body == null) {
            throw FaultException.of(Fault.EMPTY_BODY);
        }
        if (!body.fhirType().equals(type)) {
            throw FaultException.of(Fault.WRONG_RESOURCE_TYPE, body.fhirType(), type);
        }
        return body;
    }

    /** The id in the address of a request that needs one. */
    static String id(@Nullable IdType id) {
        if (id == null || !id.hasIdPart()) {
            throw FaultException.of(
                    Fault.BAD_REQUEST,
                    "it needs an id, as in Patient/123, or a condition, as in Patient?identifier=123.");
        }
        return id.getIdPart();
    }

    /** The resource that was sent for a conditional update, with the id that it states: HAPI takes it out. */
    static Resource withItsId(Resource body, RequestDetails request) {
        EncodingEnum encoding = RestfulServerUtils.determineRequestEncodingNoDefault(request);
        byte[] sent = request.getRequestContentsIfLoaded();
        if (encoding != null && sent != null) {
            String text = new String(sent, StandardCharsets.UTF_8);
            body.setId(encoding.newParser(request.getFhirContext())
                    .parseResource(text)
                    .getIdElement()
                    .getIdPart());
        }
        return body;
    }

    /** For an id, and the version that was asked for, where one was. */
    public static FaultException notFound(String type, IdType id) {
        String version = id.hasVersionIdPart() ? " in version " + id.getVersionIdPart() : "";
        return FaultException.of(Fault.NOT_FOUND, type, Excerpt.of(id.getIdPart() + version));
    }

    private Bodies() {}
}
