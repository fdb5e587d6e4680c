package org.einthoven.review;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets pages be posted as forms only. The framework looks for the form's token where the media type is, letter by letter,
 * that of a form, with files in it or not, and lets everything else pass: what states no type, or writes it in capitals,
 * would be taken unchecked. Only uploads take files.
 * Programs send other types to {@code /api} and {@code /fhir}, where no cookie signs a change in.
 */
final class PageForms {
    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> WITH_FILES =
            Set.of(UploadPages.PATH, ModelPages.UPLOAD, KeepingPages.LOOK_AT_LIST, KeepingPages.REPLAY);
    private static final MediaType FORM = MediaType.APPLICATION_FORM_URLENCODED_TYPE;
    private static final MediaType FILES = MediaType.MULTIPART_FORM_DATA_TYPE;

    @ServerRequestFilter(preMatching = true)
    void check(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        boolean page = !path.startsWith("/api") && !path.startsWith("/fhir");
        MediaType wanted = WITH_FILES.contains(path) ? FILES : FORM;
        if (page && !READING.contains(request.getMethod()) && !is(wanted, request)) {
            throw FaultException.of(Fault.BAD_REQUEST, "this page is posted as a form, with the token that it shows.");
        }
    }

    private static boolean is(MediaType wanted, ContainerRequestContext request) {
        try {
            MediaType stated = request.getMediaType();
            return stated != null
                    && stated.getType().equals(wanted.getType())
                    && stated.getSubtype().equals(wanted.getSubtype());
        } catch (IllegalArgumentException nonsense) {
            return false;
        }
    }
}
