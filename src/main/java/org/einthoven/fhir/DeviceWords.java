package org.einthoven.fhir;

import org.einthoven.faults.Excerpt;
import org.einthoven.formats.DeviceMeasurement;
import org.einthoven.formats.DeviceMeasurement.Kind;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.RecordingDevice;
import org.einthoven.formats.SenderMarks;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * What a device says of its own recording, as Observations of that device: contained members of the recording's
 * Observation, preliminary because nobody here confirmed them.
 */
final class DeviceWords {
    private static final String DEVICE = "device";

    private final ImportedRecording recording;

    DeviceWords(ImportedRecording recording) {
        this.recording = recording;
    }

    void addTo(Observation observation) {
        boolean speaks = !recording.measurements().isEmpty()
                || !recording.statements().isEmpty()
                || !recording.marks().isEmpty();
        if (!recording.device().isKnown() && !speaks) {
            return;
        }
        observation.addContained(device(recording.device()));
        observation.setDevice(new Reference("#" + DEVICE));
        int number = 0;
        for (DeviceMeasurement measurement : recording.measurements()) {
            number++;
            add(observation, "measured-" + number, code(measurement.kind()))
                    .setValue(new Quantity()
                            .setValue(ObservationEncoder.decimal(measurement.value()))
                            .setUnit(measurement.kind().unit())
                            .setSystem(CodeSystems.UCUM)
                            .setCode(measurement.kind().unit()));
        }
        number = 0;
        for (String statement : recording.statements()) {
            number++;
            add(observation, "stated-" + number, new CodeableConcept().setText("Statement of the recording device"))
                    .setValue(new StringType(Excerpt.ofMessage(statement)));
        }
        number = 0;
        for (SenderMarks marks : recording.marks()) {
            number++;
            String what = "Marks of the sender, in ms from the first sample and PhysioNet's codes: " + marks.name();
            add(observation, "marked-" + number, new CodeableConcept().setText(what))
                    .setValue(new StringType(marks.list()));
        }
    }

    private static Device device(RecordingDevice known) {
        Device device = new Device();
        device.setId(DEVICE);
        device.setManufacturer(known.manufacturer());
        device.setModelNumber(known.model());
        device.setSerialNumber(known.serialNumber());
        if (known.software() != null) {
            device.addVersion().setValue(known.software());
        }
        return device;
    }

    private static Observation add(Observation recording, String id, CodeableConcept code) {
        Observation said = new Observation();
        said.setId(id);
        said.setStatus(ObservationStatus.PRELIMINARY).setCode(code).setDevice(new Reference("#" + DEVICE));
        recording.addContained(said);
        recording.addHasMember(new Reference("#" + id));
        return said;
    }

    private static CodeableConcept code(Kind kind) {
        CodeableConcept concept = new CodeableConcept().setText(kind.display() + " of the recording device");
        kind.mdc().ifPresent(code -> concept.addCoding(new Coding(CodeSystems.MDC, Integer.toString(code), null)));
        return concept;
    }
}
