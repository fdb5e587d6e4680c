package org.einthoven.archive;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.einthoven.ecg.LeadName;
import org.einthoven.ecg.SampleRate;
import org.jspecify.annotations.Nullable;

/** Recordings to take in, of a signal that does not matter. */
public final class NewRecordings {
    public static final Instant TAKEN = Instant.parse("2026-03-04T05:06:07Z");

    private NewRecordings() {}

    public static NewRecording ecg(UUID id, int length) {
        return ecg(id, length, "Patient/nobody", TAKEN);
    }

    public static NewRecording ecg(UUID id, int length, @Nullable String subject, Instant taken) {
        int[] counts = new Random(length).ints(length, -2_000, 2_000).toArray();
        Waveform waveform = new Waveform(List.of(
                new Channel("MDC_ECG_LEAD_II", LeadName.II, 0.005, 0, SampledValues.ofCounts(counts, 0)),
                new Channel("MDC_ECG_LEAD_ODD", null, 0.005, 0, SampledValues.ofCounts(counts, 0))));
        return new NewRecording(
                id,
                RecordingKind.ECG,
                subject,
                taken,
                new SampleRate(500),
                length,
                waveform,
                "{\"resourceType\":\"Observation\",\"status\":\"final\"}",
                List.of("MDC_ECG_LEAD_ODD"),
                "ehr");
    }
}
