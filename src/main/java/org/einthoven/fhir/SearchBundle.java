package org.einthoven.fhir;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.IndexQuery.Cursor;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * Builds the answer to a search. A page is followed by a link that names where it ended, not how many came before, so
 * that nothing is shown twice or skipped when new recordings come in between.
 */
final class SearchBundle {

    /** The parameter in the link to the next page. */
    static final String CURSOR = "page-after";

    private SearchBundle() {}

    static Bundle of(SearchRequest request, List<? extends DomainResource> matches, Optional<Integer> total) {
        Bundle bundle = new Bundle();
        bundle.setType(BundleType.SEARCHSET);
        bundle.getMeta().setLastUpdated(new Date());
        total.ifPresent(bundle::setTotal);
        bundle.addLink().setRelation("self").setUrl(request.self());
        for (DomainResource match : matches) {
            bundle.addEntry()
                    .setFullUrl(request.base() + "/" + match.fhirType() + "/" + match.getIdPart())
                    .setResource(match)
                    .getSearch()
                    .setMode(SearchEntryMode.MATCH);
        }
        if (!request.leftOut().isEmpty()) {
            bundle.addEntry()
                    .setFullUrl("urn:uuid:" + UUID.randomUUID())
                    .setResource(Outcomes.leftOut(request.leftOut()))
                    .getSearch()
                    .setMode(SearchEntryMode.OUTCOME);
        }
        return bundle;
    }

    static void next(Bundle bundle, SearchRequest request, String cursor) {
        bundle.addLink().setRelation("next").setUrl(request.next(cursor));
    }

    static String encode(Cursor cursor) {
        String text = cursor.at() + " " + cursor.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Cursor decode(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            return new Cursor(Instant.parse(parts[0]), parts[1]);
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException malformed) {
            throw FaultException.of(Fault.INVALID_PARAMETER, Excerpt.of(text), CURSOR);
        }
    }
}
