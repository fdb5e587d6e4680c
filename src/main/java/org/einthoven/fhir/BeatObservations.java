package org.einthoven.fhir;

import java.util.List;
import java.util.stream.Collectors;
import org.einthoven.archive.ReadingDocument;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Verdict;
import org.einthoven.beat.Beat;
import org.einthoven.diagnosis.Finding;
import org.einthoven.ecg.BeatClass;
import org.einthoven.fhir.ReadRecording.SignedReview;
import org.einthoven.ppg.Pulse;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * The beats of an ECG, or the pulses of a pleth, in one Observation: how many, and when each was. A reader who finds a beat
 * wrong changes it; where the signed report rejects or changes what rests on their classes instead, the beats are not
 * released with it, but stay preliminary and say why.
 */
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
        recording
                .review()
                .filter(review -> !beats.equals(recording.machine().beats()))
                .ifPresent(review -> DerivedObservation.statedBy(review, recording, observation));
        List<String> disputed = disputed(
                recording.reading(),
                recording.review().map(SignedReview::content).orElse(ReviewContent.EMPTY));
        if (!disputed.isEmpty()) {
            observation.setStatus(ObservationStatus.PRELIMINARY);
            observation.addNote().setText("The signed report rejects or changes: " + String.join("; ", disputed) + ".");
        }
        return observation;
    }

    /** What rests on the classes of the beats and does not stand as it was found. */
    static List<String> disputed(ReadingDocument reading, ReviewContent review) {
        return reading.findings().stream()
                .filter(finding -> finding.code().restsOnBeatClasses())
                .filter(finding -> review.decision(finding.id())
                        .filter(decision -> decision.verdict() != Verdict.CONFIRMED)
                        .isPresent())
                .map(Finding::display)
                .toList();
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
