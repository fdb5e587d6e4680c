package org.einthoven.fhir;

import java.time.Instant;
import java.util.List;
import org.einthoven.ecg.Ecg;
import org.einthoven.ecg.Pleth;
import org.einthoven.ecg.Recording;
import org.einthoven.synthesis.DemoRecordings.Demo;
import org.einthoven.synthesis.DemoRecordings.Sex;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/** Generated recordings and the invented people in them, as an EHR would send them. */
final class DemoResources {

    private static final String IDENTIFIERS = "https://einthoven.org/fhir/demo";
    private static final double MICROVOLTS_PER_MILLIVOLT = 1000;

    static Patient patient(Demo demo) {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem(IDENTIFIERS).setValue(demo.key());
        patient.addName(
                new HumanName().setFamily(demo.familyName()).setGiven(List.of(new StringType(demo.givenName()))));
        patient.setGender(demo.sex() == Sex.FEMALE ? AdministrativeGender.FEMALE : AdministrativeGender.MALE);
        patient.getBirthDateElement().setValueAsString(Integer.toString(demo.birthYear()));
        return patient;
    }

    static Observation observation(Demo demo, String patientId, Instant recordedAt) {
        Observation observation = ObservationEncoder.of(encode(demo), patientId, recordedAt);
        observation.addIdentifier().setSystem(IDENTIFIERS).setValue(demo.key());
        observation.addNote().setText("Generated, not recorded from a person: " + demo.title());
        return observation;
    }

    private static Observation encode(Demo demo) {
        Recording recording = demo.recording();
        if (recording instanceof Ecg ecg) {
            return new ObservationEncoder(demo.step() * MICROVOLTS_PER_MILLIVOLT).encode(ecg);
        }
        return ObservationEncoder.encode((Pleth) recording, demo.step());
    }

    private DemoResources() {}
}
