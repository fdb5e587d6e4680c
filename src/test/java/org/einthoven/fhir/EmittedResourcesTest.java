package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.einthoven.fhir.Rendered.abstained;
import static org.einthoven.fhir.Rendered.confirmed;
import static org.einthoven.fhir.Rendered.ecg;
import static org.einthoven.fhir.Rendered.pleth;
import static org.einthoven.fhir.Rendered.render;
import static org.einthoven.fhir.Rendered.signed;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.ReviewContent;
import org.einthoven.archive.Verdict;
import org.einthoven.faults.Fault;
import org.einthoven.faults.FaultException;
import org.einthoven.fhir.DecodedRecording.Warning;
import org.einthoven.fhir.validation.Guide;
import org.einthoven.fhir.validation.Issue;
import org.einthoven.reading.Reading;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ImplementationGuide;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of resource that is given out validates with no error, by R4 and by the profiles that it claims. */
class EmittedResourcesTest {

    private static final Guide GUIDE = new Guide(FhirContext.forR4Cached());
    private static final Set<String> PUBLISHED = GUIDE.all(StructureDefinition.class).stream()
            .map(StructureDefinition::getUrl)
            .collect(Collectors.toSet());

    static Stream<Report> reports() {
        ReviewContent confirming = new ReviewContent(List.of(confirmed()), List.of(), "Seen");
        ReviewContent changing = new ReviewContent(
                List.of(
                        new FindingDecision("ventricular-ectopy", Verdict.CHANGED, "Aberrant conduction"),
                        new FindingDecision("normal-rate", Verdict.REJECTED, null)),
                List.of("U waves"),
                "");
        return Stream.of(
                render(ecg()),
                render(ecg(), signed(1, confirming)),
                render(ecg(), signed(1, confirming), signed(2, changing)),
                render(ecg(), signed(1, changing), signed(2, ReviewContent.EMPTY)),
                render(abstained()),
                render(abstained(), signed(1, changing)),
                render(new Reading.Rejected("It could not be read.")),
                render(Examples.WATCH, ecg()),
                render(Examples.PLETH, pleth()),
                render(Examples.PLETH, pleth(), signed(1, ReviewContent.EMPTY)),
                render(Examples.PLETH, abstained()));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void isValidWithWhateverBelongsToAReport(Report report) {
        assertThat(report.resources()).allSatisfy(FhirValidation::assertValid);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void claimsProfilesThatArePublished(Report report) {
        assertThat(report.resources())
                .flatExtracting(resource -> resource.getMeta().getProfile())
                .extracting(CanonicalType::getValue)
                .isNotEmpty()
                .isSubsetOf(PUBLISHED);
    }

    @Test
    void claimsTheProfilesThatItKeeps() {
        Report report = render(ecg());

        assertThat(profiles(report.report())).containsExactly(Profiles.ECG_REPORT);
        assertThat(report.observations())
                .filteredOn(observation -> profiles(observation).isEmpty())
                .allSatisfy(other -> assertThat(FhirValidation.errors(other, Profiles.MEASUREMENT))
                        .isNotEmpty())
                .allSatisfy(other -> assertThat(FhirValidation.errors(other, Profiles.STATEMENT))
                        .isNotEmpty());
        assertThat(profiles(render(Examples.PLETH, pleth()).report())).isEmpty();
    }

    private static List<String> profiles(DomainResource resource) {
        return resource.getMeta().getProfile().stream()
                .map(CanonicalType::getValue)
                .toList();
    }

    static Stream<MetadataResource> guide() {
        return Stream.of(StructureDefinition.class, CodeSystem.class, ValueSet.class, ImplementationGuide.class)
                .flatMap(type -> GUIDE.all(type).stream());
    }

    @ParameterizedTest
    @MethodSource("guide")
    void isValidInTheGuideItself(MetadataResource resource) {
        FhirValidation.assertValid(resource);
    }

    @Test
    void isValidWithWhateverItAnswers() {
        OperationOutcome refused = Outcomes.of(FaultException.ofAll(Stream.of(Fault.values())
                .map(fault -> new FaultException(fault, "Observation.code", "1", "2", "3", "4"))
                .toList()));
        List<Issue> issues = List.of(
                new Issue(Issue.Severity.ERROR, "Observation.code", "wrong"),
                new Issue(Issue.Severity.INFORMATION, null, "worth knowing"));
        OperationOutcome warned = Outcomes.accepted("Stored.", List.of(new Warning("Observation.code", "odd")));
        Outcomes.warn(warned, issues);

        assertThat(refused.getIssue()).hasSize(Fault.values().length);
        assertThat(Stream.of(
                        refused,
                        warned,
                        Outcomes.validated(List.of()),
                        Outcomes.validated(issues),
                        Outcomes.ofSearch(List.of("a"), List.of())))
                .allSatisfy(FhirValidation::assertValid);
    }
}
