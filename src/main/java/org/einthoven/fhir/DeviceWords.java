package org.einthoven.fhir;

import org.einthoven.formats.DeviceMeasurement;
import org.einthoven.formats.DeviceMeasurement.Kind;
import org.einthoven.formats.ImportedRecording;
import org.einthoven.formats.RecordingDevice;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * What a device says of its own recording, as Observations of that device: contained members of the recording's
 * Observation, preliminary because nobody here confirmed them. MDC codes are those of DICOM PS3.16 CID 3227 and 3229.
 */
final class DeviceWords {
    private static final String DEVICE = "device";

    private final ImportedRecording recording;

    DeviceWords(ImportedRecording recording) {
        this.recording = recording;
    }

    void addTo(Observation observation) {
        boolean speaks =
                !recording.measurements().isEmpty() || !recording.statements().isEmpty();
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
        String mdc = mdc(kind);
        return mdc == null ? concept : concept.addCoding(new Coding(CodeSystems.MDC, mdc, null));
    }

    /** Null where the nomenclature has no code for exactly this. */
    private static @Nullable String mdc(Kind kind) {
        return switch (kind) {
            case VENTRICULAR_RATE -> "147842"; // MDC_ECG_HEART_RATE
            case ATRIAL_RATE -> null;
            case RR -> "147072";
            case P_DURATION -> "147256";
            case PR -> "146944";
            case QRS -> "147228";
            case QT -> "147232";
            case QTC -> "147236"; // MDC_ECG_TIME_PD_QTc, whatever the correction
            case QTC_BAZETT -> "146952";
            case QTC_FRIDERICIA -> "146964";
            case P_AXIS -> "147200";
            case QRS_AXIS -> "147204";
            case T_AXIS -> "147208";
        };
    }
}
