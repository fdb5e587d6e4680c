package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.StoredRecording;
import org.einthoven.fhir.access.PatientOf;
import org.einthoven.fhir.store.Condition;
import org.einthoven.fhir.store.ResourceSearch;
import org.einthoven.fhir.store.ResourceStore;
import org.einthoven.fhir.store.SearchParameter;
import org.einthoven.fhir.store.SearchQuery;
import org.einthoven.fhir.store.StoredTypes;

/** Whom resources are about: recordings and what is rendered from them by the recording, others by what they state. */
@ApplicationScoped
class RecordedPatients implements PatientOf {

    private static final String PATIENT = "Patient";
    private static final Set<String> OF_RECORDINGS = Set.of("Observation", "DiagnosticReport", "Provenance", "Binary");

    private final Recordings recordings;
    private final ResourceStore store;
    private final ResourceSearch search;
    private final SearchCriteria criteria;

    RecordedPatients(Recordings recordings, ResourceStore store, ResourceSearch search, SearchCriteria criteria) {
        this.recordings = recordings;
        this.store = store;
        this.search = search;
        this.criteria = criteria;
    }

    @Override
    @Transactional
    public Optional<String> patientOf(String type, String id) {
        if (type.equals(PATIENT)) {
            return Optional.of(id);
        }
        Optional<StoredRecording> recording =
                OF_RECORDINGS.contains(type) ? DerivedIds.recordingOf(id).flatMap(recordings::find) : Optional.empty();
        return recording.isPresent() ? recording.map(found -> found.patientId) : stated(type, id);
    }

    @Override
    @Transactional
    public boolean isAboutNobody(String type, String id) {
        List<Condition> conditions =
                List.of(criteria.condition(type, "_id", id), criteria.condition(type, "patient:missing", "true"));
        return search.count(new SearchQuery(type, conditions, List.of(), null, 0), false)
                .filter(count -> count > 0)
                .isPresent();
    }

    /** The one patient that the search parameter of that name finds it by. */
    private Optional<String> stated(String type, String id) {
        SearchParameter patient =
                StoredTypes.ALL.contains(type) ? criteria.parameters().of(type).get("patient") : null;
        if (patient == null) {
            return Optional.empty();
        }
        List<String> stated = store.targets(type, id, patient, PATIENT);
        return stated.size() == 1 ? Optional.of(stated.get(0)) : Optional.empty();
    }
}
