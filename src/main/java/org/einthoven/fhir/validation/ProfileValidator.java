package org.einthoven.fhir.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import com.google.gson.JsonParseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.faults.Excerpt;
import org.einthoven.fhir.validation.Issue.Severity;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
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
    private volatile @Nullable Made made;

    /** @param definitions what it knows of profiles */
    private record Made(FhirValidator validator, IValidationSupport definitions) {}

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
        try {
            Made with = made();
            return Stream.concat(
                            profiles.stream()
                                    .filter(profile -> isUnknown(profile, with.definitions()))
                                    .map(ProfileValidator::unknown),
                            with.validator().validateWithResult(resource, options).getMessages().stream()
                                    .map(ProfileValidator::issue))
                    .sorted(Comparator.comparing(Issue::severity))
                    .toList();
        } catch (InvalidRequestException | JsonParseException unreadable) {
            return List.of(new Issue(Severity.ERROR, null, "This is neither well-formed JSON nor XML of FHIR."));
        }
    }

    private static boolean isUnknown(String profile, IValidationSupport definitions) {
        return definitions.fetchStructureDefinition(profile.split("\\|", 2)[0]) == null;
    }

    /** The validator itself only warns of it, as it should of one that the resource claims. */
    private static Issue unknown(String profile) {
        return new Issue(
                Severity.ERROR,
                null,
                "The profile " + Excerpt.of(profile) + " is not known here, so nothing was held to it: ask for one of"
                        + " R4 or of GET /fhir/StructureDefinition.");
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

    private Made made() {
        Made there = made;
        if (there == null) {
            synchronized (this) {
                there = made == null ? make() : made;
                made = there;
            }
        }
        return Objects.requireNonNull(there);
    }

    /** Of the systems that are not at hand, the codes that our value sets list; other codes of them stay unknown. */
    private Collection<CodeSystem> fragments() {
        Set<String> whole =
                guide.all(CodeSystem.class).stream().map(CodeSystem::getUrl).collect(Collectors.toSet());
        Map<String, CodeSystem> fragments = new HashMap<>();
        guide.all(ValueSet.class).stream()
                .flatMap(set -> set.getCompose().getInclude().stream())
                .filter(include -> !whole.contains(include.getSystem()))
                .forEach(include -> {
                    CodeSystem fragment = fragments.computeIfAbsent(include.getSystem(), url -> new CodeSystem()
                            .setUrl(url)
                            .setStatus(PublicationStatus.ACTIVE)
                            .setContent(CodeSystemContentMode.FRAGMENT));
                    include.getConcept()
                            .forEach(concept -> fragment.addConcept().setCode(concept.getCode()));
                });
        return fragments.values();
    }

    private Made make() {
        // the server's own context refuses what the validator is to describe
        FhirContext context = FhirContext.forR4();
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(context);
        guide.all(StructureDefinition.class).forEach(ours::addStructureDefinition);
        guide.all(CodeSystem.class).forEach(ours::addCodeSystem);
        guide.all(ValueSet.class).forEach(ours::addValueSet);
        fragments().forEach(ours::addCodeSystem);
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
        return new Made(context.newValidator().registerValidatorModule(instances), chain);
    }
}
