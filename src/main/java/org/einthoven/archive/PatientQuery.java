package org.einthoven.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to look for among patients; every part that is there must match.
 *
 * @param ids any of these; empty for any id
 * @param identifierSystem null for any system, empty for "without a system"
 * @param identifierValue null for any value
 * @param names each must begin a family or given name, whatever the case and accents
 * @param families each must begin a family name
 * @param givens each must begin a given name
 * @param birthDate null for any; a year or month matches the days in it
 */
public record PatientQuery(
        List<String> ids,
        @Nullable String identifierSystem,
        @Nullable String identifierValue,
        List<String> names,
        List<String> families,
        List<String> givens,
        @Nullable String birthDate) {
    public static final PatientQuery ALL =
            new PatientQuery(List.of(), null, null, List.of(), List.of(), List.of(), null);

    public PatientQuery {
        ids = List.copyOf(ids);
        names = List.copyOf(names);
        families = List.copyOf(families);
        givens = List.copyOf(givens);
    }
}
