package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;

/** What a client prefers (FHIR R4, 3.1.0.1.8 and 3.1.1.4.1). */
public final class Preference {

    /** Whether what was stored is wanted back. */
    static boolean isRepresentation(RequestDetails request) {
        return isStated(request, "return=representation");
    }

    /** Whether nothing is wanted back. */
    static boolean isMinimal(RequestDetails request) {
        return isStated(request, "return=minimal");
    }

    /** Whether a search with unknown parameters is to be refused. */
    static boolean isStrict(RequestDetails request) {
        return isStated(request, "handling=strict");
    }

    /** Whether what is not understood is to be left out. */
    public static boolean isLenient(RequestDetails request) {
        return isStated(request, "handling=lenient");
    }

    /** Whether the client comes back for the answer (Bulk Data Access 2.0.0, 4.2). */
    public static boolean isAsync(RequestDetails request) {
        return isStated(request, "respond-async");
    }

    private static boolean isStated(RequestDetails request, String preference) {
        return request.getHeaders("Prefer").stream()
                .anyMatch(stated -> stated.replace(" ", "").contains(preference));
    }

    private Preference() {}
}
