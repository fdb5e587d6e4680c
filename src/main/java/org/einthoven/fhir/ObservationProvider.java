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
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.NotModifiedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.StoredRecording;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.fhir.DecodedRecording.Warning;
import org.einthoven.fhir.SearchIndex.Hit;
import org.einthoven.fhir.validation.ResourceRules;
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
    private final SearchIndex index;
    private final ConditionalCreate conditional;
    private final Analysis analysis;
    private final ResourceRules rules;
    private final AuditTrail audit;
    private final SecurityIdentity identity;

    ObservationProvider(
            ObservationDecoder decoder,
            Recordings recordings,
            ReadRecordings rendered,
            SourceObservation sources,
            ReportSearch search,
            SearchIndex index,
            ConditionalCreate conditional,
            Analysis analysis,
            ResourceRules rules,
            AuditTrail audit,
            SecurityIdentity identity) {
        this.decoder = decoder;
        this.recordings = recordings;
        this.rendered = rendered;
        this.sources = sources;
        this.search = search;
        this.index = index;
        this.conditional = conditional;
        this.analysis = analysis;
        this.rules = rules;
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
        Observation sent = Bodies.of(observation, TYPE);
        rules.check(sent);
        return conditional
                .existing(TYPE, request, this::withIdentifier)
                .map(hit -> outcome(hit.recordingId(), false, "The recording was stored before.", List.of(), request))
                .orElseGet(() -> accept(sent, request));
    }

    private List<Hit> withIdentifier(TokenParam identifier) {
        return index.page(new IndexQuery(TYPE).anyOf(List.of(SearchConditions.identifier(identifier))), null, 2);
    }

    private MethodOutcome accept(Observation observation, RequestDetails request) {
        DecodedRecording decoded = decoder.decode(
                observation, recordings.newId(), identity.getPrincipal().getName());
        recordings.accept(decoded.recording());
        return outcome(
                decoded.recording().id(),
                true,
                "The recording is stored and will be read.",
                decoded.warnings(),
                request);
    }

    private MethodOutcome outcome(
            UUID recording, boolean created, String what, List<Warning> warnings, RequestDetails request) {
        String id = recording.toString();
        audit.record(created ? AuditAction.CREATE : AuditAction.READ, TYPE, id);
        MethodOutcome outcome = new MethodOutcome(new IdType(TYPE, id, "1"), created);
        outcome.setOperationOutcome(
                Outcomes.accepted(what + " Its report: DiagnosticReport?result=Observation/" + id, warnings));
        if (Preference.isRepresentation(request)) {
            outcome.setResource(source(recordings.find(recording).orElseThrow()));
        }
        return outcome;
    }

    @Read(version = true)
    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    @Transactional(dontRollbackOn = NotModifiedException.class)
    public Observation read(@IdParam IdType id, RequestDetails request) {
        UUID recordingId = DerivedIds.recordingOf(id.getIdPart()).orElseThrow(() -> Bodies.notFound(TYPE, id));
        return id.getIdPart().equals(recordingId.toString())
                ? source(recordingId, id, request)
                : derived(recordingId, id, request);
    }

    private Observation source(UUID recordingId, IdType id, RequestDetails request) {
        StoredRecording recording = recordings
                .find(recordingId)
                .filter(found -> !id.hasVersionIdPart() || Versions.number(id) == found.version)
                .orElseThrow(() -> Bodies.notFound(TYPE, id));
        audit.record(AuditAction.READ, TYPE, id.getIdPart());
        Versions.unlessSeen(request, recording.version);
        return source(recording);
    }

    private Observation derived(UUID recordingId, IdType id, RequestDetails request) {
        Observation derived = rendered.report(recordingId, id).stream()
                .flatMap(report -> report.observations().stream())
                .filter(observation -> observation.getIdPart().equals(id.getIdPart()))
                .findFirst()
                .orElseThrow(() -> Bodies.notFound(TYPE, id));
        audit.record(AuditAction.READ, TYPE, id.getIdPart());
        Versions.unlessSeen(request, Integer.parseInt(derived.getMeta().getVersionId()));
        return derived;
    }

    private Observation source(StoredRecording recording) {
        return sources.render(recording, recordings.waveform(recording.id));
    }

    @Search
    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    public Bundle search(
            @OptionalParam(name = "_id") @Nullable TokenAndListParam id,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = Observation.SP_IDENTIFIER) @Nullable TokenAndListParam identifier,
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
                .shared(id, lastUpdated, patient, subject, code, date, status, sort)
                .identifier(identifier)
                .finding(finding)
                .derivedFrom(derivedFrom);
        return search.search(conditions, count, total, cursor, request);
    }

    /** Reads a recording without storing anything. */
    @Operation(name = "$analyze")
    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    public Bundle analyze(@ResourceParam Observation observation) {
        Observation sent = Bodies.of(observation, TYPE);
        rules.check(sent);
        DecodedRecording decoded =
                decoder.decode(sent, UUID.randomUUID(), identity.getPrincipal().getName());
        audit.record(AuditAction.ANALYZE, TYPE, null);
        return analysis.analyze(decoded);
    }
}
