package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the entries of a transaction say of each other leads to what the answer names. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TransactionReferencesTest extends BundleCalls {

    private static String identified(String mrn) {
        return "identifier=" + SYSTEM + "|" + mrn;
    }

    private static Observation weightOf(String patient) {
        Observation weight =
                new Observation().setStatus(Observation.ObservationStatus.FINAL).setSubject(new Reference(patient));
        weight.getCode().setText("Weight");
        return weight;
    }

    private String subject(Bundle answer, int entry) {
        return FhirCalls.parse(Observation.class, calls.get("/" + reference(answer, entry)))
                .getSubject()
                .getReference();
    }

    @Test
    void refersToAnEcgOfTheSameTransactionWithoutACopyOfIt() {
        String ecg = urn();
        Bundle bundle = bundle(BundleType.TRANSACTION);
        add(bundle, HTTPVerb.POST, "Observation", Examples.observation(Examples.THREE_LEADS), ecg);
        DiagnosticReport report = new DiagnosticReport().setStatus(DiagnosticReport.DiagnosticReportStatus.REGISTERED);
        report.getCode().setText("ECG");
        report.addResult(new Reference(ecg));
        add(bundle, HTTPVerb.POST, "DiagnosticReport", report, urn());

        Bundle answer = done(bundle);

        DiagnosticReport kept = FhirCalls.parse(DiagnosticReport.class, calls.get("/" + reference(answer, 1)));
        assertThat(kept.getContained()).isEmpty();
        assertThat(kept.getResultFirstRep().getReference()).isEqualTo(reference(answer, 0));
    }

    @Test
    void takesTwoConditionalCreationsOfOnePatientForOne() {
        String mrn = UUID.randomUUID().toString();
        String second = urn();
        Bundle bundle = bundle(BundleType.TRANSACTION);
        for (String name : new String[] {urn(), second}) {
            add(bundle, HTTPVerb.POST, "Patient", Ehr.patient(mrn, "Once", "Olga"), name)
                    .getRequest()
                    .setIfNoneExist(identified(mrn));
        }
        add(bundle, HTTPVerb.POST, "Observation", weightOf(second), urn());

        Bundle answer = done(bundle);

        assertThat(answer.getEntry())
                .extracting(entry -> entry.getResponse().getStatus())
                .containsExactly("201 Created", "200 OK", "201 Created");
        assertThat(reference(answer, 1)).isEqualTo(reference(answer, 0));
        assertThat(subject(answer, 2)).isEqualTo(reference(answer, 0));
        assertThat(new Ehr(calls).search("Patient?" + identified(mrn))).hasSize(1);
    }

    @Test
    void refusesAConditionThatTheTransactionItselfMakesAmbiguous() {
        String mrn = UUID.randomUUID().toString();
        Bundle bundle = bundle(BundleType.TRANSACTION);
        add(bundle, HTTPVerb.POST, "Patient", Ehr.patient(mrn, "Twice", "Tom"), urn());
        add(bundle, HTTPVerb.POST, "Patient", Ehr.patient(mrn, "Twice", "Tom"), urn())
                .getRequest()
                .setIfNoneExist(identified(mrn));

        refused(post(bundle), 412, "multiple-matches", "Bundle.entry[1]").contains("fits more than one Patient");

        assertThat(new Ehr(calls).search("Patient?" + identified(mrn))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://ehr.example.org/fhir", "https://ehr.example.org/r4/tenant-1", "(ours)"})
    void resolvesRelativeReferencesAgainstTheFullUrlOfTheirEntry(String said) {
        String base = said.equals("(ours)") ? url.toString() : said;
        Bundle bundle = bundle(BundleType.TRANSACTION);
        add(bundle, HTTPVerb.POST, "Patient", new Patient().setActive(true), base + "/Patient/1");
        for (String reference :
                new String[] {"Patient/1", base + "/Patient/1", "Patient/1/_history/3", "Patient/someone-else"}) {
            add(bundle, HTTPVerb.POST, "Observation", weightOf(reference), base + "/Observation/" + UUID.randomUUID());
        }

        Bundle answer = done(bundle);

        for (int entry = 1; entry <= 3; entry++) {
            assertThat(subject(answer, entry)).isEqualTo(reference(answer, 0));
        }
        assertThat(subject(answer, 4)).isEqualTo("Patient/someone-else");
    }

    @Test
    void takesNoResourceOfAnotherServerForTheOneThatIsMeant() {
        Bundle bundle = bundle(BundleType.TRANSACTION);
        add(bundle, HTTPVerb.POST, "Patient", new Patient().setActive(true), "http://a.example.org/Patient/1");
        add(bundle, HTTPVerb.POST, "Observation", weightOf("Patient/1"), "http://b.example.org/Observation/1");

        assertThat(subject(done(bundle), 1)).isEqualTo("Patient/1");
    }

    @Test
    void findsBySearchWhatIsWrittenInTheSameTransaction() {
        String posted = UUID.randomUUID().toString();
        String put = UUID.randomUUID().toString();
        Patient chosen = Ehr.patient(put, "Chosen", "Cora");
        chosen.setId(put);
        Bundle bundle = bundle(BundleType.TRANSACTION);
        add(bundle, HTTPVerb.POST, "Observation", weightOf("Patient?" + identified(posted)), urn());
        add(bundle, HTTPVerb.POST, "Observation", weightOf("Patient?" + identified(put)), urn());
        add(bundle, HTTPVerb.POST, "Patient", Ehr.patient(posted, "Posted", "Pia"), urn());
        add(bundle, HTTPVerb.PUT, "Patient/" + put, chosen, urn());

        Bundle answer = done(bundle);

        assertThat(subject(answer, 0)).isEqualTo(reference(answer, 2));
        assertThat(subject(answer, 1)).isEqualTo("Patient/" + put);
    }

    @Test
    void refusesAReferenceByASearchThatFindsNothingInTheEndEither() {
        Bundle bundle = bundle(BundleType.TRANSACTION);
        add(bundle, HTTPVerb.POST, "Patient", new Patient().setActive(true), urn());
        add(bundle, HTTPVerb.POST, "Observation", weightOf("Patient?identifier=nobody-has-this"), urn());

        refused(post(bundle), 404, "not-found", "Bundle.entry[1]").contains("No Patient fits the condition");
    }

    @Test
    void leadsLinksAndPicturesOfTheTextToTheirResources() {
        String patient = urn();
        Observation weight = weightOf(patient);
        weight.getText()
                .setStatus(org.hl7.fhir.r4.model.Narrative.NarrativeStatus.ADDITIONAL)
                .setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Of <a href=\"" + patient
                        + "\">Lea</a> <a href=\"https://example.org/\">elsewhere</a><img src=\"" + patient
                        + "\" alt=\"x\"/></p></div>");
        Bundle bundle = bundle(BundleType.TRANSACTION);
        add(bundle, HTTPVerb.POST, "Patient", new Patient().setActive(true), patient);
        add(bundle, HTTPVerb.POST, "Observation", weight, urn());

        Bundle answer = done(bundle);

        assertThat(calls.get("/" + reference(answer, 1)).body())
                .doesNotContain(patient)
                .contains("href=\\\"" + reference(answer, 0) + "\\\"", "src=\\\"" + reference(answer, 0) + "\\\"")
                .contains("href=\\\"https://example.org/\\\"");
    }
}
