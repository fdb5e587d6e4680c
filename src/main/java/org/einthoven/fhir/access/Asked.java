package org.einthoven.fhir.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.einthoven.security.FhirAccess;
import org.einthoven.security.Interaction;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is asked for: by a request, or by an entry of a Bundle.
 *
 * @param demands all of which must be allowed
 * @param type of the resources that it is about
 * @param id of the one resource that it is about; null where there is none yet, or several
 * @param parameters names of search parameters, with their modifiers and chains
 */
record Asked(Shape shape, List<Demand> demands, String type, @Nullable String id, Set<String> parameters) {
    /** As far as it matters where scopes are bound to a patient. */
    enum Shape {
        /** Looks at one resource. */
        LOOK,
        CREATE,
        /** Replaces one resource by the one that is sent. */
        REPLACE,
        DELETE,
        SEARCH,
        /** Nothing that is kept is looked at. */
        FREE,
        /** What cannot be cut to one patient: patches, conditions, histories of a type, other operations. */
        WHOLE
    }

    private static final List<Interaction> LOOKING = List.of(Interaction.READ, Interaction.SEARCH);

    /** What operations do. One that is not listed takes every right to its type. */
    private static final Map<String, List<Interaction>> OPERATIONS = Map.ofEntries(
            Map.entry("$analyze", List.of(Interaction.READ)),
            Map.entry("$validate", List.of(Interaction.READ)),
            Map.entry("$meta", List.of(Interaction.READ)),
            Map.entry("$everything", LOOKING),
            Map.entry("$lastn", LOOKING),
            Map.entry("$status", List.of(Interaction.READ)),
            // these look at the scopes of each type themselves, and give files to the one who asked for them
            Map.entry("$export", List.of()),
            Map.entry("$export-poll-status", List.of()),
            Map.entry("$import", List.of()),
            Map.entry("$import-poll-status", List.of()),
            Map.entry("$bulk-file", List.of()));

    private static final Set<String> KEEP_NOTHING = Set.of("$analyze", "$validate");

    /** Operations whose answer holds resources of other types than the one that they are asked of. */
    private static final Set<String> OF_EVERY_TYPE = Set.of("$everything");

    Asked {
        demands = List.copyOf(demands);
        parameters = Set.copyOf(parameters);
    }

    static Asked look(String type, @Nullable String id) {
        return new Asked(Shape.LOOK, List.of(new Demand(type, Interaction.READ)), type, id, Set.of());
    }

    /** @param conditional whether it looks for what is there already */
    static Asked create(String type, boolean conditional) {
        return change(Shape.CREATE, Interaction.CREATE, type, null, conditional);
    }

    static Asked replace(String type, @Nullable String id) {
        return change(Shape.REPLACE, Interaction.UPDATE, type, id, id == null);
    }

    /** A patch: what comes of it is not known before it is done. */
    static Asked patch(String type, @Nullable String id) {
        return change(Shape.WHOLE, Interaction.UPDATE, type, id, id == null);
    }

    static Asked delete(String type, @Nullable String id) {
        return change(Shape.DELETE, Interaction.DELETE, type, id, id == null);
    }

    private static Asked change(
            Shape shape, Interaction interaction, String type, @Nullable String id, boolean conditional) {
        List<Demand> demands = new ArrayList<>(List.of(new Demand(type, interaction)));
        if (conditional) {
            demands.add(new Demand(type, Interaction.SEARCH));
        }
        return new Asked(conditional ? Shape.WHOLE : shape, demands, type, id, Set.of());
    }

    static Asked search(String type, Set<String> parameters) {
        return new Asked(Shape.SEARCH, List.of(new Demand(type, Interaction.SEARCH)), type, null, parameters);
    }

    /** What is all of a type, or of the server. */
    static Asked whole(String type) {
        return new Asked(Shape.WHOLE, List.of(new Demand(type, Interaction.SEARCH)), type, null, Set.of());
    }

    static Asked everything() {
        return new Asked(Shape.WHOLE, Demand.everything(FhirAccess.EVERY_TYPE), FhirAccess.EVERY_TYPE, null, Set.of());
    }

    /** What asks for nothing by itself: the parts of a Bundle do. */
    static Asked nothing() {
        return new Asked(Shape.FREE, List.of(), FhirAccess.EVERY_TYPE, null, Set.of());
    }

    /** @param name with its dollar sign */
    static Asked operation(String name, @Nullable String stated, @Nullable String id) {
        String type = stated == null || OF_EVERY_TYPE.contains(name) ? FhirAccess.EVERY_TYPE : stated;
        List<Interaction> does = OPERATIONS.getOrDefault(name, Arrays.asList(Interaction.values()));
        List<Demand> demands =
                does.stream().map(interaction -> new Demand(type, interaction)).toList();
        Shape shape = KEEP_NOTHING.contains(name)
                ? id == null ? Shape.FREE : Shape.LOOK
                : id != null && does.equals(LOOKING) ? Shape.LOOK : Shape.WHOLE;
        return new Asked(shape, demands, stated == null ? FhirAccess.EVERY_TYPE : stated, id, Set.of());
    }
}
