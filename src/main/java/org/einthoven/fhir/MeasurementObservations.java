package org.einthoven.fhir;

import java.util.List;
import java.util.stream.Stream;
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
        return code.isVitalSign() ? vitalSign(observation) : observation;
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
