package org.einthoven.fhir.store;

import java.util.List;

/** {@code code}, {@code system|code}, {@code |code} and {@code system|} (FHIR R4, 3.1.1.4.10). */
final class TokenCriterion {

    private TokenCriterion() {}

    static Condition of(SearchParameter parameter, String modifier, List<String> values) {
        return switch (modifier) {
            case "" -> equal(parameter, values);
            case "not" -> equal(parameter, values).not();
            case "text" ->
                Condition.any(
                        values.stream().map(value -> text(parameter, value)).toList());
            case "of-type" -> typed(parameter, values);
            default -> throw SearchText.unknown(parameter.name() + ":" + modifier);
        };
    }

    private static Condition equal(SearchParameter parameter, List<String> values) {
        return Condition.token(parameter.places().stream()
                .flatMap(place -> values.stream().map(value -> hash(parameter.name(), place.key(), value)))
                .toList());
    }

    static long hash(String name, String place, String value) {
        AskedToken asked = AskedToken.of(name, value);
        if (asked.system() == null) {
            return Tokens.code(place, asked.code());
        }
        return asked.code().isEmpty()
                ? Tokens.system(place, asked.system())
                : Tokens.coding(place, asked.system(), asked.code());
    }

    private static Condition typed(SearchParameter parameter, List<String> values) {
        return Condition.token(parameter.places().stream()
                .flatMap(place -> values.stream().map(value -> {
                    List<String> parts = SearchText.split(value, '|').stream()
                            .map(SearchText::plain)
                            .toList();
                    if (parts.size() != 3) {
                        throw SearchText.invalid(parameter.name() + ":of-type", value);
                    }
                    return Tokens.typed(place.key(), parts.get(0), parts.get(1), parts.get(2));
                }))
                .toList());
    }

    /** A word of the text begins so. */
    private static Condition text(SearchParameter parameter, String value) {
        Long[] places = parameter.places().stream()
                .map(place -> Hash.of(Tokens.textOf(place.key())))
                .toArray(Long[]::new);
        return Condition.row("fhir_string", places, IndexedText.hasWord(SearchText.plain(value)));
    }
}
