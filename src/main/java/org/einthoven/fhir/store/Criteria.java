package org.einthoven.fhir.store;

import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.jspecify.annotations.Nullable;

/**
 * Puts search parameters into conditions on the index: a value may have alternatives, a name a modifier, a chain to what
 * the resource refers to, or {@code _has} for what refers to it (FHIR R4, 3.1.1.4 and 3.1.1.5).
 */
public final class Criteria {

    /** Links of a chain: {@code subject:Patient.organization.name} has two. */
    static final int LONGEST_CHAIN = 4;

    private static final String HAS = "_has:";

    private final SearchParameters parameters;
    private final ReferenceCriterion references;
    private final ValueSets valueSets;
    private final Clock clock;

    /** @param relative makes of an address of a resource on this server what is written on it, such as {@code Patient/1} */
    public Criteria(SearchParameters parameters, UnaryOperator<String> relative, ValueSets valueSets, Clock clock) {
        this.parameters = parameters;
        this.references = new ReferenceCriterion(relative);
        this.valueSets = valueSets;
        this.clock = clock;
    }

    /** Whether there is a parameter of this name, chain and modifier aside. */
    public boolean isKnown(String resourceType, String name) {
        return name.startsWith(HAS) || parameters.of(resourceType).containsKey(name.split("[:.]", 2)[0]);
    }

    /**
     * @param name of the parameter, with what follows it
     * @param value as it stands in the address, its escapes included
     * @throws FaultException for what is not known or cannot be read
     */
    public Condition of(String resourceType, String name, String value) {
        try {
            return of(resourceType, name, value, LONGEST_CHAIN);
        } catch (FaultException refused) {
            // of a chain the whole is named, not the link that does not hold
            throw refused.fault() == Fault.UNKNOWN_PARAMETER ? SearchText.unknown(name) : refused;
        }
    }

    private Condition of(String resourceType, String name, String value, int links) {
        if (links < 0) {
            throw SearchText.unknown(name);
        }
        if (name.startsWith(HAS)) {
            return has(name, value, links);
        }
        int dot = name.indexOf('.');
        String head = dot < 0 ? name : name.substring(0, dot);
        int colon = head.indexOf(':');
        SearchParameter parameter = parameters.of(resourceType).get(colon < 0 ? head : head.substring(0, colon));
        if (parameter == null) {
            throw SearchText.unknown(name);
        }
        String modifier = colon < 0 ? "" : head.substring(colon + 1);
        return dot < 0
                ? simple(parameter, modifier, value)
                : chain(parameter, modifier, name, name.substring(dot + 1), value, links);
    }

    private Condition simple(SearchParameter parameter, String modifier, String value) {
        if (modifier.equals("missing")) {
            return missing(parameter, value);
        }
        List<String> values = SearchText.alternatives(parameter.name(), value);
        return switch (parameter.name()) {
            case "_id" -> ids(modifier, values);
            case "_lastUpdated" -> DateCriterion.ofInstant("_lastUpdated", "r.updated_at", modifier, values, clock);
            default ->
                switch (parameter.type()) {
                    case TOKEN -> token(parameter, modifier, values);
                    case STRING -> StringCriterion.of(parameter, modifier, values);
                    case DATE -> DateCriterion.of(parameter, modifier, values, clock);
                    case REFERENCE -> references.of(parameter, modifier, values);
                    case URI -> UriCriterion.of(parameter, modifier, values);
                    case COMPOSITE -> composite(parameter, modifier, values);
                    default -> QuantityCriterion.of(parameter, modifier, values);
                };
        };
    }

    private Condition token(SearchParameter parameter, String modifier, List<String> values) {
        return switch (modifier) {
            case "in" -> TokenCriterion.of(parameter, "", codes(parameter, modifier, values));
            case "not-in" -> TokenCriterion.of(parameter, "not", codes(parameter, modifier, values));
            default -> TokenCriterion.of(parameter, modifier, values);
        };
    }

    private List<String> codes(SearchParameter parameter, String modifier, List<String> urls) {
        return urls.stream()
                .map(SearchText::plain)
                .flatMap(
                        url -> valueSets
                                .codes(url)
                                .orElseThrow(() -> SearchText.invalid(parameter.name() + ":" + modifier, url))
                                .stream())
                .toList();
    }

    private static Condition ids(String modifier, List<String> values) {
        if (!modifier.isEmpty()) {
            throw SearchText.unknown("_id:" + modifier);
        }
        return Condition.of(
                "r.id = any(?)", (Object) values.stream().map(SearchText::plain).toArray(String[]::new));
    }

