package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A Binary that is sent as what it is, a picture or a PDF, and not as FHIR (binary.html): its type is that of the
 * content; any JSON or XML that does not say that it is FHIR is content too. What it belongs to, by which access to it is judged, stands in {@code X-Security-Context}.
 */
final class RawBinary {

    private static final Pattern ADDRESS = Pattern.compile("/fhir/Binary(/[^_$/][^/]*)?/?");

    /** Whether a body of any type is taken at this address. */
    static boolean isTakenAt(String method, String path) {
        return (method.equals("POST") || method.equals("PUT"))
                && ADDRESS.matcher(path).matches();
    }

    /** Null for what is FHIR, or does not belong here. */
    static @Nullable Binary of(RequestDetails request, byte[] body) {
        String type = request.getHeader("Content-Type");
        if (!"Binary".equals(request.getResourceName())
                || request.getOperation() != null
                || request.getRequestType() == RequestTypeEnum.PATCH
                || type == null
                || isFhir(type)) {
            return null;
        }
        Binary binary = new Binary().setContentType(type).setData(body);
        if (request.getId() != null) {
            binary.setId(request.getId().getIdPart());
        }
        String context = request.getHeader("X-Security-Context");
        if (context != null) {
            binary.setSecurityContext(new Reference(context));
        }
        return binary;
    }

    private static boolean isFhir(String type) {
        return MediaTypes.isForm(type) || MediaTypes.isFhir(type);
    }

    private RawBinary() {}
}
