package org.einthoven.fhir;

import java.util.Date;
import java.util.Iterator;
import java.util.List;
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

    Observation render(StoredRecording recording, Waveform waveform) {
        Observation observation = withoutSamples(recording);
        putSamplesIn(observation, waveform);
        return observation;
    }

    /** The Observation with its id and version, without samples. */
    Observation withoutSamples(StoredRecording recording) {
        Observation observation = json.parse(Observation.class, recording.resource);
        observation.setId(recording.id.toString());
        observation
                .getMeta()
                .setVersionId(Integer.toString(recording.version))
                .setLastUpdated(Date.from(recording.receivedAt));
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
