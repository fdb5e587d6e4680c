package org.einthoven.api;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;

/**
 * Lets programs send forms without the token of a page. Under {@code /api} no cookie changes anything, so there is no
 * token to ask for; but a browser that keeps a password for HTTP Basic must not send for another site.
 */
final class ProgramForms {
    /** What a form is called once it was read, which the framework's check for the token does not look into. */
    private static final String READ = "application/x-form-that-was-read";

    /** The framework runs filters that read the form in the reverse order of their priorities; the check has USER. */
    private static final int BEFORE_THE_TOKEN_CHECK = Priorities.USER + 1;

    @WithFormRead
    @ServerRequestFilter(priority = BEFORE_THE_TOKEN_CHECK)
    void admit(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        if (!request.getUriInfo().getPath().startsWith("/api/")
                || type == null
                || !MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type)) {
            return;
        }
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null && !site.equals("none")) {
            throw FaultException.of(Fault.CROSS_SITE);
        }
        request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, READ);
    }
}
