package org.einthoven.fhir.trail;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.util.Date;
import java.util.List;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.jspecify.annotations.Nullable;

/** A page of the trail. The next one begins before its last row, so that rows which come meanwhile move nothing. */
final class AuditPage {
    /** The parameter in the link to the next page: after which row it begins, as in other searches. */
    static final String BEFORE = "page-after";

    private AuditPage() {}

    static Bundle of(List<AuditEvent> events, boolean more, RequestDetails request) {
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);
        bundle.getMeta().setLastUpdated(new Date());
        bundle.addLink().setRelation("self").setUrl(self(request));
        if (more) {
            String last = events.get(events.size() - 1).getIdPart();
            bundle.addLink().setRelation("next").setUrl(url(request, last));
        }
        for (AuditEvent event : events) {
            bundle.addEntry()
                    .setFullUrl(request.getFhirServerBase() + "/AuditEvent/" + event.getIdPart())
                    .setResource(event)
                    .getSearch()
                    .setMode(SearchEntryMode.MATCH);
        }
        return bundle;
    }

    static String self(RequestDetails request) {
        return url(request, null);
    }

    private static String url(RequestDetails request, @Nullable String before) {
        TreeMap<String, String[]> parameters = new TreeMap<>(request.getParameters());
        if (before != null) {
            parameters.put(BEFORE, new String[] {before});
        }
        StringBuilder url = new StringBuilder(request.getFhirServerBase()).append("/AuditEvent");
        char separator = '?';
        for (var parameter : parameters.entrySet()) {
            for (String value : parameter.getValue()) {
                url.append(separator)
                        .append(UrlUtil.escapeUrlParam(parameter.getKey()))
                        .append('=')
                        .append(UrlUtil.escapeUrlParam(value));
                separator = '&';
            }
        }
        return url.toString();
    }
}
