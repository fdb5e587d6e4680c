package org.einthoven.review;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Keeps pages out of the browser's cache, from which the next person at the screen could take them. */
final class UncachedPages {
    @ServerResponseFilter
    void forbid(ContainerResponseContext response) {
        if (MediaType.TEXT_HTML_TYPE.isCompatible(response.getMediaType())
                && !response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
