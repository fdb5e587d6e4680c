package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.einthoven.fhir.store.StoredVersion;

/**
 * {@code ETag} and {@code Last-Modified} of every answer about one version (FHIR R4, 3.1.0.2.1), with or without a body:
 * HAPI writes them only where it writes the resource.
 */
final class VersionHeaders {

    private static final String VERSION = VersionHeaders.class.getName();
    private static final int FIRST_ERROR = 400;

    /** @param version that the answer to this request is about */
    static void note(RequestDetails request, StoredVersion version) {
        if (request.isSubRequest()) {
            // the answer to the Bundle around it is about no version
            request.getUserData().put(VERSION, version);
        } else {
            ((ServletRequestDetails) request).getServletRequest().setAttribute(VERSION, version);
        }
    }

    /** The version that the answer to an entry of a Bundle is about; empty where it is about none. */
    static Optional<StoredVersion> noted(EntryRequest request) {
        return Optional.ofNullable((StoredVersion) request.getUserData().get(VERSION));
    }

    /** Adds those that are not there yet. */
    static void add(HttpServletRequest request, HttpServletResponse response) {
        if (response.getStatus() < FIRST_ERROR && request.getAttribute(VERSION) instanceof StoredVersion version) {
            addTo(response, "ETag", "W/\"" + version.version() + "\"");
            addTo(
                    response,
                    "Last-Modified",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            version.updatedAt().atOffset(ZoneOffset.UTC)));
        }
    }

    private static void addTo(HttpServletResponse response, String name, String value) {
        if (!response.containsHeader(name)) {
            response.setHeader(name, value);
        }
    }

    private VersionHeaders() {}
}
