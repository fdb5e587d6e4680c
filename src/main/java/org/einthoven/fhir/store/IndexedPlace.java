package org.einthoven.fhir.store;

import ca.uhn.fhir.context.RuntimeResourceDefinition;
import java.util.List;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Base;
import org.jspecify.annotations.Nullable;

/**
 * A place under which values are indexed.
 *
 * @param key names it for ever: the rows of the index are written under its hash
 * @param single whether nothing that a resource has there can be there twice
 * @param walked null where it is reached by FHIRPath
 * @param values what stands there in a resource
 */
record IndexedPlace(String key, long hash, boolean single, @Nullable Place walked, Function<Base, List<Base>> values) {

    static IndexedPlace walked(RuntimeResourceDefinition resource, Place place) {
        String key = place.key(resource.getName());
        return new IndexedPlace(key, Tokens.present(key), place.isSingle(resource), place, place::in);
    }

    static IndexedPlace evaluated(String resourceType, String expression, Function<Base, List<Base>> values) {
        String key = resourceType + ": " + expression;
        return new IndexedPlace(key, Tokens.present(key), false, null, values);
    }

    boolean startsWith(List<String> names) {
        return walked != null && walked.startsWith(names);
    }
}
