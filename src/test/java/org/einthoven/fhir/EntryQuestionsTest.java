package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever can be asked by itself can be asked in a Bundle, and is answered the same. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class EntryQuestionsTest extends BundleCalls {

    private String mrn;
    private String id;

    @BeforeEach
    void keepAPatientInTwoVersions() {
        mrn = UUID.randomUUID().toString();
        Ehr ehr = new Ehr(calls);
        id = ehr.create(Ehr.patient(mrn, "Asked", "Ada")).getIdPart();
        Patient changed = Ehr.patient(mrn, "Asked", "Adele");
        changed.setId(id);
        ehr.client().update().resource(changed).execute();
    }

    private List<BundleEntryComponent> asked(BundleType type, HTTPVerb method, String... urls) {
        Bundle bundle = bundle(type);
        for (String url : urls) {
            add(bundle, method, url, null, null);
        }
        return done(bundle).getEntry();
    }

    private static Bundle bundleIn(BundleEntryComponent answer) {
        assertThat(answer.getResponse().getStatus()).isEqualTo("200 OK");
        return (Bundle) answer.getResource();
    }

    @ParameterizedTest
    @EnumSource(
            value = BundleType.class,
            names = {"BATCH", "TRANSACTION"})
    void saysWhatTheServerCanDoAndWhatWasBefore(BundleType type) {
        List<BundleEntryComponent> answers = asked(
                type,
                HTTPVerb.GET,
                "metadata",
                "Patient/" + id + "/_history",
                "Patient/_history?_count=2",
                "_history?_count=1",
                "Patient/" + id + "/_history/1");

        assertThat(((CapabilityStatement) answers.get(0).getResource())
                        .getRestFirstRep()
                        .getResource())
                .isNotEmpty();
        assertThat(bundleIn(answers.get(1)).getType()).isEqualTo(BundleType.HISTORY);
        assertThat(bundleIn(answers.get(1)).getEntry())
                .extracting(entry ->
                        ((Patient) entry.getResource()).getNameFirstRep().getGivenAsSingleString())
                .containsExactly("Adele", "Ada");
        assertThat(bundleIn(answers.get(2)).getEntry()).hasSize(2);
        assertThat(bundleIn(answers.get(2)).getLink("next").getUrl()).startsWith(url + "/Patient/_history?");
        assertThat(bundleIn(answers.get(3)).getEntry()).hasSize(1);
        assertThat(answers.get(4).getResponse().getEtag()).isEqualTo("W/\"1\"");
    }

    @ParameterizedTest
    @EnumSource(
            value = BundleType.class,
            names = {"BATCH", "TRANSACTION"})
    void searchesByPostAndInCompartments(BundleType type) {
        Observation weight = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        weight.getCode().setText("Weight");
        weight.getSubject().setReference("Patient/" + id);
        new Ehr(calls).create(weight);

        List<BundleEntryComponent> byPost = asked(
                type, HTTPVerb.POST, "Patient/_search?identifier=" + mrn, "Patient/" + id + "/Observation/_search");
        List<BundleEntryComponent> byGet = asked(
                type,
                HTTPVerb.GET,
                "Patient/" + id + "/Observation",
                "Patient/" + id + "/*?_type=Observation",
                "Patient/" + id + "/$everything",
                "Organization?name=" + mrn);

        assertThat(bundleIn(byPost.get(0)).getEntryFirstRep().getResource().getIdPart())
                .isEqualTo(id);
        assertThat(bundleIn(byPost.get(1)).getEntry()).hasSize(1);
        assertThat(bundleIn(byGet.get(0)).getTotal()).isEqualTo(1);
        assertThat(bundleIn(byGet.get(1)).getTotal()).isEqualTo(1);
        assertThat(bundleIn(byGet.get(2)).getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .containsExactlyInAnyOrder("Patient", "Observation");
        assertThat(bundleIn(byGet.get(3)).getTotal()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = BundleType.class,
            names = {"BATCH", "TRANSACTION"})
    void callsOperationsWithWhatIsSentAndKeepsNothing(BundleType type) {
        Observation withoutStatus = new Observation();
        withoutStatus.getCode().setText("Weight");
        Bundle bundle = bundle(type);
        add(bundle, HTTPVerb.POST, "Observation/$validate", withoutStatus, null);
        add(bundle, HTTPVerb.GET, "Patient/" + id + "/$validate", null, null);
        add(bundle, HTTPVerb.POST, "Observation/$analyze", Examples.observation(Examples.PLETH), null);

        List<BundleEntryComponent> answers = done(bundle).getEntry();

        assertThat(((OperationOutcome) answers.get(0).getResource()).getIssue())
                .anySatisfy(issue -> assertThat(issue.getDiagnostics()).contains("Observation.status"));
        assertThat(((OperationOutcome) answers.get(1).getResource()).getIssue())
                .noneSatisfy(issue -> assertThat(issue.getSeverity().toCode()).isEqualTo("error"));
        assertThat(bundleIn(answers.get(2)).getType()).isEqualTo(BundleType.COLLECTION);
    }

    @Test
    void saysThatNothingIsNewOrWhatIsSinceThen() {
        Bundle bundle = bundle(BundleType.BATCH);
        add(bundle, HTTPVerb.GET, "Patient/" + id, null, null).getRequest().setIfNoneMatch("W/\"2\"");
        add(bundle, HTTPVerb.GET, "Patient/" + id, null, null).getRequest().setIfNoneMatch("W/\"1\"");

        List<BundleEntryComponent> answers = done(bundle).getEntry();

        assertThat(answers.get(0).getResponse().getStatus()).startsWith("304");
        assertThat(answers.get(0).getResponse().getEtag()).isEqualTo("W/\"2\"");
        assertThat(answers.get(0).hasResource()).isFalse();
        assertThat(answers.get(1).getResponse().getStatus()).isEqualTo("200 OK");
    }

    /** A transaction shows what it wrote itself. */
    @Test
    void seesWhatTheSameTransactionWrote() {
        String written = "asked-" + UUID.randomUUID();
        Patient patient = Ehr.patient(UUID.randomUUID().toString(), "Along", "Al");
        patient.setId(written);
        Bundle bundle = bundle(BundleType.TRANSACTION);
        add(bundle, HTTPVerb.GET, "Patient/" + written + "/_history", null, null);
        add(bundle, HTTPVerb.PUT, "Patient/" + written, patient, null);

        List<BundleEntryComponent> answers = done(bundle).getEntry();

        assertThat(bundleIn(answers.get(0)).getEntry()).hasSize(1);
        assertThat(answers.get(1).getResponse().getStatus()).isEqualTo("201 Created");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$export",
                "Patient/$export",
                "$bulk-file?_jobId=1",
                "Patient/../Patient",
                "Patient//x",
                "Nothing/1",
                "Patient/$nothing",
                ""
            })
    void refusesWhatHasNoPlaceInABundle(String address) {
        BundleEntryComponent answer =
                asked(BundleType.BATCH, HTTPVerb.GET, address).get(0);

        assertThat(answer.getResponse().getStatus()).startsWith("4");
        assertThat(answer.getResponse().getOutcome()).isInstanceOf(OperationOutcome.class);
    }

    /** Short questions with long answers, all of which would be held in memory at once. */
    @Test
    void answersOneBundleWithSoMuchAndNoMore() {
        Binary picture = new Binary().setContentType("image/png").setData(new byte[750_000]);
        String address = "Binary/" + new Ehr(calls).create(picture).getIdPart();
        Bundle bundle = bundle(BundleType.BATCH);
        for (int i = 0; i < 40; i++) {
            add(bundle, HTTPVerb.GET, address, null, null);
        }

        String answer = post(bundle).body();

        assertThat(answer).contains("\"status\":\"200 OK\"", "\"status\":\"413\"", "ask for it in several Bundles");
        assertThat(answer.length()).isLessThan(40 << 20);
    }
}
