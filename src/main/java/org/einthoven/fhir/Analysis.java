package org.einthoven.fhir;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.archive.KeptRecordings;
import org.einthoven.archive.NewRecording;
import org.einthoven.archive.Patients;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.ReadingStatus;
import org.einthoven.archive.RecordingReader;
import org.einthoven.archive.Recordings;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditTrail;
import org.einthoven.ecg.Subject;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.access.CallerAccess;
import org.einthoven.fhir.store.FhirJson;
import org.einthoven.fhir.validation.ResourceRules;
import org.einthoven.reading.Reading;
import org.einthoven.security.Roles;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Reads a recording on the spot and renders its report; nothing is stored. */
@ApplicationScoped
class Analysis {

    private final RecordingReader reader;
    private final Patients patients;
    private final ReportRenderer renderer;
    private final FhirJson json;
    private final ObservationDecoder decoder;
    private final ResourceRules rules;
    private final AuditTrail audit;
    private final SecurityIdentity identity;
    private final CallerAccess caller;
    private final Clock clock;

    Analysis(
            RecordingReader reader,
            Patients patients,
            ReportRenderer renderer,
            FhirJson json,
            ObservationDecoder decoder,
            ResourceRules rules,
            AuditTrail audit,
            SecurityIdentity identity,
            CallerAccess caller,
            Clock clock) {
        this.reader = reader;
        this.patients = patients;
        this.renderer = renderer;
        this.json = json;
        this.decoder = decoder;
        this.rules = rules;
        this.audit = audit;
        this.identity = identity;
        this.caller = caller;
        this.clock = clock;
    }

    /** The report first, then the Observation as it was sent, then all that the report refers to. */
    @RolesAllowed({Roles.EHR, Roles.CARDIOLOGIST})
    public Bundle analyze(Observation sent) {
        if (!reader.isReady()) {
            throw FaultException.of(Fault.MODELS_MISSING);
        }
        rules.check(sent);
        DecodedRecording decoded =
                decoder.decode(sent, UUID.randomUUID(), identity.getPrincipal().getName());
        audit.record(AuditAction.ANALYZE, "Observation", null);
        NewRecording recording = decoded.recording();
        Optional.ofNullable(Recordings.localPatient(recording.subject())).ifPresent(caller::requirePatient);
        Subject subject = patients.subject(
                recording.subject(), Optional.ofNullable(recording.recordedAt()).orElseGet(clock::instant));
        Reading reading = recording
                .waveform()
                .toRecording(recording.kind(), recording.rate())
                .map(samples -> reader.read(samples, subject))
                .orElseGet(KeptRecordings::withoutLead);
        Observation source = json.parse(Observation.class, recording.resource());
        source.setId(recording.id().toString());
        Report report = renderer.render(new ReadRecording(
                recording.id().toString(),
                recording.kind(),
                source,
                recording.unknownLeads(),
                ReadingStatus.of(reading),
                reasonOf(reading),
                ReadingDocument.of(reading),
                clock.instant(),
                List.of()));
        SourceObservation.putSamplesIn(source, recording.waveform());
        Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
        report.resources().limit(1).forEach(resource -> add(bundle, resource));
        add(bundle, source);
        report.resources().skip(1).forEach(resource -> add(bundle, resource));
        return bundle;
    }

    private static void add(Bundle bundle, Resource resource) {
        bundle.addEntry()
                .setFullUrl("https://einthoven.org/fhir/" + resource.fhirType() + "/" + resource.getIdPart())
                .setResource(resource);
    }

    private static @Nullable String reasonOf(Reading reading) {
        if (reading instanceof Reading.Abstained abstained) {
            return abstained.detail();
        }
        return reading instanceof Reading.Rejected rejected ? rejected.detail() : null;
    }
}
