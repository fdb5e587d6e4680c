package org.einthoven.fhir;

import java.util.List;

/** A condition on a row of the index, with a question mark for each value. */
record IndexCondition(String sql, List<Object> values) {

    IndexCondition {
        values = List.copyOf(values);
    }

    static IndexCondition of(String sql, Object... values) {
        return new IndexCondition(sql, List.of(values));
    }
}
