package org.einthoven.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Sort;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.SearchTotalModeEnum;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.StoredRecording;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.security.Roles;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;

/** Observations: recordings that come in, and what was read from them. */
@ApplicationScoped
public class ObservationProvider implements IResourceProvider {

    private static final String TYPE = "Observation";

    private final ObservationDecoder decoder;
    private final Recordings recordings;
    private final ReadRecordings rendered;
    private final SourceObservation sources;
    private final ReportSearch search;
    private final Analysis analysis;
    private final AuditTrail audit;
    private final SecurityIdentity identity;

    ObservationProvider(
            ObservationDecoder decoder,
            Recordings recordings,
            ReadRecordings rendered,
            SourceObservation sources,
            ReportSearch search,
            Analysis analysis,
            AuditTrail audit,
            SecurityIdentity identity) {
        this.decoder = decoder;
        this.recordings = recordings;
        this.rendered = rendered;
        this.sources = sources;
        this.search = search;
        this.analysis = analysis;
        this.audit = audit;
        this.identity = identity;
    }

    @Override
    public Class<Observation> getResourceType() {
        return Observation.class;
    }

    /** Takes a recording in: what is answered with 201 is stored and will be read. */
    @Create
    @RolesAllowed(Roles.EHR)
    @Transactional
    public MethodOutcome create(@ResourceParam Observation observation, RequestDetails request) {
        Conditional.refuseIfNoneExist(request);
        DecodedRecording decoded = decoder.decode(
                Bodies.of(observation, TYPE),
                recordings.newId(),
                identity.getPrincipal().getName());
        recordings.accept(decoded.recording());
        String id = decoded.recording().id().toString();
        audit.record(AuditAction.CREATE, TYPE, id);
        MethodOutcome outcome = new MethodOutcome(new IdType(TYPE, id, "1"), true);
        outcome.setOperationOutcome(Outcomes.accepted(
                "The recording is stored and will be read. Its report: DiagnosticReport?result=Observation/" + id,
                decoded.warnings()));
        if (Conditional.wantsResource(request)) {
            outcome.setResource(source(recordings.find(decoded.recording().id()).orElseThrow()));
        }
        return outcome;
    }

    @Read(version = true)
    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    @Transactional
    public Observation read(@IdParam IdType id, RequestDetails request) {
        StoredRecording recording = DerivedIds.recordingOf(id.getIdPart())
                .flatMap(recordings::find)
                .orElseThrow(() -> Bodies.notFound(TYPE, id));
        audit.record(AuditAction.READ, TYPE, id.getIdPart());
        if (id.getIdPart().equals(recording.id.toString())) {
            Conditional.unlessSeen(request, recording.version);
            return Bodies.atVersion(source(recording), TYPE, id);
        }
        return rendered.report(recording).stream()
                .flatMap(report -> report.observations().stream())
                .filter(observation -> observation.getIdPart().equals(id.getIdPart()))
                .findFirst()
                .map(observation -> Bodies.atVersion(observation, TYPE, id))
                .orElseThrow(() -> Bodies.notFound(TYPE, id));
    }

    private Observation source(StoredRecording recording) {
        return sources.render(recording, recordings.waveform(recording.id));
    }

    @Search
    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    public Bundle search(
            @OptionalParam(name = "_id") @Nullable TokenAndListParam id,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = Observation.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = Observation.SP_SUBJECT) @Nullable ReferenceAndListParam subject,
            @OptionalParam(name = Observation.SP_CODE) @Nullable TokenAndListParam code,
            @OptionalParam(name = Observation.SP_VALUE_CONCEPT) @Nullable TokenAndListParam finding,
            @OptionalParam(name = Observation.SP_DATE) @Nullable DateAndListParam date,
            @OptionalParam(name = Observation.SP_STATUS) @Nullable TokenAndListParam status,
            @OptionalParam(name = Observation.SP_DERIVED_FROM) @Nullable ReferenceAndListParam derivedFrom,
            @OptionalParam(name = SearchBundle.CURSOR) @Nullable StringParam cursor,
            @Sort @Nullable SortSpec sort,
            @Count @Nullable Integer count,
            @Nullable SearchTotalModeEnum total,
            RequestDetails request) {
        SearchConditions conditions = new SearchConditions(TYPE, request.getFhirServerBase())
                .id(id)
                .lastUpdated(lastUpdated)
                .patient(Observation.SP_PATIENT, patient)
                .patient(Observation.SP_SUBJECT, subject)
                .code(code)
                .finding(finding)
                .date(date)
                .status(status)
                .derivedFrom(derivedFrom)
                .sort(sort);
        return search.search(
                TYPE, conditions.query(), count, total, cursor == null ? null : cursor.getValue(), request);
    }

    /** Reads a recording without storing anything. */
    @Operation(name = "$analyze")
    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    public Bundle analyze(@ResourceParam Observation observation) {
        DecodedRecording decoded = decoder.decode(
                Bodies.of(observation, TYPE),
                UUID.randomUUID(),
                identity.getPrincipal().getName());
        audit.record(AuditAction.ANALYZE, TYPE, null);
        return analysis.analyze(decoded);
    }
}
