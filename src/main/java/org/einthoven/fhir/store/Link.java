package org.einthoven.fhir.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code _include} or {@code _revinclude}: what else goes into the answer (FHIR R4, 3.1.1.5.4).
 *
 * @param reversed whether it asks for what refers to a match, not for what a match refers to
 * @param iterate whether it asks so of what was included, too
 * @param source the type that refers
 * @param places where in it
 * @param target the only type that is wanted; null for any
 */
public record Link(boolean reversed, boolean iterate, String source, List<Long> places, @Nullable String target) {

    public Link {
        places = List.copyOf(places);
    }

    /**
     * @param searched the type of the matches
     * @param stated {@code Type:parameter}, {@code Type:parameter:Target}, {@code Type:*}, or, for what a match refers to by
     *     any parameter, {@code *}
     */
    public static Link of(
            SearchParameters parameters,
            String searched,
            boolean reversed,
            boolean iterate,
            String name,
            String stated) {
        String whole = stated.equals("*") && !reversed ? searched + ":*" : stated;
        String[] parts = whole.split(":", 3);
        if (parts.length < 2 || !StoredTypes.ALL.contains(parts[0])) {
            throw SearchText.invalid(name, stated);
        }
        Map<String, SearchParameter> known = parameters.of(parts[0]);
        List<SearchParameter> meant = parts[1].equals("*")
                ? List.copyOf(known.values())
                : known.containsKey(parts[1]) ? List.of(known.get(parts[1])) : List.of();
        List<SearchParameter> references =
                meant.stream().filter(SearchParameter::isReference).toList();
        if (references.isEmpty()) {
            throw SearchText.invalid(name, stated);
        }
        String resolves = references.size() == 1 ? references.get(0).resolvesTo() : null;
        return new Link(
                reversed,
                iterate,
                parts[0],
                references.stream()
                        .flatMap(parameter -> parameter.places().stream())
                        .map(IndexedPlace::hash)
                        .distinct()
                        .toList(),
                parts.length == 3 ? parts[2] : resolves);
    }

    String sql() {
        return reversed
                ? "select distinct r.key from fhir_reference x join fhir_resource r on r.key = x.resource"
                        + " where (x.target_type, x.target_id) in (select * from unnest(?, ?)) and x.place = any(?)"
                        + " and r.resource_type = ? and not r.deleted limit ?"
                : "select distinct r.key from fhir_reference x"
                        + " join fhir_resource r on r.resource_type = x.target_type and r.id = x.target_id"
                        + " where x.resource = any(?) and x.place = any(?)"
                        + " and (cast(? as text) is null or x.target_type = ?) and not r.deleted limit ?";
    }

    List<Object> values(Collection<StoredVersion> from) {
        List<Object> values = new ArrayList<>();
        if (reversed) {
            values.add(from.stream().map(StoredVersion::type).toArray(String[]::new));
            values.add(from.stream().map(StoredVersion::id).toArray(String[]::new));
            values.add(places.toArray(Long[]::new));
            values.add(source);
        } else {
            values.add(from.stream()
                    .filter(version -> version.type().equals(source))
                    .map(StoredVersion::key)
                    .toArray(Long[]::new));
            values.add(places.toArray(Long[]::new));
            values.add(target);
            values.add(target);
        }
        return values;
    }
}
