package org.einthoven.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.einthoven.faults.Problem;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Shows a fault to people as a page, in the words that a program gets as problem+json. */
final class PageFaults {
    @CheckedTemplate(basePath = "review")
    static class Templates {
        static native TemplateInstance fault(Problem problem);

        private Templates() {}
    }

    @ServerResponseFilter
    void show(ContainerRequestContext request, ContainerResponseContext response) {
        boolean program = request.getUriInfo().getPath().startsWith("/api");
        boolean wantsPage = request.getAcceptableMediaTypes().stream()
                .anyMatch(type -> type.isCompatible(MediaType.TEXT_HTML_TYPE));
        if (!program && wantsPage && response.getEntity() instanceof Problem problem) {
            response.setEntity(page(problem), null, MediaType.TEXT_HTML_TYPE);
        }
    }

    static String page(Problem problem) {
        return Templates.fault(problem).render();
    }
}
