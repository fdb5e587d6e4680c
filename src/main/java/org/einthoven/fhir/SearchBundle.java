package org.einthoven.fhir;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;

/**
 * Builds the answer to a search. A page is followed by a link that names where it ended, not how many came before, so
 * that nothing is shown twice or skipped when new recordings come in between.
 */
public final class SearchBundle {

    private SearchBundle() {}

    public static Bundle of(
            SearchRequest request,
            List<Resource> matches,
            List<Resource> included,
            Optional<Integer> total,
            List<String> remarks) {
        Bundle bundle = new Bundle();
        bundle.setType(BundleType.SEARCHSET);
        bundle.getMeta().setLastUpdated(new Date());
        total.ifPresent(bundle::setTotal);
        bundle.addLink().setRelation("self").setUrl(request.self());
        matches.forEach(match -> add(bundle, request, match, SearchEntryMode.MATCH));
        included.forEach(resource -> add(bundle, request, resource, SearchEntryMode.INCLUDE));
        if (!request.leftOut().isEmpty() || !remarks.isEmpty()) {
            bundle.addEntry()
                    .setFullUrl("urn:uuid:" + UUID.randomUUID())
                    .setResource(Outcomes.ofSearch(request.leftOut(), remarks))
                    .getSearch()
                    .setMode(SearchEntryMode.OUTCOME);
        }
        return bundle;
    }

    private static void add(Bundle bundle, SearchRequest request, Resource resource, SearchEntryMode mode) {
        bundle.addEntry()
                .setFullUrl(request.base() + "/" + resource.fhirType() + "/" + resource.getIdPart())
                .setResource(resource)
                .getSearch()
                .setMode(mode);
    }

    public static void next(Bundle bundle, SearchRequest request, String cursor) {
        bundle.addLink().setRelation("next").setUrl(request.next(cursor));
    }
}
