package org.einthoven.review;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says of each page how its bytes are to be read, so that nobody has to guess (ASVS 5.0.0, 4.1.1). */
final class PageEncoding {
    /** After those that make a page of an answer: filters of answers run from the highest number down. */
    private static final int LAST = 1000;

    @ServerResponseFilter(priority = LAST)
    void name(ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        if (MediaType.TEXT_HTML_TYPE.isCompatible(type)
                && !type.getParameters().containsKey(MediaType.CHARSET_PARAMETER)) {
            response.setEntity(response.getEntity(), null, type.withCharset(StandardCharsets.UTF_8.name()));
        }
    }
}
