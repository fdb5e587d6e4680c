package org.einthoven.fhir;

import java.util.List;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.inference.ModelRef;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceNameType;
import org.hl7.fhir.r4.model.Device.FHIRDeviceStatus;
import org.hl7.fhir.r4.model.Reference;

/** The Devices behind a reading: each exact version of a model is one, and the software that held them together. */
public final class ModelDevices {

    /** Identifies a model by the hash of its {@code model.onnx}. */
    static final String SHA256_SYSTEM = "https://einthoven.org/fhir/model-sha256";

    public static final String SOFTWARE_ID = "einthoven";

    private static final String DELINEATION = "delineation";
    private static final String BEAT = "beat";
    private static final String STATEMENTS = "statements";
    private static final String RHYTHM = "rhythm";
    private static final String PPG = "ppg";

    private final List<ModelRef> models;

    ModelDevices(List<ModelRef> models) {
        this.models = List.copyOf(models);
    }

    /** Whose boundaries the measurements were taken from. */
    Reference ofMeasurements() {
        return of(DELINEATION, PPG);
    }

    Reference ofBeats() {
        return of(BEAT);
    }

    Reference ofPulses() {
        return of(PPG);
    }

    /** Which model a statement rests on; what is counted from the signal itself rests on the software. */
    Reference of(FindingCode code) {
        if (code.restsOnBeatClasses()) {
            return of(BEAT);
        }
        if (code.isLearned()) {
            return of(STATEMENTS);
        }
        if (code.isOfRhythmModel()) {
            return of(RHYTHM);
        }
        return code == FindingCode.POOR_QUALITY ? software() : of(DELINEATION, PPG);
    }

    Reference software() {
        return new Reference("Device/" + SOFTWARE_ID);
    }

    /** The first model that plays one of these roles, in the order of the roles. */
    private Reference of(String... roles) {
        for (String role : roles) {
            for (ModelRef model : models) {
                if (model.name().startsWith(role)) {
                    return new Reference("Device/" + DerivedIds.ofModel(model))
                            .setDisplay(model.name() + " " + model.version());
                }
            }
        }
        return software();
    }

    List<Device> devices() {
        return models.stream().map(ModelDevices::device).toList();
    }

    static Device device(ModelRef model) {
        Device device = device(model.name(), model.version(), "Machine learning model");
        device.setId(DerivedIds.ofModel(model));
        device.addIdentifier().setSystem(SHA256_SYSTEM).setValue(model.sha256());
        device.setParent(new Reference("Device/" + SOFTWARE_ID));
        return device;
    }

    static Device software(String version) {
        Device device = device("Einthoven", version, "Software that reads ECG and PPG");
        device.setId(SOFTWARE_ID);
        return device;
    }

    private static Device device(String name, String version, String type) {
        Device device = new Device()
                .setStatus(FHIRDeviceStatus.ACTIVE)
                .setManufacturer("Einthoven")
                .setType(new CodeableConcept().setText(type));
        device.addDeviceName().setName(name).setType(DeviceNameType.MODELNAME);
        device.addVersion().setValue(version);
        return device;
    }
}
