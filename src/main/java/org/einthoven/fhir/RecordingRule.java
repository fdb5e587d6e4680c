package org.einthoven.fhir;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.archive.Recordings;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.store.ResourceStore;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/** An Observation with samples, or with the code of an ECG or PPG, is a recording: it is taken in and will be read. */
@ApplicationScoped
class RecordingRule implements TypeRule {

    private final ObservationDecoder decoder;
    private final Recordings recordings;
    private final ResourceStore store;
    private final SecurityIdentity identity;

    RecordingRule(ObservationDecoder decoder, Recordings recordings, ResourceStore store, SecurityIdentity identity) {
        this.decoder = decoder;
        this.recordings = recordings;
        this.store = store;
        this.identity = identity;
    }

    @Override
    public String type() {
        return "Observation";
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
