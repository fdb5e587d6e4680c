package org.einthoven.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.StringAndListParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.einthoven.archive.Page;
import org.einthoven.archive.PatientQuery;
import org.einthoven.archive.Patients;
import org.einthoven.archive.StoredPatient;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.fhir.validation.ResourceRules;
import org.einthoven.security.Roles;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** Patients, so that the worklist shows who it is. */
@ApplicationScoped
public class PatientProvider implements IResourceProvider {

    private static final String TYPE = "Patient";

    private final Patients patients;
    private final PatientRecords records;
    private final ConditionalCreate conditional;
    private final ResourceRules rules;
    private final AuditTrail audit;

    PatientProvider(
            Patients patients,
            PatientRecords records,
            ConditionalCreate conditional,
            ResourceRules rules,
            AuditTrail audit) {
        this.patients = patients;
        this.records = records;
        this.conditional = conditional;
        this.rules = rules;
        this.audit = audit;
    }

    @Override
    public Class<Patient> getResourceType() {
        return Patient.class;
    }

    @Create
    @RolesAllowed(Roles.EHR)
    @Transactional
    public MethodOutcome create(@ResourceParam Patient patient, RequestDetails request) {
        Patient body = Bodies.of(patient, TYPE);
        rules.check(body);
        return conditional
                .existing(TYPE, request, this::withIdentifier)
                .map(stored -> {
                    audit.record(AuditAction.READ, TYPE, stored.id);
                    return outcome(stored, false, request);
                })
                .orElseGet(() -> {
                    StoredPatient stored = patients.create(patients.newId(), records.of(body));
                    audit.record(AuditAction.CREATE, TYPE, stored.id);
                    return outcome(stored, true, request);
                });
    }

    private List<StoredPatient> withIdentifier(TokenParam identifier) {
        return patients.search(PatientSearch.byIdentifier(identifier), 0, 2).entries();
    }

    @Update
    @RolesAllowed(Roles.EHR)
    @Transactional
    public MethodOutcome update(@IdParam IdType id, @ResourceParam Patient patient, RequestDetails request) {
        Patient body = Bodies.of(patient, TYPE);
        rules.check(body);
        StoredPatient stored = patients.update(id.getIdPart(), Versions.expected(request), records.of(body));
        audit.record(AuditAction.UPDATE, TYPE, stored.id);
        return outcome(stored, false, request);
    }

    private MethodOutcome outcome(StoredPatient stored, boolean created, RequestDetails request) {
        MethodOutcome outcome =
                new MethodOutcome(new IdType(TYPE, stored.id, Integer.toString(stored.version)), created);
        outcome.setOperationOutcome(
                Outcomes.accepted("The patient is stored as version " + stored.version + ".", List.of()));
        if (Preference.isRepresentation(request)) {
            outcome.setResource(render(stored));
        }
        return outcome;
    }

    @Read(version = true)
    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    @Transactional(dontRollbackOn = NotModifiedException.class)
    public Patient read(@IdParam IdType id, RequestDetails request) {
        StoredPatient patient = patients.find(id.getIdPart()).orElseThrow(() -> Bodies.notFound(TYPE, id));
        audit.record(AuditAction.READ, TYPE, patient.id);
        if (id.hasVersionIdPart() && Versions.number(id) != patient.version) {
            return earlier(id, Versions.number(id));
        }
        Versions.unlessSeen(request, patient.version);
        return render(patient);
    }

    private Patient earlier(IdType id, int version) {
        Patient patient = patients.version(id.getIdPart(), version)
                .map(records::parse)
                .orElseThrow(() -> Bodies.notFound(TYPE, id));
        patient.setId(id.getIdPart());
        patient.getMeta().setVersionId(Integer.toString(version));
        return patient;
    }

    @Search
    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    @Transactional
    public Bundle search(
            @OptionalParam(name = "_id") @Nullable TokenOrListParam id,
            @OptionalParam(name = Patient.SP_IDENTIFIER) @Nullable TokenParam identifier,
            @OptionalParam(name = Patient.SP_NAME) @Nullable StringAndListParam name,
            @OptionalParam(name = Patient.SP_FAMILY) @Nullable StringAndListParam family,
            @OptionalParam(name = Patient.SP_GIVEN) @Nullable StringAndListParam given,
            @OptionalParam(name = Patient.SP_BIRTHDATE) @Nullable DateParam birthDate,
            @OptionalParam(name = SearchBundle.CURSOR) @Nullable StringParam after,
            @Count @Nullable Integer count,
            RequestDetails request) {
        PatientQuery query = PatientSearch.query(id, identifier, name, family, given, birthDate);
        SearchRequest address = SearchRequest.of(TYPE, request, count);
        int limit = address.limit();
        int offset = after == null ? 0 : PatientSearch.offset(after.getValue());
        Page<StoredPatient> page = patients.search(query, offset, limit);
        Bundle bundle = SearchBundle.of(
                address,
                page.entries().stream().map(this::render).toList(),
                Optional.of(Math.toIntExact(page.total())));
        if (limit > 0 && offset + limit < page.total()) {
            SearchBundle.next(bundle, address, Integer.toString(offset + limit));
        }
        audit.search(TYPE, address.self());
        return bundle;
    }

    private Patient render(StoredPatient stored) {
        Patient patient = records.parse(stored.resource);
        patient.setId(stored.id);
        patient.getMeta().setVersionId(Integer.toString(stored.version)).setLastUpdated(Date.from(stored.updatedAt));
        return patient;
    }
}
