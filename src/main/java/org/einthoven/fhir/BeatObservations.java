package org.einthoven.fhir;

import java.util.List;
import java.util.stream.Collectors;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.beat.Beat;
import org.einthoven.ecg.BeatClass;
import org.einthoven.ppg.Pulse;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** The beats of an ECG, or the pulses of a pleth, in one Observation: how many, and when each was. */
final class BeatObservations {

    static List<Observation> render(ReadRecording recording, ModelDevices devices) {
        ReadingDocument reading = recording.reading();
        if (!reading.beats().isEmpty()) {
            return List.of(beats(recording, reading.beats(), devices));
        }
        return reading.pulses().isEmpty() ? List.of() : List.of(pulses(recording, reading.pulses(), devices));
    }

    private static Observation beats(ReadRecording recording, List<Beat> beats, ModelDevices devices) {
        Observation observation =
                DerivedObservation.of(recording, "beats", ReadingCode.BEATS.concept(), devices.ofBeats());
        for (BeatClass beatClass : BeatClass.values()) {
            long count =
                    beats.stream().filter(beat -> beat.beatClass() == beatClass).count();
            component(observation, ReadingCode.ofBeats(beatClass), new IntegerType(count));
        }
        String list = beats.stream()
                .map(beat -> Math.round(beat.timeMs()) + beat.beatClass().name())
                .collect(Collectors.joining(" "));
        component(observation, ReadingCode.BEAT_LIST, new StringType(list));
        return observation;
    }

    private static Observation pulses(ReadRecording recording, List<Pulse> pulses, ModelDevices devices) {
        Observation observation =
                DerivedObservation.of(recording, "pulses", ReadingCode.PULSES.concept(), devices.ofPulses());
        component(observation, ReadingCode.PULSE_COUNT, new IntegerType(pulses.size()));
        String list = pulses.stream().map(BeatObservations::text).collect(Collectors.joining(" "));
        component(observation, ReadingCode.PULSE_LIST, new StringType(list));
        return observation;
    }

    private static String text(Pulse pulse) {
        Double notch = pulse.notchMs();
        return String.join(
                "/",
                Long.toString(Math.round(pulse.onsetMs())),
                Long.toString(Math.round(pulse.peakMs())),
                notch == null ? "-" : Long.toString(Math.round(notch)),
                Long.toString(Math.round(pulse.offsetMs())));
    }

    private static void component(Observation observation, ReadingCode code, Type value) {
        observation.addComponent().setCode(code.concept()).setValue(value);
    }

    private BeatObservations() {}
}
