package org.einthoven.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.einthoven.fhir.access.Compartment;
import org.einthoven.fhir.store.Condition;
import org.einthoven.fhir.store.EffectiveTime;
import org.einthoven.fhir.store.StoredTypes;
import org.einthoven.security.FhirAccess;
import org.einthoven.security.Roles;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;

/**
 * {@code $everything} of a patient or encounter: what is in its compartment, page by page, and with each page what that
 * refers to elsewhere (practitioners, devices, organizations).
 */
@ApplicationScoped
public class EverythingOperation {

    static final String START = "start";
    static final String END = "end";
    static final String SINCE = "_since";

    private static final Set<String> OWN = Set.of(START, END, SINCE, CompartmentScopes.TYPE);

    /** When care was given; what is not listed has no such date. */
    private static final Map<String, String> CARE_DATES = Map.of(
            "Observation", "date", "DiagnosticReport", "date", "Encounter", "date", "ServiceRequest", "authored");

    private final ResourceReads reads;
    private final ResourceSearches searches;
    private final CompartmentScopes compartments;
    private final SearchCriteria criteria;

    EverythingOperation(
            ResourceReads reads, ResourceSearches searches, CompartmentScopes compartments, SearchCriteria criteria) {
        this.reads = reads;
        this.searches = searches;
        this.compartments = compartments;
        this.criteria = criteria;
    }

    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    @Transactional
    public Bundle everything(String owner, IdType id, RequestDetails request) {
        reads.find(owner, id);
        takeParameters(request);
        SearchScope all = compartments.all(new Compartment(owner, id.getIdPart()), "$everything", request);
        List<Condition> conditions = new ArrayList<>(all.conditions());
        value(request, SINCE)
                .map(text -> Objects.requireNonNull(EffectiveTime.startOf(Histories.time(SINCE, text))))
                .map(Condition::since)
                .forEach(conditions::add);
        careDates(all.types(), request).forEach(conditions::add);
        return searches.everything(
                new SearchScope(all.path(), all.types(), conditions, OWN), apart(owner, all, request), request);
    }

    /** The types of which nothing is given that is only referred to: where types are named, all others. */
    private List<String> apart(String owner, SearchScope all, RequestDetails request) {
        boolean named = value(request, CompartmentScopes.TYPE).findAny().isPresent();
        Stream<String> others =
                StoredTypes.ALL.stream().filter(type -> named && !all.types().contains(type));
        return Stream.concat(ofOthers(owner).stream(), others).toList();
    }

    /** Of these types only what is in the compartment is given: what is referred to beside would be another patient's. */
    private List<String> ofOthers(String owner) {
        return compartments.types(owner).stream()
                .filter(type -> !FhirAccess.ABOUT_NOBODY.contains(type))
                .filter(type -> !FhirAccess.MAYBE_ABOUT_NOBODY.contains(type))
                .toList();
    }

    /** Those of a body count like those of the address, so that the next page's address has them. */
    private static void takeParameters(RequestDetails request) {
        if (request.getResource() instanceof Parameters body) {
            Map<String, List<String>> sent = new HashMap<>();
            body.getParameter().stream()
                    .filter(ParametersParameterComponent::hasValue)
                    .forEach(parameter -> sent.computeIfAbsent(parameter.getName(), name -> new ArrayList<>())
                            .add(String.valueOf(parameter.getValue().primitiveValue())));
            sent.forEach((name, values) -> request.addParameter(name, values.toArray(String[]::new)));
        }
    }

    /** What bears no date of care is always given. */
    private Stream<Condition> careDates(List<String> types, RequestDetails request) {
        return Stream.of(START, END).flatMap(name -> value(request, name).map(text -> {
            String asked = (name.equals(START) ? "ge" : "le")
                    + Histories.time(name, text).getValueAsString();
            return Condition.any(
                    types.stream().map(type -> careDate(type, asked)).toList());
        }));
    }

    private Condition careDate(String type, String asked) {
        Condition ofType = Condition.ofType(List.of(type));
        String parameter = CARE_DATES.get(type);
        return parameter == null
                ? ofType
                : Condition.all(List.of(
                        ofType,
                        Condition.any(List.of(
                                criteria.condition(type, parameter, asked),
                                criteria.condition(type, parameter + ":missing", "true")))));
    }

    private static Stream<String> value(RequestDetails request, String name) {
        return Stream.ofNullable(SearchRequest.first(request, name));
    }
}
