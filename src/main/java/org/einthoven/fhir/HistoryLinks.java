package org.einthoven.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.fhir.store.Cursor;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;

/** Links a page of a history to the next one, and says how many entries there are on all pages, not on this one. */
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
        bundle.getLink().clear();
        Map<String, String[]> asked = new TreeMap<>(Histories.asked(request));
        bundle.addLink().setRelation("self").setUrl(url(request, asked));
        String next = Histories.next(request);
        if (next != null) {
            asked.put(Cursor.PARAMETER, new String[] {next});
            bundle.addLink().setRelation("next").setUrl(url(request, asked));
        }
    }

    private static String url(RequestDetails request, Map<String, String[]> parameters) {
        String query = parameters.entrySet().stream()
                .flatMap(parameter -> Stream.of(parameter.getValue())
                        .map(value -> parameter.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&"));
        return request.getFhirServerBase() + "/" + request.getRequestPath() + (query.isEmpty() ? "" : "?" + query);
    }
}
