package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.einthoven.fhir.store.Criteria;
import org.einthoven.fhir.store.FhirJson;
import org.einthoven.fhir.store.ResourceSearch;
import org.einthoven.fhir.store.SearchParameters;
import org.einthoven.fhir.store.SearchQuery;
import org.einthoven.fhir.store.SearchText;
import org.einthoven.fhir.store.ValueSets;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/**
 * The value sets of the store, ours and those that clients wrote. What is put together by filters, of other value sets or
 * with something taken out is not listed here, and so not searched by.
 */
@ApplicationScoped
class KnownValueSets implements ValueSets {

    /** A larger one is no question for a search. */
    private static final int MOST_CODES = 2_000;

    private static final String TYPE = "ValueSet";

    private final SearchParameters parameters;
    private final ResourceSearch search;
    private final FhirJson json;
    private final Clock clock;

    KnownValueSets(SearchParameters parameters, ResourceSearch search, FhirJson json, Clock clock) {
        this.parameters = parameters;
        this.search = search;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Optional<List<String>> codes(String url) {
        // no address of this server is in the question, nor a value set
        Criteria criteria = new Criteria(parameters, UnaryOperator.identity(), unknown -> Optional.empty(), clock);
        SearchQuery query =
                new SearchQuery(TYPE, List.of(criteria.of(TYPE, "url", SearchText.escaped(url))), List.of(), null, 1);
        return search.page(query).matches().stream()
                .findFirst()
                .map(found -> json.parse(ValueSet.class, Objects.requireNonNull(found.body())))
                .flatMap(KnownValueSets::codes);
    }

    private static Optional<List<String>> codes(ValueSet valueSet) {
        List<ConceptSetComponent> included = valueSet.getCompose().getInclude();
        boolean listed = !included.isEmpty()
                && valueSet.getCompose().getExclude().isEmpty()
                && included.stream()
                        .allMatch(set -> set.hasSystem()
                                && set.getFilter().isEmpty()
                                && set.getValueSet().isEmpty());
        List<String> codes = new ArrayList<>();
        if (listed) {
            included.stream()
                    .flatMap(KnownValueSets::tokens)
                    .limit(MOST_CODES + 1)
                    .forEach(codes::add);
        }
        return codes.isEmpty() || codes.size() > MOST_CODES ? Optional.empty() : Optional.of(codes);
    }

    private static Stream<String> tokens(ConceptSetComponent set) {
        String system = SearchText.escaped(set.getSystem()) + "|";
        return set.getConcept().isEmpty()
                ? Stream.of(system)
                : set.getConcept().stream().map(concept -> system + SearchText.escaped(concept.getCode()));
    }
}
