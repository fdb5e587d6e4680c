package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.einthoven.audit.AuditTrail;
import org.einthoven.fhir.store.Condition;
import org.einthoven.fhir.store.Cursor;
import org.einthoven.fhir.store.ResourceSearch;
import org.einthoven.fhir.store.SearchQuery;
import org.einthoven.fhir.store.SortKey;
import org.hl7.fhir.r4.model.Bundle;

/** Searches of one type: one page from the index, with what was asked to come along. */
@ApplicationScoped
class ResourceSearches {

    private final ResourceSearch search;
    private final SearchCriteria criteria;
    private final Inclusions inclusions;
    private final RenderedResources rendered;
    private final AuditTrail audit;

    ResourceSearches(
            ResourceSearch search,
            SearchCriteria criteria,
            Inclusions inclusions,
            RenderedResources rendered,
            AuditTrail audit) {
        this.search = search;
        this.criteria = criteria;
        this.inclusions = inclusions;
        this.rendered = rendered;
        this.audit = audit;
    }

    @Transactional
    Bundle search(String type, RequestDetails request) {
        SearchRequest asked = SearchRequest.of(type, request, name -> criteria.isKnown(type, name));
        SearchQuery query = query(asked);
        ResourceSearch.Page page = asked.limit() == 0 ? new ResourceSearch.Page(List.of(), null) : search.page(query);
        Inclusions.Included included = inclusions.of(asked, page.matches());
        Optional<Integer> total = asked.values("_total").contains("none") ? Optional.empty() : search.count(query);
        Bundle bundle = SearchBundle.of(
                asked, rendered.of(page.matches()), rendered.of(included.versions()), total, included.remarks());
        if (page.next() != null) {
            SearchBundle.next(bundle, asked, page.next().encode());
        }
        audit.search(type, asked.self());
        return bundle;
    }

    private SearchQuery query(SearchRequest asked) {
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<String, String[]> parameter : asked.parameters().entrySet()) {
            if (!SearchRequest.isAbout(parameter.getKey())) {
                Stream.of(parameter.getValue())
                        .map(value -> criteria.condition(asked.type(), parameter.getKey(), value))
                        .forEach(conditions::add);
            }
        }
        List<SortKey> sort = asked.values("_sort").stream()
                .flatMap(keys -> Stream.of(keys.split(",")))
                .map(key -> SortKey.of(criteria.parameters().of(asked.type()), key))
                .toList();
        Cursor after = asked.values(Cursor.PARAMETER).stream()
                .findFirst()
                .map(Cursor::decode)
                .orElse(null);
        return new SearchQuery(asked.type(), conditions, sort, after, asked.limit());
    }
}
