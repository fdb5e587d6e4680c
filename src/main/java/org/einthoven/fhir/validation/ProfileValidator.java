package org.einthoven.fhir.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.einthoven.fhir.validation.Issue.Severity;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.jspecify.annotations.Nullable;

/**
 * HL7's validator with R4's definitions and our own guide, and nothing from the network. Code systems that are not at hand,
 * such as LOINC and SNOMED CT, cannot be looked up: their codes are warned of, not refused. Made when it is first needed,
 * which takes some seconds and 200 MB; safe for many threads.
 */
@ApplicationScoped
public class ProfileValidator {

    private final Guide guide;
    private volatile @Nullable FhirValidator validator;

    public ProfileValidator(Guide guide) {
        this.guide = guide;
    }

    /**
     * Checks a resource by R4, the profiles that it claims, and these.
     *
     * @param resource as JSON or XML, well-formed or not
     * @return errors first
     */
    public List<Issue> validate(String resource, Collection<String> profiles) {
        ValidationOptions options = new ValidationOptions();
        profiles.forEach(options::addProfile);
        return validator().validateWithResult(resource, options).getMessages().stream()
                .map(ProfileValidator::issue)
                .sorted(Comparator.comparing(Issue::severity))
                .toList();
    }

    private static Issue issue(SingleValidationMessage message) {
        String location = message.getLocationString();
        String text = String.valueOf(message.getMessage());
        return new Issue(
                severity(message.getSeverity()),
                location == null || location.isBlank() || location.startsWith("(") ? null : location,
                message.getLocationLine() == null || message.getLocationLine() < 0
                        ? text
                        : text + " (line " + message.getLocationLine() + ", column " + message.getLocationCol() + ")");
    }

    private static Severity severity(ResultSeverityEnum severity) {
        return switch (severity) {
            case FATAL, ERROR -> Severity.ERROR;
            case WARNING -> Severity.WARNING;
            case INFORMATION -> Severity.INFORMATION;
        };
    }

    private FhirValidator validator() {
        FhirValidator made = validator;
        if (made == null) {
            synchronized (this) {
                made = validator == null ? make() : validator;
                validator = made;
            }
        }
        return Objects.requireNonNull(made);
    }

    private FhirValidator make() {
        // the server's own context refuses what the validator is to describe
        FhirContext context = FhirContext.forR4();
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(context);
        guide.all(StructureDefinition.class).forEach(ours::addStructureDefinition);
        guide.all(CodeSystem.class).forEach(ours::addCodeSystem);
        guide.all(ValueSet.class).forEach(ours::addValueSet);
        ValidationSupportChain chain = new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                ours,
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context));
        FhirInstanceValidator instances = new FhirInstanceValidator(chain);
        instances.setWrappedWorkerContext(chain, new KnownCodes(chain));
        instances.setErrorForUnknownProfiles(false);
        instances.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        return context.newValidator().registerValidatorModule(instances);
    }
}
