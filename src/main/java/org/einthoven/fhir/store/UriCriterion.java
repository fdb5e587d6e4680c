package org.einthoven.fhir.store;

import java.util.List;
import java.util.stream.Stream;

/** An address, character by character, with {@code :below} all that begin so, with {@code :above} all with
 * which it begins (FHIR R4, 3.1.1.4.13). */
final class UriCriterion {

    /** An address with more is nobody's. */
    private static final int MOST_PARTS = 50;

    private UriCriterion() {}

    /** The address itself, and what is left of it without its last parts, one after the other. */
    private static Stream<String> above(String address) {
        return Stream.iterate(
                        address,
                        left -> !left.isEmpty(),
                        left -> left.contains("/") ? left.substring(0, left.lastIndexOf('/')) : "")
                .limit(MOST_PARTS);
    }

    static Condition of(SearchParameter parameter, String modifier, List<String> values) {
        List<String> addresses = values.stream().map(SearchText::plain).toList();
        return switch (modifier) {
            case "" ->
                Condition.token(parameter.places().stream()
                        .flatMap(place -> addresses.stream().map(address -> Tokens.reference(place.key(), address)))
                        .toList());
            case "below" ->
                Condition.any(addresses.stream()
                        .map(address ->
                                Condition.row("fhir_string", parameter.hashes(), IndexedText.beginsExactly(address)))
                        .toList());
            case "above" ->
                Condition.token(parameter.places().stream()
                        .flatMap(place -> addresses.stream()
                                .flatMap(UriCriterion::above)
                                .map(address -> Tokens.reference(place.key(), address)))
                        .toList());
            default -> throw SearchText.unknown(parameter.name() + ":" + modifier);
        };
    }
}
