package org.einthoven.security;

import org.einthoven.faults.Fault;
import org.jspecify.annotations.Nullable;

/** How an edge tells its own senders that they may not come in; each edge that has its own form of error gives one. */
public interface RefusalFormat {
    /** What is sent back. */
    record Body(String contentType, String text) {}

    /** @param path such as {@code /fhir/Observation} */
    boolean covers(String path);

    /** @param accept the request's Accept header */
    Body body(Fault fault, @Nullable String accept);
}