    private static Condition missing(SearchParameter parameter, String value) {
        if (parameter.places().isEmpty() || Set.of("_id", "_lastUpdated").contains(parameter.name())) {
            throw SearchText.unknown(parameter.name() + ":missing");
        }
        Condition there = Condition.token(parameter.places().stream()
                .map(place -> Tokens.present(
                        parameter.resolvesTo() == null ? place.key() : Tokens.to(place.key(), parameter.resolvesTo())))
                .toList());
        return switch (value) {
            case "true" -> there.not();
            case "false" -> there;
            default -> throw SearchText.invalid(parameter.name() + ":missing", value);
        };
    }

    private Condition composite(SearchParameter parameter, String modifier, List<String> values) {
        if (!modifier.isEmpty()) {
            throw SearchText.unknown(parameter.name() + ":" + modifier);
        }
        return Condition.any(values.stream()
                .flatMap(value -> parameter.pairs().stream().map(pair -> pair(parameter, pair, value)))
                .toList());
    }

    private Condition pair(SearchParameter parameter, SearchParameter.Pair pair, String value) {
        List<String> halves = SearchText.split(value, '$');
        if (halves.size() != 2 || halves.stream().anyMatch(String::isBlank)) {
            throw SearchText.invalid(parameter.name(), value);
        }
        if (pair.scope().isEmpty()) {
            return Condition.all(
                    List.of(simple(pair.first(), "", halves.get(0)), simple(pair.second(), "", halves.get(1))));
        }
        long form = TokenCriterion.hash(parameter.name(), "", halves.get(0));
        String place = Tokens.second(pair.key(), form);
        return pair.second().type() == RestSearchParameterTypeEnum.TOKEN
                ? Condition.token(List.of(TokenCriterion.hash(parameter.name(), place, halves.get(1))))
                : QuantityCriterion.at(new Long[] {Hash.of(place)}, parameter.name(), halves.get(1));
    }

    /** What it refers to meets a condition of its own. */
    private Condition chain(
            SearchParameter parameter, String modifier, String name, String rest, String value, int links) {
        Set<String> types = ReferenceCriterion.types(parameter, modifier);
        if (parameter.type() != RestSearchParameterTypeEnum.REFERENCE) {
            throw SearchText.unknown(name);
        }
        List<Condition> ways = new ArrayList<>();
        for (String type : types.isEmpty() ? StoredTypes.ALL : types) {
            if (StoredTypes.ALL.contains(type) && isKnown(type, rest)) {
                Condition target = Condition.all(List.of(
                        Condition.of("r.resource_type = ? and not r.deleted", type), of(type, rest, value, links - 1)));
                ways.add(Condition.row(
                        "fhir_reference",
                        parameter.hashes(),
                        Condition.of(
                                "(x.target_type, x.target_id) in"
                                        + " (select r.resource_type, r.id from fhir_resource r where " + target.sql()
                                        + ")",
                                target.values().toArray())));
            }
        }
        if (ways.isEmpty()) {
            throw SearchText.unknown(name);
        }
        return Condition.any(ways);
    }

    /** {@code _has:Observation:patient:code}: what refers to it by that parameter meets a condition of its own. */
    private Condition has(String name, String value, int links) {
        String[] parts = name.split(":", 4);
        SearchParameter parameter = parts.length < 4 ? null : reference(parts[1], parts[2]);
        if (parameter == null) {
            throw SearchText.unknown(name);
        }
        Condition source = Condition.all(List.of(
                Condition.of("r.resource_type = ? and not r.deleted", parts[1]),
                of(parts[1], parts[3], value, links - 1)));
        List<Object> values = new ArrayList<>();
        values.add(parameter.hashes());
        values.addAll(source.values());
        return new Condition(
                "(r.resource_type, r.id) in (select x.target_type, x.target_id from fhir_reference x"
                        + " where x.place = any(?) and x.resource in (select r.key from fhir_resource r where "
                        + source.sql() + "))",
                values);
    }

    private @Nullable SearchParameter reference(String resourceType, String name) {
        SearchParameter parameter = StoredTypes.ALL.contains(resourceType)
                ? parameters.of(resourceType).get(name)
                : null;
        return parameter != null && parameter.type() == RestSearchParameterTypeEnum.REFERENCE ? parameter : null;
    }
}
