package org.einthoven.fhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.einthoven.RealRecordings;
import org.einthoven.fhir.store.FhirJson;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What HL7 publishes itself is not refused, and not changed by being kept. */
class R4ExamplesTest {

    /** Its performer is an Encounter, which R4 does not allow there. */
    private static final String WRONG = "Observation-clinical-gender.json";

    private static final FhirContext CONTEXT = FhirContext.forR4Cached();

    private final ResourceRules rules = new ResourceRules(CONTEXT);
    private final FhirJson json = new FhirJson(CONTEXT);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient",
                "Encounter",
                "Practitioner",
                "Organization",
                "Observation",
                "DiagnosticReport",
                "Device",
                "Provenance",
                "AuditEvent",
                "ServiceRequest",
                "Task",
                "Subscription",
                "Binary"
            })
    void takesEveryExampleOfATypeAndGivesItBack(String type) throws IOException {
        Path examples = RealRecordings.R4_EXAMPLES.path("package");
        int taken = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(examples, type + "-*.json")) {
            for (Path file : files) {
                Resource example = (Resource)
                        json.parse(CONTEXT.getResourceDefinition(type).getImplementingClass(), Files.readString(file));
                if (!file.endsWith(WRONG)) {
                    assertThat(rules.violations(example)).as(file.toString()).isEmpty();
                }
                assertThat(json.parse(example.getClass(), json.encode(example)).equalsDeep(example))
                        .as(file.toString())
                        .isTrue();
                taken++;
            }
        }
        assertThat(taken).isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"valueset/valuesets.xml", "valueset/v3-codesystems.xml"})
    void takesWhatR4Defines(String file) throws IOException {
        try (InputStream definitions = FhirContext.class.getResourceAsStream("/org/hl7/fhir/r4/model/" + file)) {
            Bundle bundle = CONTEXT.newXmlParser().parseResource(Bundle.class, definitions);

            assertThat(bundle.getEntry()).hasSizeGreaterThan(100).allSatisfy(entry -> assertThat(
                            rules.violations(entry.getResource()))
                    .as(entry.getFullUrl())
                    .isEmpty());
        }
    }
}
