package org.einthoven.fhir.bulk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is exported.
 *
 * @param types in this order
 * @param ofPatients whether only what is about a patient is wanted
 * @param since only what changed after this instant, as text
 * @param filters of a type with several one must hold
 * @param elements to which resources are cut, such as {@code Patient.name}; empty for all
 * @param remarks on what was asked and left out
 */
record ExportPlan(
        List<String> types,
        boolean ofPatients,
        @Nullable String since,
        List<Filter> filters,
        List<String> elements,
        List<String> remarks) {

    ExportPlan {
        types = List.copyOf(types);
        filters = List.copyOf(filters);
        elements = List.copyOf(elements);
        remarks = List.copyOf(remarks);
    }

    /** A search that resources of a type must meet. */
    record Filter(String type, List<Criterion> criteria) {

        Filter {
            criteria = List.copyOf(criteria);
        }
    }

    /** One parameter of a search. */
    record Criterion(String name, String value) {}

    List<String> elementsOf(String type) {
        return elements.stream()
                .filter(element -> !element.contains(".") || element.startsWith(type + "."))
                .map(element -> element.contains(".") ? element : type + "." + element)
                .toList();
    }
}
