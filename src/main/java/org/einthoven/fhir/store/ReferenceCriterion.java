package org.einthoven.fhir.store;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** References by {@code Type/id}, id alone, or address (FHIR R4, 3.1.1.4.12). */
final class ReferenceCriterion {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,63}");

    private final UnaryOperator<String> relative;

    /** @param relative makes of an address of a resource on this server what is written on it */
    ReferenceCriterion(UnaryOperator<String> relative) {
        this.relative = relative;
    }

    Condition of(SearchParameter parameter, String modifier, List<String> values) {
        if (modifier.equals("identifier")) {
            return Condition.token(parameter.places().stream()
                    .flatMap(place -> values.stream()
                            .map(value ->
                                    TokenCriterion.hash(parameter.name(), Tokens.identifierIn(place.key()), value)))
                    .toList());
        }
        if (!modifier.isEmpty() && !TYPE.matcher(modifier).matches()) {
            throw SearchText.unknown(parameter.name() + ":" + modifier);
        }
        if (!modifier.isEmpty() && !isTarget(parameter, modifier)) {
            throw SearchText.invalid(parameter.name() + ":" + modifier, values.get(0));
        }
        return Condition.any(values.stream()
                .map(value -> one(parameter, modifier, SearchText.plain(value)))
                .toList());
    }

    private Condition one(SearchParameter parameter, String modifier, String value) {
        LocalReference local = LocalReference.of(relative.apply(value));
        if (local != null) {
            checkType(parameter, modifier, local.type(), value);
            return tokens(parameter, Stream.of(local.toString()));
        }
        if (!ID.matcher(value).matches()) {
            return tokens(parameter, Stream.of(value));
        }
        Set<String> types = types(parameter, modifier);
        return types.isEmpty()
                ? Condition.row("fhir_reference", parameter.hashes(), Condition.of("x.target_id = ?", value))
                : tokens(parameter, types.stream().map(type -> type + "/" + value));
    }

    /** Those that refer to one resource by any of these parameters. */
    static Condition toOne(List<SearchParameter> parameters, LocalReference target) {
        return Condition.token(parameters.stream()
                .flatMap(parameter -> parameter.places().stream())
                .map(place -> Tokens.reference(place.key(), target.toString()))
                .distinct()
                .toList());
    }

    private static boolean isTarget(SearchParameter parameter, String type) {
        return parameter.resolvesTo() == null
                ? parameter.targets().isEmpty() || parameter.targets().contains(type)
                : parameter.resolvesTo().equals(type);
    }

    private static Condition tokens(SearchParameter parameter, Stream<String> references) {
        List<String> all = references.toList();
        return Condition.token(parameter.places().stream()
                .flatMap(place -> all.stream().map(reference -> Tokens.reference(place.key(), reference)))
                .toList());
    }

    /** The types that a reference may be to; empty for any. */
    static Set<String> types(SearchParameter parameter, String modifier) {
        if (parameter.resolvesTo() != null) {
            return Set.of(parameter.resolvesTo());
        }
        return modifier.isEmpty() ? parameter.targets() : Set.of(modifier);
    }

    private static void checkType(SearchParameter parameter, String modifier, String type, String value) {
        Set<String> types = types(parameter, modifier);
        if (!types.isEmpty() && !types.contains(type)) {
            throw SearchText.invalid(parameter.name(), value);
        }
    }
}
