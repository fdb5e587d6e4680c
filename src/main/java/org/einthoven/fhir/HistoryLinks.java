package org.einthoven.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
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
        bundle.getLink().removeIf(link -> !"self".equals(link.getRelation()));
        String next = Histories.next(request);
        if (next != null) {
            StringBuilder url = new StringBuilder(request.getFhirServerBase())
                    .append('/')
                    .append(request.getRequestPath())
                    .append('?');
            Map<String, String[]> parameters = new TreeMap<>(request.getParameters());
            parameters.put(Cursor.PARAMETER, new String[] {next});
            parameters.forEach((name, values) -> {
                for (String value : values) {
                    url.append(name)
                            .append('=')
                            .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                            .append('&');
                }
            });
            url.setLength(url.length() - 1);
            bundle.addLink().setRelation("next").setUrl(url.toString());
        }
    }
}
