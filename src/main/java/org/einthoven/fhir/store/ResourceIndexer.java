package org.einthoven.fhir.store;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.einthoven.fhir.store.SearchParameter.Pair;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;

/** Finds what a resource can be found by. Pure. */
public final class ResourceIndexer {

    /** Kept with the row of the resource itself. */
    private static final Set<String> OF_THE_ROW = Set.of("_id", "_lastUpdated");

    private final SearchParameters parameters;

    public ResourceIndexer(SearchParameters parameters) {
        this.parameters = parameters;
    }

    IndexedValues of(IBaseResource resource) {
        ValueCollector values = new ValueCollector();
        for (SearchParameter parameter : parameters.of(resource.fhirType()).values()) {
            if (!OF_THE_ROW.contains(parameter.name())) {
                parameter.places().forEach(place -> values.collect(parameter, place, (Base) resource));
                parameter.pairs().stream()
                        .filter(pair -> !pair.scope().isEmpty())
                        .forEach(pair -> collect(pair, (Base) resource, values));
            }
        }
        return values.collected();
    }

    private static void collect(Pair pair, Base resource, ValueCollector values) {
        int depth = pair.scope().size();
        List<Base> elements = new Place(pair.scope(), 0, null, null, null).in(resource);
        for (Base element : elements) {
            for (long form : TokenForms.of("", below(pair.first(), element, depth))) {
                values.collectSecond(pair, form, below(pair.second(), element, depth));
            }
        }
    }

    private static List<Base> below(SearchParameter parameter, Base element, int depth) {
        return parameter.places().stream()
                .map(IndexedPlace::walked)
                .flatMap(place -> place == null ? Stream.of() : place.below(element, depth).stream())
                .toList();
    }
}
