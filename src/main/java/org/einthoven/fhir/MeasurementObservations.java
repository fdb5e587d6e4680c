package org.einthoven.fhir;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.measure.Basis;
import org.einthoven.measure.Caveat;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;

/** The measurements of a reading: one Observation each, none for what was not measurable. */
final class MeasurementObservations {

    static List<Observation> render(ReadRecording recording, ModelDevices devices) {
        return Stream.of(MeasurementCode.values())
                .flatMap(code -> code.in(recording.reading().measurements()).stream()
                        .map(value -> render(recording, code, value, devices.ofMeasurements())))
                .toList();
    }

    private static Observation render(ReadRecording recording, MeasurementCode code, double value, Reference device) {
        Observation observation =
                DerivedObservation.of(recording, code.suffix(), code.concept(recording.kind()), device);
        observation.setValue(DerivedObservation.quantity(value, code.unit()));
        observation.getMeta().addProfile(Profiles.MEASUREMENT);
        Optional<Basis> basis = recording.reading().measurements().basis(code.measure());
        recording
                .review()
                .filter(review -> basis.filter(Basis::isByReader).isPresent())
                .ifPresent(review -> DerivedObservation.statedBy(review, recording, observation));
        basis.map(MeasurementObservations::note)
                .filter(note -> !note.isEmpty())
                .ifPresent(note -> observation.addNote().setText(note));
        return code.isVitalSign() ? vitalSign(observation) : observation;
    }

    /** What the value rests on and what to mind, in words; R4 has no element for a standard error. */
    private static String note(Basis basis) {
        StringBuilder note = new StringBuilder();
        if (basis.beats() > 0) {
            note.append("From ").append(basis.beats()).append(basis.leads().isEmpty() ? " intervals" : " beats");
            Double error = basis.standardError();
            if (error != null) {
                note.append(String.format(Locale.ROOT, ", standard error %.1f", error));
            }
            note.append(". ");
        }
        String caveats = basis.caveats().stream().sorted().map(Caveat::display).collect(Collectors.joining("; "));
        if (!caveats.isEmpty()) {
            note.append("Mind: ").append(caveats).append('.');
        }
        return note.toString().strip();
    }

    /** The heart rate follows R4's vital signs profile, which wants a category, a patient and a time. */
    private static Observation vitalSign(Observation observation) {
        observation.getCategory().clear();
        observation.addCategory(DerivedObservation.category("vital-signs", "Vital Signs"));
        if (!observation.hasSubject()) {
            observation.getSubject().addExtension(DerivedObservation.unknown());
        }
        if (!observation.hasEffective()) {
            DateTimeType unknown = new DateTimeType();
            unknown.addExtension(DerivedObservation.unknown());
            observation.setEffective(unknown);
        }
        return observation;
    }

    private MeasurementObservations() {}
}
