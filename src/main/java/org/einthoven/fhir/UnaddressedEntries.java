package org.einthoven.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;

/**
 * Entries as HAPI's client makes them of resources ({@code transaction().withResources(...)}): without an address where the
 * resource has none or a relative one, and with the version in it where it was read before. They mean the resource that
 * they hold. Comes before anything is looked up by their address.
 */
@Interceptor
public final class UnaddressedEntries {

    static final int BEFORE_ACCESS = -10;

    private static final Pattern VERSION = Pattern.compile("/_history/[^/?]*$");

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = BEFORE_ACCESS)
    public void address(RequestDetails request) {
        if (request.getResource() instanceof Bundle bundle && !request.isSubRequest()) {
            bundle.getEntry().stream()
                    .filter(entry -> entry.hasRequest() && entry.hasResource())
                    .forEach(UnaddressedEntries::address);
        }
    }

    private static void address(BundleEntryComponent entry) {
        BundleEntryRequestComponent request = entry.getRequest();
        String type = entry.getResource().fhirType();
        String id = entry.getResource().getIdElement().getIdPart();
        if (request.getMethod() == HTTPVerb.POST && !request.hasUrl()) {
            request.setUrl(type);
        } else if (request.getMethod() == HTTPVerb.PUT && !request.hasUrl() && id != null) {
            request.setUrl(type + "/" + id);
        } else if (request.getMethod() == HTTPVerb.PUT && request.hasUrl()) {
            request.setUrl(VERSION.matcher(request.getUrl()).replaceFirst(""));
        }
    }
}
