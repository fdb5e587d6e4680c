package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.List;
import java.util.stream.Stream;
import org.einthoven.diagnosis.FindingCode;
import org.einthoven.faults.Fault;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;

/** HAPI's validator with our own code systems; codes of LOINC, SNOMED CT and MDC are not looked up. */
final class FhirValidation {

    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final FhirValidator VALIDATOR = validator();

    static void assertValid(IBaseResource resource) {
        assertThat(errors(resource))
                .as(() -> CONTEXT.newJsonParser().setPrettyPrint(true).encodeResourceToString(resource))
                .isEmpty();
    }

    static List<String> errors(IBaseResource resource) {
        return VALIDATOR.validateWithResult(resource).getMessages().stream()
                .filter(message -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
                .map(FhirValidation::text)
                .toList();
    }

    private static String text(SingleValidationMessage message) {
        return message.getLocationString() + ": " + message.getMessage();
    }

    private static FhirValidator validator() {
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(CONTEXT);
        ours.addCodeSystem(codeSystem(
                CodeSystems.FINDING,
                Stream.of(FindingCode.values()).map(FindingCode::code).toList()));
        ours.addCodeSystem(codeSystem(
                CodeSystems.READING,
                Stream.of(ReadingCode.values()).map(ReadingCode::code).toList()));
        ours.addCodeSystem(codeSystem(
                CodeSystems.FAULT, Stream.of(Fault.values()).map(Fault::code).toList()));
        ValidationSupportChain chain = new ValidationSupportChain(
                new DefaultProfileValidationSupport(CONTEXT),
                ours,
                new CommonCodeSystemsTerminologyService(CONTEXT),
                new InMemoryTerminologyServerValidationSupport(CONTEXT));
        FhirInstanceValidator instances = new FhirInstanceValidator(chain);
        instances.setErrorForUnknownProfiles(false);
        return CONTEXT.newValidator().registerValidatorModule(instances);
    }

    private static CodeSystem codeSystem(String url, List<String> codes) {
        CodeSystem system = new CodeSystem()
                .setUrl(url)
                .setStatus(PublicationStatus.ACTIVE)
                .setContent(CodeSystemContentMode.COMPLETE);
        codes.forEach(code -> system.addConcept().setCode(code));
        return system;
    }

    private FhirValidation() {}
}
