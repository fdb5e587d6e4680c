package org.einthoven.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.fhir.store.Cursor;
import org.einthoven.fhir.store.StoredVersion;
import org.einthoven.fhir.store.StoredVersion.Method;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;

/**
 * Says on a page of a history how each version came to be, links it to the next page, and tells how many versions there are
 * on all pages, not on this one.
 */
@Interceptor
public final class HistoryLinks {

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void link(RequestDetails request, IBaseResource answer) {
        if (!(answer instanceof Bundle bundle) || bundle.getType() != BundleType.HISTORY) {
            return;
        }
        bundle.setTotalElement(null);
        Integer total = Histories.total(request);
        if (total != null) {
            bundle.setTotal(total);
        }
        Iterator<StoredVersion> versions = Histories.page(request).iterator();
        bundle.getEntry().forEach(entry -> tell(versions.next(), entry));
        bundle.getLink().clear();
        Map<String, String[]> asked = new TreeMap<>(Histories.asked(request));
        bundle.addLink().setRelation("self").setUrl(url(request, asked));
        String next = Histories.next(request);
        if (next != null) {
            asked.put(Cursor.PARAMETER, new String[] {next});
            bundle.addLink().setRelation("next").setUrl(url(request, asked));
        }
    }

    /** What was asked when a version came to be, and answered (FHIR R4, 3.1.0.11): HAPI leaves out when something was deleted. */
    private static void tell(StoredVersion version, BundleEntryComponent entry) {
        String place = version.type() + (version.method() == Method.POST ? "" : "/" + version.id());
        String status =
                switch (version.method()) {
                    case POST -> "201 Created";
                    case PUT -> version.version() == 1 ? "201 Created" : "200 OK";
                    case DELETE -> "200 OK";
                };
        entry.getRequest().setMethod(HTTPVerb.valueOf(version.method().name())).setUrl(place);
        entry.getResponse()
                .setStatus(status)
                .setEtag("W/\"" + version.version() + "\"")
                .setLastModified(Date.from(version.updatedAt()));
    }

    private static String url(RequestDetails request, Map<String, String[]> parameters) {
        String query = parameters.entrySet().stream()
                .flatMap(parameter -> Stream.of(parameter.getValue())
                        .map(value -> parameter.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
        return request.getFhirServerBase() + "/" + request.getRequestPath() + (query.isEmpty() ? "" : "?" + query);
    }
}
