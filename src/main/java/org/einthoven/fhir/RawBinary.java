package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A Binary that is sent as what it is, a picture or a PDF, and not as FHIR (binary.html): its type is that of the
 * content, and what it belongs to, by which access to it is judged, stands in {@code X-Security-Context}.
 */
final class RawBinary {

    private static final Pattern ADDRESS = Pattern.compile("/fhir/Binary(/[^_$/][^/]*)?/?");

    /** JSON or XML that is a Binary already, and not the content of one. */
    private static final Pattern RESOURCE = Pattern.compile("\"resourceType\"\\s*:\\s*\"Binary\"|<Binary[\\s>/]");

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
                || isFhir(type, body)) {
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

    private static boolean isFhir(String type, byte[] body) {
        return MediaTypes.isForm(type)
                || MediaTypes.isFhir(type)
                || (MediaTypes.isSpoken(type)
                        && RESOURCE.matcher(new String(body, StandardCharsets.UTF_8))
                                .find());
    }

    private RawBinary() {}
}
