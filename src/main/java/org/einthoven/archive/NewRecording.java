package org.einthoven.archive;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.einthoven.ecg.SampleRate;
import org.jspecify.annotations.Nullable;

/**
 * A recording as an edge hands it in.
 *
 * @param subject the reference to the patient as it was sent
 * @param length samples per channel
 * @param resource the FHIR Observation in JSON, without the samples
 * @param unknownLeads the channels' codes that are kept but cannot be analysed
 * @param submittedBy the account it came from
 */
public record NewRecording(
        UUID id,
        RecordingKind kind,
        @Nullable String subject,
        @Nullable Instant recordedAt,
        SampleRate rate,
        int length,
        Waveform waveform,
        String resource,
        List<String> unknownLeads,
        String submittedBy) {
    public NewRecording {
        unknownLeads = List.copyOf(unknownLeads);
    }
}
