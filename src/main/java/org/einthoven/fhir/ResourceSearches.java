package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.fhir.access.CallerAccess;
import org.einthoven.fhir.access.Compartment;
import org.einthoven.fhir.store.Condition;
import org.einthoven.fhir.store.Cursor;
import org.einthoven.fhir.store.ResourceSearch;
import org.einthoven.fhir.store.ResourceStore;
import org.einthoven.fhir.store.SearchParameter;
import org.einthoven.fhir.store.SearchQuery;
import org.einthoven.fhir.store.SearchTime;
import org.einthoven.fhir.store.SortKey;
import org.einthoven.fhir.store.StoredVersion;
import org.einthoven.security.FhirAccess;
import org.hl7.fhir.r4.model.Bundle;

/** Searches of one type: one page from the index, with what was asked to come along. */
@ApplicationScoped
class ResourceSearches {

    private final ResourceSearch search;
    private final SearchTime time;
    private final SearchCriteria criteria;
    private final CompartmentScopes compartments;
    private final Inclusions inclusions;
    private final ResourceStore store;
    private final RenderedResources rendered;
    private final CallerAccess caller;
    private final AuditTrail audit;

    ResourceSearches(
            ResourceSearch search,
            SearchTime time,
            SearchCriteria criteria,
            CompartmentScopes compartments,
            Inclusions inclusions,
            ResourceStore store,
            RenderedResources rendered,
            CallerAccess caller,
            AuditTrail audit) {
        this.search = search;
        this.time = time;
        this.criteria = criteria;
        this.compartments = compartments;
        this.inclusions = inclusions;
        this.store = store;
        this.rendered = rendered;
        this.caller = caller;
        this.audit = audit;
    }

    /** Of one type: everywhere, or in the compartment that the request's address names. */
    @Transactional
    Bundle search(String type, RequestDetails request) {
        return search(
                Compartment.of(request)
                        .map(compartment -> compartments.of(compartment, type))
                        .orElseGet(() -> SearchScope.of(type)),
                request);
    }

    /** Of every type in the compartment that the request's address names. */
    @Transactional
    Bundle searchCompartment(RequestDetails request) {
        Compartment compartment = Compartment.of(request).orElseThrow();
        return search(compartments.all(compartment, Compartment.ALL_TYPES, request), request);
    }

    /**
     * All there, with what it refers to.
     *
     * @param apart types of which nothing comes along
     */
    @Transactional
    Bundle everything(SearchScope scope, List<String> apart, RequestDetails request) {
        SearchRequest asked = SearchRequest.of(scope, request, name -> false);
        return search(
                asked, matches -> inclusions.referredTo(scope.types(), matches).without(apart));
    }

    private Bundle search(SearchScope scope, RequestDetails request) {
        SearchRequest asked = SearchRequest.of(
                scope, request, name -> scope.types().stream().allMatch(type -> criteria.isKnown(type, name)));
        return search(asked, matches -> inclusions.of(asked, matches));
    }

    private Bundle search(SearchRequest asked, Function<List<StoredVersion>, Inclusions.Included> include) {
        SearchQuery query = query(asked);
        time.bound();
        ResourceSearch.Page page = asked.limit() == 0 ? new ResourceSearch.Page(List.of(), null) : search.page(query);
        Inclusions.Included included = include.apply(page.matches());
        Optional<Integer> total = total(asked, query, page);
        Bundle bundle = SearchBundle.of(
                asked, rendered.of(page.matches()), rendered.of(included.versions()), total, included.remarks());
        if (page.next() != null) {
            SearchBundle.next(bundle, asked, page.next().encode());
        }
        List<String> types = asked.scope().types();
        audit.record(
                AuditAction.SEARCH,
                types.size() == 1 ? types.get(0) : "Resource",
                null,
                asked.self(),
                store.patients(Stream.concat(page.matches().stream(), included.versions().stream())
                        .toList()));
        return bundle;
    }

    /** What is all on one page is not counted again. */
    private Optional<Integer> total(SearchRequest asked, SearchQuery query, ResourceSearch.Page page) {
        if (asked.values("_total").contains("none")) {
            return Optional.empty();
        }
        boolean whole = asked.limit() > 0 && query.after() == null && page.next() == null;
        return whole
                ? Optional.of(page.matches().size())
                : search.count(
                        query, asked.limit() == 0 || asked.values("_total").contains("accurate"));
    }

    private SearchQuery query(SearchRequest asked) {
        SearchLimits.check(asked);
        List<String> types = asked.scope().types();
        List<Condition> conditions = new ArrayList<>(asked.scope().conditions());
        asked.criteria().forEach((name, values) -> Stream.of(values)
                .map(value -> condition(types, name, value))
                .forEach(conditions::add));
        Map<String, SearchParameter> sorted =
                types.size() == 1 ? criteria.parameters().of(types.get(0)) : Map.of();
        if (types.size() == 1 && FhirAccess.MAYBE_ABOUT_NOBODY.contains(types.get(0))) {
            caller.searchesOnly(types.get(0))
                    .map(only -> criteria.aboutNobodyOr(types.get(0), only))
                    .ifPresent(conditions::add);
        }
        List<SortKey> sort = asked.values("_sort").stream()
                .flatMap(keys -> Stream.of(keys.split(",")))
                .map(key -> SortKey.of(sorted, key))
                .toList();
        Cursor after = asked.values(Cursor.PARAMETER).stream()
                .findFirst()
                .map(Cursor::decode)
                .orElse(null);
        return new SearchQuery(types.size() == 1 ? types.get(0) : null, conditions, sort, after, asked.limit());
    }

    private Condition condition(List<String> types, String name, String value) {
        return types.size() == 1
                ? criteria.condition(types.get(0), name, value)
                : Condition.any(types.stream()
                        .map(type -> Condition.all(
                                List.of(Condition.ofType(List.of(type)), criteria.condition(type, name, value))))
                        .toList());
    }
}
