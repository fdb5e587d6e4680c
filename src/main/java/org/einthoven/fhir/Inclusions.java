package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.einthoven.fhir.store.Link;
import org.einthoven.fhir.store.ResourceSearch;
import org.einthoven.fhir.store.SearchParameter;
import org.einthoven.fhir.store.StoredTypes;
import org.einthoven.fhir.store.StoredVersion;

/** What comes along with the matches of a search: {@code _include} and {@code _revinclude} (FHIR R4, 3.1.1.5.4). */
@ApplicationScoped
class Inclusions {

    /** More is cut off, and said to be. */
    static final int MOST = 1_000;

    private static final int MOST_ROUNDS = 5;

    private final ResourceSearch search;
    private final SearchCriteria criteria;

    Inclusions(ResourceSearch search, SearchCriteria criteria) {
        this.search = search;
        this.criteria = criteria;
    }

    /** @param remarks what the client should know of what is missing */
    record Included(List<StoredVersion> versions, List<String> remarks) {

        Included {
            versions = List.copyOf(versions);
            remarks = List.copyOf(remarks);
        }

        Included without(List<String> types) {
            return new Included(
                    versions.stream()
                            .filter(version -> !types.contains(version.type()))
                            .toList(),
                    remarks);
        }
    }

    @Transactional
    Included of(SearchRequest asked, List<StoredVersion> matches) {
        return of(links(asked), matches);
    }

    /** What these refer to, whatever it is. */
    @Transactional
    Included referredTo(List<String> types, List<StoredVersion> matches) {
        return of(
                types.stream()
                        .flatMap(type -> link(type, false, "_include", "*"))
                        .toList(),
                matches);
    }

    private Included of(List<Link> links, List<StoredVersion> matches) {
        Map<Long, StoredVersion> known = new LinkedHashMap<>();
        matches.forEach(match -> known.put(match.key(), match));
        List<StoredVersion> included = new ArrayList<>();
        List<StoredVersion> newest = matches;
        List<String> remarks = List.of();
        for (int round = 0; round < MOST_ROUNDS && !newest.isEmpty(); round++) {
            List<StoredVersion> found = new ArrayList<>();
            for (Link link : links) {
                if (round == 0 || link.iterate()) {
                    ResourceSearch.Linked linked = search.linked(newest, link, MOST + 1);
                    if (!linked.all()) {
                        remarks = List.of(
                                "Not all that was to be included fits into an answer; ask for the rest by itself.");
                    }
                    for (StoredVersion version : linked.versions()) {
                        if (known.putIfAbsent(version.key(), version) == null) {
                            found.add(version);
                        }
                    }
                }
            }
            included.addAll(found);
            if (included.size() > MOST) {
                return new Included(
                        included.subList(0, MOST),
                        List.of("More than " + MOST + " resources were to be included; these are the first of them."));
            }
            newest = found;
        }
        return new Included(included, remarks);
    }

    private List<Link> links(SearchRequest asked) {
        return Stream.concat(links(asked, false), links(asked, true)).distinct().toList();
    }

    private Stream<Link> links(SearchRequest asked, boolean reversed) {
        return (reversed ? SearchRequest.REVERSE_INCLUDES : SearchRequest.INCLUDES)
                .stream().flatMap(name -> asked.values(name).stream().flatMap(value -> asked.scope().types().stream()
                        .flatMap(type -> link(type, reversed, name, value))
                        .distinct()));
    }

    private Stream<Link> link(String type, boolean reversed, String name, String value) {
        if (reversed && value.equals("*")) {
            return StoredTypes.ALL.stream()
                    .filter(source ->
                            criteria.parameters().of(source).values().stream().anyMatch(SearchParameter::isReference))
                    .sorted()
                    .flatMap(source -> link(type, true, name, source + ":*"));
        }
        return Stream.of(Link.of(criteria.parameters(), type, reversed, name.contains(":"), name, value));
    }
}
