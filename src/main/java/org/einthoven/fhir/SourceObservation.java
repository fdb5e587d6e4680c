package org.einthoven.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.einthoven.archive.Channel;
import org.einthoven.archive.StoredRecording;
import org.einthoven.archive.Waveform;
import org.einthoven.fhir.store.FhirJson;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.SampledData;

/** The Observation that brought a recording, as it was sent: the stored resource with its samples put back in. */
final class SourceObservation {

    private final FhirJson json;

    SourceObservation(FhirJson json) {
        this.json = json;
    }

    /** The Observation as it stands, without samples. */
    Observation withoutSamples(StoredRecording recording) {
        return said(recording.id, recording.version, recording.resource, recording.receivedAt);
    }

    /**
     * What the sender said in one version, without samples.
     *
     * @param resource the Observation in JSON
     */
    Observation said(UUID id, int version, String resource, Instant at) {
        Observation observation = json.parse(Observation.class, resource);
        observation.setId(id.toString());
        observation.getMeta().setVersionId(Integer.toString(version)).setLastUpdated(Date.from(at));
        return observation;
    }

    static void putSamplesIn(Observation observation, Waveform waveform) {
        List<SampledData> places = SampledElements.of(observation).toList();
        if (places.size() != waveform.channels().size()) {
            throw new IllegalStateException(
                    waveform.channels().size() + " channels for " + places.size() + " SampledData");
        }
        Iterator<Channel> channels = waveform.channels().iterator();
        places.forEach(place -> place.setData(channels.next().values().render()));
    }
}
