package org.einthoven.fhir.bulk;

import java.util.List;

/**
 * What may be imported.
 *
 * @param types of which the one who asked may create and update resources
 */
record ImportPlan(List<String> types) {
    ImportPlan {
        types = List.copyOf(types);
    }
}
