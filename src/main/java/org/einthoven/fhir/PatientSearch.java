package org.einthoven.fhir;

import ca.uhn.fhir.rest.param.BaseParam;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.param.StringAndListParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.util.List;
import org.einthoven.archive.PatientQuery;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.jspecify.annotations.Nullable;

/** Puts the search parameters of Patient into the archive's query. */
final class PatientSearch {

    static PatientQuery query(
            @Nullable TokenOrListParam ids,
            @Nullable TokenParam identifier,
            @Nullable StringAndListParam names,
            @Nullable StringAndListParam families,
            @Nullable StringAndListParam givens,
            @Nullable DateParam birthDate) {
        refuse("identifier", identifier, identifier != null && identifier.getModifier() != null);
        boolean comparing =
                birthDate != null && birthDate.getPrefix() != null && birthDate.getPrefix() != ParamPrefixEnum.EQUAL;
        refuse("birthdate", birthDate, comparing);
        return new PatientQuery(
                ids == null
                        ? List.of()
                        : ids.getValuesAsQueryTokens().stream()
                                .map(TokenParam::getValue)
                                .toList(),
                identifier == null ? null : identifier.getSystem(),
                identifier == null || identifier.isEmpty() ? null : blankAsNull(identifier.getValue()),
                strings("name", names),
                strings("family", families),
                strings("given", givens),
                birthDate == null ? null : birthDate.getValueAsString());
    }

    /** Only of an identifier with a value. */
    static PatientQuery byIdentifier(TokenParam identifier) {
        return query(null, identifier, null, null, null, null);
    }

    /** Each must match; alternatives by comma are not offered. */
    private static List<String> strings(String name, @Nullable StringAndListParam all) {
        if (all == null) {
            return List.of();
        }
        return all.getValuesAsQueryTokens().stream()
                .map(any -> {
                    StringParam only = any.getValuesAsQueryTokens().get(0);
                    refuse(name, only, any.getValuesAsQueryTokens().size() > 1 || only.isExact() || only.isContains());
                    return only.getValue();
                })
                .toList();
    }

    private static void refuse(String name, @Nullable BaseParam parameter, boolean refused) {
        if (refused || (parameter != null && parameter.getMissing() != null)) {
            throw FaultException.of(Fault.UNKNOWN_PARAMETER, name + " with this modifier, prefix or list");
        }
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    static int offset(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw FaultException.of(Fault.INVALID_PARAMETER, Excerpt.of(text), SearchBundle.CURSOR);
        }
        return Integer.parseInt(text);
    }

    private PatientSearch() {}
}
