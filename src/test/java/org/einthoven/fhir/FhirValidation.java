package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.einthoven.fhir.validation.Guide;
import org.einthoven.fhir.validation.Issue;
import org.einthoven.fhir.validation.ProfileValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** The server's own validator, for what the server says itself; codes of LOINC and SNOMED CT are not looked up. */
final class FhirValidation {

    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final ProfileValidator VALIDATOR = new ProfileValidator(new Guide(CONTEXT));

    static void assertValid(IBaseResource resource) {
        assertThat(errors(resource))
                .as(() -> CONTEXT.newJsonParser().setPrettyPrint(true).encodeResourceToString(resource))
                .isEmpty();
    }

    static List<String> errors(IBaseResource resource, String... profiles) {
        return VALIDATOR.validate(CONTEXT.newJsonParser().encodeResourceToString(resource), List.of(profiles)).stream()
                .filter(Issue::isError)
                .map(issue -> issue.expression() + ": " + issue.text())
                .toList();
    }

    private FhirValidation() {}
}
