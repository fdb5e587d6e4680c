package org.einthoven.fhir.store;

import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.einthoven.fhir.store.SearchParameter.Pair;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;

/** Finds what a resource can be found by. Pure. */
public final class ResourceIndexer {

    /** Kept with the row of the resource itself. */
    private static final Set<String> OF_THE_ROW = Set.of("_id", "_lastUpdated");

    private final SearchParameters parameters;
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();

    public ResourceIndexer(SearchParameters parameters) {
        this.parameters = parameters;
    }

    /** A place, in the form that a kind of parameter needs. */
    private record Form(RestSearchParameterTypeEnum type, IndexedPlace place) {}

    /** What is looked at in resources of one type, each thing once. */
    private record Plan(List<Form> forms, List<Pair> pairs) {}

    IndexedValues of(IBaseResource resource) {
        Plan plan = plans.computeIfAbsent(resource.fhirType(), this::plan);
        ValueCollector values = new ValueCollector();
        plan.forms().forEach(form -> values.collect(form.type(), form.place(), (Base) resource));
        plan.pairs().forEach(pair -> collect(pair, (Base) resource, values));
        return values.collected();
    }

    private Plan plan(String resourceType) {
        List<SearchParameter> indexed = parameters.of(resourceType).values().stream()
                .filter(parameter -> !OF_THE_ROW.contains(parameter.name()))
                .toList();
        Map<String, Form> forms = new LinkedHashMap<>();
        for (SearchParameter parameter : indexed) {
            for (IndexedPlace place : parameter.places()) {
                forms.putIfAbsent(parameter.type() + " " + place.key(), new Form(parameter.type(), place));
            }
        }
        return new Plan(
                List.copyOf(forms.values()),
                indexed.stream()
                        .flatMap(parameter -> parameter.pairs().stream())
                        .filter(pair -> !pair.scope().isEmpty())
                        .toList());
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
