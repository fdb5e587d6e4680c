package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.jspecify.annotations.Nullable;

/** The conditions that a request carries in its headers. */
final class Conditional {

    /** Ends the request with 304 where the client has this version already, before anything is rendered. */
    static void unlessSeen(RequestDetails request, int version) {
        String seen = request.getHeader("If-None-Match");
        if (seen != null && seen.equals("W/\"" + version + "\"")) {
            throw new NotModifiedException("version " + version);
        }
    }

    /** Conditional create is not offered, and ignoring the condition would store what must not be stored twice. */
    static void refuseIfNoneExist(RequestDetails request) {
        if (request.getHeader("If-None-Exist") != null) {
            throw FaultException.of(Fault.UNKNOWN_PARAMETER, "If-None-Exist");
        }
    }

    /** The version in If-Match; null where the client does not say. */
    static @Nullable Integer version(@Nullable String stated) {
        if (stated == null) {
            return null;
        }
        try {
            return Integer.valueOf(stated);
        } catch (NumberFormatException notOurs) {
            throw FaultException.of(Fault.INVALID_PARAMETER, "\"" + Excerpt.of(stated) + "\"", "If-Match");
        }
    }

    static boolean wantsResource(RequestDetails request) {
        String prefer = request.getHeader("Prefer");
        return prefer != null && prefer.contains("return=representation");
    }

    private Conditional() {}
}
