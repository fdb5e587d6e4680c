package org.einthoven.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.einthoven.archive.Recordings;
import org.einthoven.archive.StoredRecording;
import org.einthoven.fhir.store.FhirJson;
import org.einthoven.fhir.store.ResourceStore;
import org.einthoven.orders.IssuedNumber;
import org.einthoven.orders.OrderBook;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;

/** Which order a recording names itself: nothing is guessed from who is waiting for an ECG. */
@ApplicationScoped
class RecordingOrders implements OrderBook {
    private static final String TYPE = "ServiceRequest";

    private final Recordings recordings;
    private final SourceObservation sources;
    private final ResourceStore store;
    private final FhirJson json;

    RecordingOrders(Recordings recordings, SourceObservation sources, ResourceStore store, FhirJson json) {
        this.recordings = recordings;
        this.sources = sources;
        this.store = store;
        this.json = json;
    }

    /** The orders among what an Observation is based on. */
    static List<Reference> orders(Observation recording) {
        return recording.getBasedOn().stream()
                .filter(reason -> TYPE.equals(reason.getReferenceElement().getResourceType()))
                .toList();
    }

    @Override
    @Transactional
    public Optional<Numbers> orderOf(UUID recordingId) {
        return recordings.find(recordingId).flatMap(this::orderOf);
    }

    private Optional<Numbers> orderOf(StoredRecording recording) {
        return orders(sources.withoutSamples(recording)).stream()
                .flatMap(reference -> stored(reference).stream())
                .filter(order -> recording.patientId != null
                        && order.getSubject().getReference() != null
                        && order.getSubject().getReference().equals("Patient/" + recording.patientId))
                .flatMap(order -> numbers(order).stream())
                .findFirst();
    }

    private Optional<ServiceRequest> stored(Reference reference) {
        return store.find(TYPE, reference.getReferenceElement().getIdPart())
                .filter(version -> !version.isDeletion())
                .map(version -> json.parse(ServiceRequest.class, version.body()));
    }

    private static Optional<Numbers> numbers(ServiceRequest order) {
        IssuedNumber placer = number(order, OrderedRequest.PLACER);
        IssuedNumber filler = number(order, OrderedRequest.FILLER);
        return placer == null && filler == null ? Optional.empty() : Optional.of(new Numbers(placer, filler));
    }

    private static @Nullable IssuedNumber number(ServiceRequest order, String type) {
        return order.getIdentifier().stream()
                .filter(identifier -> identifier.hasValue()
                        && identifier.getType().getCoding().stream().anyMatch(coding -> type.equals(coding.getCode())))
                .map(identifier -> new IssuedNumber(
                        Objects.requireNonNullElse(identifier.getSystem(), ""), identifier.getValue(), type))
                .findFirst()
                .orElse(null);
    }
}
