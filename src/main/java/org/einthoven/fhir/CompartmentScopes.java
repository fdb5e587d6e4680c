package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.einthoven.faults.Excerpt;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.access.AccessInterceptor;
import org.einthoven.fhir.access.Compartment;
import org.einthoven.fhir.store.Compartments;
import org.einthoven.fhir.store.Condition;
import org.einthoven.fhir.store.SearchParameters;

/** What can be found in a compartment: resources of one type, or of all of them. */
@ApplicationScoped
class CompartmentScopes {

    static final String TYPE = "_type";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private final SearchCriteria criteria;
    private final Compartments compartments;

    CompartmentScopes(SearchParameters parameters, SearchCriteria criteria) {
        this.criteria = criteria;
        this.compartments = new Compartments(parameters);
    }

    /** @throws FaultException where there is no such compartment, or never a resource of that type in it */
    void check(Compartment compartment, String type) {
        List<String> types = compartments.types(compartment.owner());
        if (!ID.matcher(compartment.id()).matches()) {
            throw FaultException.of(Fault.INVALID_ID);
        }
        if (!type.equals(Compartment.ALL_TYPES) && !types.contains(type)) {
            throw FaultException.of(
                    Fault.NEVER_IN_COMPARTMENT, Excerpt.of(type), compartment.owner(), String.join(", ", types));
        }
    }

    /** Those of one type. */
    SearchScope of(Compartment compartment, String type) {
        check(compartment, type);
        return new SearchScope(
                compartment + "/" + type,
                List.of(type),
                List.of(compartments.of(compartment.owner(), compartment.id(), List.of(type))),
                Set.of());
    }

    /** Those of every type, or of those that the request names; cut to the one patient about whom anything may be seen. */
    SearchScope all(Compartment compartment, String last, RequestDetails request) {
        List<String> known = compartments.types(compartment.owner());
        List<String> asked = Stream.of(request.getParameters().getOrDefault(TYPE, new String[0]))
                .flatMap(types -> Stream.of(types.split(",")))
                .distinct()
                .toList();
        asked.stream().filter(type -> !known.contains(type)).findFirst().ifPresent(type -> {
            throw FaultException.of(
                    Fault.NEVER_IN_COMPARTMENT, Excerpt.of(type), compartment.owner(), String.join(", ", known));
        });
        List<String> types = asked.isEmpty() ? known : asked;
        List<Condition> conditions = new ArrayList<>();
        conditions.add(compartments.of(compartment.owner(), compartment.id(), types));
        AccessInterceptor.onlyPatient(request)
                .map(patient -> about(patient, types))
                .ifPresent(conditions::add);
        return new SearchScope(compartment + "/" + last, types, conditions, Set.of(TYPE));
    }

    private Condition about(String patient, List<String> types) {
        return Condition.any(types.stream()
                .map(type -> Condition.all(List.of(
                        Condition.ofType(List.of(type)),
                        type.equals("Patient")
                                ? criteria.condition(type, "_id", patient)
                                : criteria.condition(type, "patient", "Patient/" + patient))))
                .toList());
    }

    List<String> types(String owner) {
        return compartments.types(owner);
    }
}
