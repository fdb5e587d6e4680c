package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.einthoven.fhir.store.Condition;
import org.einthoven.fhir.store.Criteria;
import org.einthoven.fhir.store.SearchParameters;
import org.einthoven.security.FhirAccess.OnlyAbout;

/** Search parameters as conditions on the store; addresses of this server are understood as it is called. */
@ApplicationScoped
class SearchCriteria {

    private final SearchParameters parameters;
    private final ServerAddress address;
    private final KnownValueSets valueSets;
    private final Clock clock;

    SearchCriteria(SearchParameters parameters, ServerAddress address, KnownValueSets valueSets, Clock clock) {
        this.parameters = parameters;
        this.address = address;
        this.valueSets = valueSets;
        this.clock = clock;
    }

    boolean isKnown(String type, String name) {
        return of().isKnown(type, name);
    }

    Condition condition(String type, String name, String value) {
        return of().of(type, name, value);
    }

    /** What is about nobody, or about this patient, where it is one. */
    Condition aboutNobodyOr(String type, OnlyAbout only) {
        Condition nobody = condition(type, "patient:missing", "true");
        return only.isForNoPatient()
                ? nobody
                : Condition.any(List.of(nobody, condition(type, "patient", "Patient/" + only.patientId())));
    }

    SearchParameters parameters() {
        return parameters;
    }

    private Criteria of() {
        return new Criteria(parameters, address::relative, valueSets, clock);
    }
}
