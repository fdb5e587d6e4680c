package org.einthoven.fhir.store;

import java.util.List;
import org.einthoven.archive.SearchName;

/** An address, character by character, or with {@code :below} all that begin so (FHIR R4, 3.1.1.4.13). */
final class UriCriterion {

    private UriCriterion() {}

    static Condition of(SearchParameter parameter, String modifier, List<String> values) {
        List<String> addresses = values.stream().map(SearchText::plain).toList();
        return switch (modifier) {
            case "" ->
                Condition.token(parameter.places().stream()
                        .flatMap(place -> addresses.stream().map(address -> Tokens.reference(place.key(), address)))
                        .toList());
            case "below" ->
                Condition.any(addresses.stream()
                        .map(address -> Condition.row(
                                "fhir_string",
                                parameter.hashes(),
                                "x.folded like ? and x.exact like ?",
                                SearchName.prefix(address),
                                SearchName.escaped(address) + "%"))
                        .toList());
            default -> throw SearchText.unknown(parameter.name() + ":" + modifier);
        };
    }
}
