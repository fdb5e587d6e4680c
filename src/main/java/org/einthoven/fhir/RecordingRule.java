package org.einthoven.fhir;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.archive.CorrectedRecording;
import org.einthoven.archive.Recordings;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.ResourceStore;
import org.einthoven.fhir.store.StoredVersion;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** An Observation with samples, or with the code of an ECG or PPG, is a recording: it is taken in and will be read. */
@ApplicationScoped
class RecordingRule implements TypeRule {

    private final ObservationDecoder decoder;
    private final Recordings recordings;
    private final ResourceStore store;
    private final RenderedResources rendered;
    private final SecurityIdentity identity;

    RecordingRule(
            ObservationDecoder decoder,
            Recordings recordings,
            ResourceStore store,
            RenderedResources rendered,
            SecurityIdentity identity) {
        this.decoder = decoder;
        this.recordings = recordings;
        this.store = store;
        this.rendered = rendered;
        this.identity = identity;
    }

    @Override
    public String type() {
        return "Observation";
    }

    @Override
    public boolean isKeptLikeAnyOther(Resource resource, @Nullable StoredVersion before) {
        return !isRecording((Observation) resource) && (before == null || before.recordingId() == null);
    }

    @Override
    public Optional<Written> create(Resource resource, String id) {
        Observation observation = (Observation) resource;
        if (!isRecording(observation)) {
            return Optional.empty();
        }
        DecodedRecording decoded = decoder.decode(
                observation, UUID.fromString(id), identity.getPrincipal().getName());
        recordings.accept(decoded.recording());
        return Optional.of(new Written(
                store.find(type(), id).orElseThrow(),
                true,
                "The recording is stored and will be read. Its report: DiagnosticReport?result=Observation/" + id,
                decoded.warnings()));
    }

    /** What is said of a recording may be corrected; its samples may not. */
    @Override
    public Optional<Written> update(Resource resource, StoredVersion before) {
        UUID recording = before.recordingId();
        return recording != null && before.id().equals(recording.toString())
                ? Optional.of(correct((Observation) resource, recording, before))
                : Optional.empty();
    }

    private Written correct(Observation said, UUID id, StoredVersion before) {
        Observation recorded = (Observation) rendered.of(before);
        boolean withdrawn = said.getStatus() == ObservationStatus.ENTEREDINERROR;
        if (said.getStatus() == ObservationStatus.CANCELLED) {
            throw new FaultException(
                    Fault.NOT_TO_BE_READ, "Observation.status", said.getStatus().toCode());
        }
        if (withdrawn && SampledElements.of(said).findAny().isEmpty()) {
            said.setValue(recorded.getValue()).setComponent(recorded.getComponent());
        }
        RecordedSignal.of(recorded).requireSame(said);
        CorrectedRecording corrected =
                decoder.corrected(said, withdrawn, identity.getPrincipal().getName());
        if (corrected.resource().equals(recordings.find(id).orElseThrow().resource)) {
            return Written.unchanged(before, "It says what was stored already: nothing was changed.");
        }
        recordings.correct(id, corrected);
        StoredVersion version = store.find(type(), id.toString()).orElseThrow();
        return new Written(
                version,
                false,
                "Stored as version " + version.version()
                        + (withdrawn
                                ? ": the recording is withdrawn, and so is its report."
                                : ": its report says so too."),
                List.of());
    }

    @Override
    public void check(Resource resource, boolean isNew) {
        if (isRecording((Observation) resource)) {
            throw FaultException.of(Fault.RECORDING_BY_PUT);
        }
    }

    static boolean isRecording(Observation observation) {
        return RecordingCodes.kindOf(observation.getCode()).isPresent()
                || SampledElements.of(observation).findAny().isPresent();
    }
}
