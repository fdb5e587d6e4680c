package org.einthoven.fhir.store;

import java.util.List;
import org.einthoven.archive.SearchName;

/** Text that begins so, without regard to case and accents; or is exactly so, or contains it (FHIR R4, 3.1.1.4.8). */
final class StringCriterion {

    private StringCriterion() {}

    static Condition of(SearchParameter parameter, String modifier, List<String> values) {
        return Condition.any(values.stream()
                .map(SearchText::plain)
                .map(value -> one(parameter, modifier, value))
                .toList());
    }

    private static Condition one(SearchParameter parameter, String modifier, String value) {
        Long[] places = parameter.hashes();
        String folded = SearchName.of(value);
        return switch (modifier) {
            case "" -> Condition.row("fhir_string", places, "x.folded like ?", SearchName.prefix(value));
            case "exact" -> Condition.row("fhir_string", places, "x.folded = ? and x.exact = ?", folded, value);
            case "contains" -> Condition.row("fhir_string", places, "x.folded like ?", "%" + SearchName.prefix(value));
            default -> throw SearchText.unknown(parameter.name() + ":" + modifier);
        };
    }
}
