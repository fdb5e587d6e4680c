package org.einthoven.fhir.validation;

import org.jspecify.annotations.Nullable;

/**
 * Where in a resource an element is; written out only when it is needed.
 *
 * @param within null for the resource itself
 * @param name of the element as JSON writes it, such as {@code valueQuantity}
 * @param number from 0 among those of its name; negative where there can be only one
 */
record Place(@Nullable Place within, String name, int number) {

    static Place of(String resourceType) {
        return new Place(null, resourceType, -1);
    }

    Place only(String element) {
        return new Place(this, element, -1);
    }

    Place numbered(String element, int position) {
        return new Place(this, element, position);
    }

    /** FHIRPath, such as {@code Observation.component[2].valueQuantity}. */
    String expression() {
        String step = number < 0 ? name : name + "[" + number + "]";
        return within == null ? step : within.expression() + "." + step;
    }
}
