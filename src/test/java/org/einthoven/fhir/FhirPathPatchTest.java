package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.Test;

/** What hangs on a primitive value can be patched like anything else. */
class FhirPathPatchTest {
    private static final String BIRTH_TIME = "http://hl7.org/fhir/StructureDefinition/patient-birthTime";

    private final FhirPathPatch patches = new FhirPathPatch(FhirContext.forR4Cached());

    private static ParametersParameterComponent operation(Parameters patch, String type, String path) {
        ParametersParameterComponent operation = patch.addParameter().setName("operation");
        operation.addPart().setName("type").setValue(new CodeType(type));
        operation.addPart().setName("path").setValue(new StringType(path));
        return operation;
    }

    private static Parameters adding(String path, String name, String url) {
        Parameters patch = new Parameters();
        ParametersParameterComponent operation = operation(patch, "add", path);
        operation.addPart().setName("name").setValue(new StringType(name));
        ParametersParameterComponent value = operation.addPart().setName("value");
        value.addPart().setName("url").setValue(new UriType(url));
        value.addPart().setName("value").setValue(new DateTimeType("1970-01-01T10:00:00Z"));
        return patch;
    }

    private static Patient born() {
        return new Patient().setBirthDateElement(new DateType("1970-01-01"));
    }

    private Patient patched(Patient patient, Parameters patch) {
        return (Patient) patches.apply(patient, patch);
    }

    @Test
    void addsReplacesAndDeletesAnExtensionOfAPrimitive() {
        Patient added = patched(born(), adding("Patient.birthDate", "extension", BIRTH_TIME));
        Parameters replacing = new Parameters();
        operation(replacing, "replace", "Patient.birthDate.extension('" + BIRTH_TIME + "').value")
                .addPart()
                .setName("value")
                .setValue(new DateTimeType("1970-01-01T11:30:00Z"));
        Patient replaced = patched(added, replacing);
        Parameters deleting = new Parameters();
        operation(deleting, "delete", "Patient.birthDate.extension.where(url = '" + BIRTH_TIME + "')");

        assertThat(time(added)).isEqualTo("1970-01-01T10:00:00Z");
        assertThat(time(replaced)).isEqualTo("1970-01-01T11:30:00Z");
        assertThat(patched(replaced, deleting).getBirthDateElement().hasExtension())
                .isFalse();
        assertThat(replaced.getBirthDateElement().getValueAsString()).isEqualTo("1970-01-01");
    }

    private static String time(Patient patient) {
        return patient.getBirthDateElement()
                .getExtensionByUrl(BIRTH_TIME)
                .getValue()
                .primitiveValue();
    }

    @Test
    void leavesEverythingElseOfAPrimitiveAsItIs() {
        Patient patient = born();

        assertThatThrownBy(() -> patched(patient, adding("Patient.birthDate", "value", BIRTH_TIME)))
                .hasMessageContaining("date has no element value");
        assertThat(patient.getBirthDateElement().hasExtension()).isFalse();
    }
}
