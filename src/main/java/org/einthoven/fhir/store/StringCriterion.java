package org.einthoven.fhir.store;

import java.util.List;

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
        Condition text =
                switch (modifier) {
                    case "" -> IndexedText.begins(value);
                    case "exact" -> IndexedText.is(value);
                    case "contains" -> IndexedText.contains(value);
                    default -> throw SearchText.unknown(parameter.name() + ":" + modifier);
                };
        return Condition.row("fhir_string", parameter.hashes(), text);
    }
}
