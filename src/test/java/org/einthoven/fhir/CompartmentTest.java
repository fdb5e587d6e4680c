package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to a patient, encounter, practitioner or device is found under its address, and all of it at once. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CompartmentTest extends OverHttp {

    private Ehr ehr;
    private IdType ada;
    private IdType bert;
    private IdType doctor;
    private IdType monitor;
    private IdType visit;
    private IdType pressure;
    private IdType rate;
    private IdType measuredByAda;

    @BeforeEach
    void fillTheWard() {
        ehr = new Ehr(calls);
        ada = ehr.create(Ehr.patient("1", "Änderson", "Ada"));
        bert = ehr.create(Ehr.patient("2", "Berg", "Bert"));
        doctor = ehr.create(new Practitioner().setActive(true));
        monitor = ehr.create(new Device().setDistinctIdentifier("m-1"));
        Encounter encounter = new Encounter()
                .setStatus(EncounterStatus.FINISHED)
                .setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "IMP", null))
                .setSubject(new Reference(ada));
        encounter.getPeriod().getStartElement().setValueAsString("2026-01-01");
        encounter.getPeriod().getEndElement().setValueAsString("2026-01-02");
        visit = ehr.create(encounter);
        pressure = ehr.create(observation(ada, "8480-6", "2026-01-01")
                .setEncounter(new Reference(visit))
                .addPerformer(new Reference(doctor)));
        rate = ehr.create(observation(ada, "8867-4", "2026-02-01").setDevice(new Reference(monitor)));
        measuredByAda = ehr.create(observation(bert, "8867-4", "2026-03-01").addPerformer(new Reference(ada)));
    }

    private static Observation observation(IdType patient, String loinc, String at) {
        return new Observation()
                .setStatus(ObservationStatus.FINAL)
                .setCode(new CodeableConcept(new Coding("http://loinc.org", loinc, null)))
                .setSubject(new Reference(patient))
                .setEffective(new DateTimeType(at));
    }

    @Test
    void findsWhatBelongsToAPatientUnderItsAddress() {
        Bundle bundle = bundle(ada.getValue() + "/Observation");

        assertThat(ids(bundle)).containsExactlyInAnyOrder(pressure, rate, measuredByAda);
        assertThat(bundle.getTotal()).isEqualTo(3);
        assertThat(bundle.getLink("self").getUrl()).endsWith("/fhir/" + ada.getValue() + "/Observation");
        assertThat(ids(ehr.client()
                        .search()
                        .forResource(Patient.class)
                        .withIdAndCompartment(bert.getIdPart(), "Observation")
                        .returnBundle(Bundle.class)
                        .execute()))
                .containsExactly(measuredByAda);
        assertThat(ids(bundle("Patient/nobody/Observation"))).isEmpty();
    }

    @Test
    void searchesThereAsEverywhereElse() {
        assertThat(ids(bundle(ada.getValue() + "/Observation?code=http://loinc.org|8867-4&_sort=date")))
                .containsExactly(rate, measuredByAda);
        assertThat(ids(bundle(ada.getValue() + "/Observation?patient.family=Berg")))
                .containsExactly(measuredByAda);
        assertThat(ids(bundle(ada.getValue() + "/Observation?_include=Observation:device&date=ge2026-02")))
                .containsExactlyInAnyOrder(rate, measuredByAda, monitor);

        HttpResponse<String> posted = calls.post(
                "/" + ada.getValue() + "/Observation/_search", "application/x-www-form-urlencoded", "code=8480-6");

        assertThat(ids(FhirCalls.parse(Bundle.class, posted))).containsExactly(pressure);
    }

    @Test
    void goesOnToTheNextPageWithinTheCompartment() {
        Bundle first = bundle(ada.getValue() + "/Observation?_count=2");

        Bundle second = ehr.client().loadPage().next(first).execute();

        assertThat(first.getLink("next").getUrl()).contains("/" + ada.getValue() + "/Observation?");
        assertThat(ids(first)).hasSize(2);
        assertThat(ids(second)).hasSize(1).doesNotContainAnyElementsOf(ids(first));
        assertThat(second.getLink("next")).isNull();
    }

    @Test
    void findsEverythingThatBelongsToSomethingByAStar() {
        assertThat(ids(bundle(ada.getValue() + "/*")))
                .containsExactlyInAnyOrder(ada, visit, pressure, rate, measuredByAda);
        assertThat(ids(bundle(ada.getValue() + "/*?_type=Encounter,Patient"))).containsExactlyInAnyOrder(ada, visit);
        assertThat(ids(bundle(ada.getValue() + "/*?_id=" + rate.getIdPart()))).containsExactly(rate);
        assertThat(ids(bundle(visit.getValue() + "/*"))).containsExactlyInAnyOrder(visit, pressure);
        assertThat(ids(bundle(doctor.getValue() + "/*"))).containsExactlyInAnyOrder(doctor, pressure);
        assertThat(ids(bundle(monitor.getValue() + "/*"))).containsExactlyInAnyOrder(monitor, rate);
    }

    @Test
    void findsARecordingWithAllThatWasReadFromIt() {
        Observation ecg = Examples.observation(Examples.WATCH).setSubject(new Reference(ada));
        IdType recording = ehr.create(ecg);
        ehr.awaitReport(recording);

        Set<String> types = bundle(ada.getValue() + "/*?_count=100").getEntry().stream()
                .map(entry -> entry.getResource().fhirType())
                .collect(Collectors.toSet());

        assertThat(types).contains("Patient", "Observation", "DiagnosticReport");
        assertThat(ids(bundle(ada.getValue() + "/Observation?code=131328"))).containsExactly(recording);
    }

    @Test
    void searchesInACompartmentWithinABatch() {
        Bundle batch = new Bundle().setType(BundleType.BATCH);
        batch.addEntry().getRequest().setMethod(HTTPVerb.GET).setUrl(ada.getValue() + "/Observation?code=8480-6");
        batch.addEntry().getRequest().setMethod(HTTPVerb.GET).setUrl(ada.getValue() + "/Organization");
        batch.addEntry().getRequest().setMethod(HTTPVerb.DELETE).setUrl(ada.getValue() + "/Observation");

        List<BundleEntryComponent> answers =
                ehr.client().transaction().withBundle(batch).execute().getEntry();

        assertThat(ids((Bundle) answers.get(0).getResource())).containsExactly(pressure);
        assertThat(answers.get(1).getResponse().getStatus()).startsWith("404");
        assertThat(answers.get(2).getResponse().getStatus()).startsWith("400");
        assertThat(ids(bundle(ada.getValue() + "/Observation"))).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/Organization/1/Observation,404,not-found,There is no compartment of a Organization",
        "GET,/Medication/1/Observation,404,not-found,There is no compartment of a Medication",
        "GET,/Patient/1/Organization,404,not-found,No Organization is ever in the compartment of a Patient",
        "GET,/Patient/1/Medication,404,not-found,No Medication is ever in the compartment of a Patient",
        "GET,/Patient/1/colour,404,not-found,No colour is ever in the compartment of a Patient",
        "GET,/Patient/1/*?_type=Organization,404,not-found,No Organization is ever",
        "GET,/Patient/%27%20or%201=1/Observation,400,invalid,This is not an id of ours",
        "GET,/Patient/1/Observation/$analyze,405,not-supported,$analyze",
        "DELETE,/Patient/1/Observation,405,not-supported,DELETE in a compartment",
        "GET,/Patient/1/Observation?date=soon,400,invalid,soon",
        "GET,/Patient/1/*?_sort=date,400,invalid,_sort",
        "GET,/Patient/1/Observation/2,405,not-supported,in a compartment"
    })
    void refusesWhatIsNoCompartment(String method, String path, int status, String issue, String text) {
        HttpResponse<String> answer =
                calls.send(method, path, BodyPublishers.noBody(), "Authorization", FhirCalls.ehr());

        refused(answer, status, issue, null).contains(text).doesNotContain("HAPI");
    }

    @Test
    void givesOutAllOfAPatientWithWhatItRefersTo() {
        Bundle all = everything(ada, new Parameters());

        assertThat(matches(all)).containsExactlyInAnyOrder(ada, visit, pressure, rate, measuredByAda);
        assertThat(included(all)).containsExactlyInAnyOrder(doctor, monitor);
        assertThat(all.getTotal()).isEqualTo(5);
        FhirValidation.assertValid(all);
    }

    @Test
    void givesOutAllOfAnEncounterAndWhoseItIs() {
        Bundle all = everything(visit, new Parameters());

        assertThat(matches(all)).containsExactlyInAnyOrder(visit, pressure);
        assertThat(included(all)).containsExactlyInAnyOrder(ada, doctor);
    }

    @Test
    void givesOutAllOfAPatientPageByPage() {
        Bundle first = FhirCalls.parse(Bundle.class, calls.get("/" + ada.getValue() + "/$everything?_count=3"));

        Bundle second = ehr.client().loadPage().next(first).execute();

        assertThat(matches(first)).hasSize(3);
        assertThat(matches(second)).hasSize(2).doesNotContainAnyElementsOf(matches(first));
        assertThat(second.getLink("next")).isNull();
    }

    @Test
    void givesOutOfAPatientWhatIsAskedFor() {
        String all = "/" + ada.getValue() + "/$everything";

        assertThat(matches(all + "?_type=Encounter")).containsExactly(visit);
        assertThat(included(FhirCalls.parse(Bundle.class, calls.get(all + "?_type=Observation"))))
                .isEmpty();
        assertThat(matches(all + "?_type=Encounter,Patient")).containsExactlyInAnyOrder(visit, ada);
        assertThat(matches(all + "?start=2026-02-01&_type=Observation")).containsExactlyInAnyOrder(rate, measuredByAda);
        assertThat(matches(all + "?end=2026-01-31")).containsExactlyInAnyOrder(ada, visit, pressure);
        assertThat(matches(all + "?_since=2999-01-01T00:00:00Z")).isEmpty();
        assertThat(matches(everything(
                        ada,
                        new Parameters()
                                .addParameter("start", new DateType("2026-02-15"))
                                .addParameter("_since", new InstantType("2020-01-01T00:00:00Z")))))
                .containsExactlyInAnyOrder(ada, measuredByAda);
    }

    @ParameterizedTest
    @CsvSource({
        "/Patient/nobody/$everything,404,not-found",
        "/Encounter/nobody/$everything,404,not-found",
        "ADA?start=soon,400,invalid",
        "ADA?_since=soon,400,invalid",
        "ADA?_type=Medication,404,not-found",
        "ADA?_count=many,400,invalid",
        "ADA?page-after=x,400,invalid",
        "ADA?_count=-1,400,invalid"
    })
    void refusesToGiveOutWhatCannotBeAsked(String path, int status, String issue) {
        refused(calls.get(path.replace("ADA", "/" + ada.getValue() + "/$everything")), status, issue, null)
                .isNotBlank()
                .doesNotContain("HAPI");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Observation", "/*", "/$everything"})
    void warnsOfAParameterThatItLeavesOutOrRefusesIt(String end) {
        String question = "/" + ada.getValue() + end + "?colour=red";

        assertThat(FhirCalls.parse(Bundle.class, calls.get(question)).getEntry())
                .filteredOn(entry -> entry.getSearch().getMode() == SearchEntryMode.OUTCOME)
                .extracting(BundleEntryComponent::getResource)
                .singleElement()
                .isInstanceOf(OperationOutcome.class);
        refused(calls.get(question, "Prefer", "handling=strict"), 400, "not-supported", null)
                .contains("colour");
    }

    @Test
    void refusesTheCompartmentToWhoeverMayNotSeeWhatIsInIt() {
        for (String end : List.of("/Observation", "/*", "/$everything")) {
            HttpResponse<String> answer = calls.send(
                    "GET",
                    "/" + ada.getValue() + end,
                    BodyPublishers.noBody(),
                    "Authorization",
                    FhirCalls.basic("admin", "admin"));

            refused(answer, 403, "forbidden", null).isNotBlank();
        }
    }

    private Bundle everything(IdType owner, Parameters parameters) {
        return ehr.client()
                .operation()
                .onInstance(owner)
                .named("$everything")
                .withParameters(parameters)
                .returnResourceType(Bundle.class)
                .execute();
    }

    private Bundle bundle(String question) {
        HttpResponse<String> answer = calls.get("/" + question.replace("|", "%7C"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return FhirCalls.parse(Bundle.class, answer);
    }

    private List<IdType> matches(String path) {
        return matches(FhirCalls.parse(Bundle.class, calls.get(path)));
    }

    private static List<IdType> matches(Bundle bundle) {
        return ids(bundle, SearchEntryMode.MATCH);
    }

    private static List<IdType> included(Bundle bundle) {
        return ids(bundle, SearchEntryMode.INCLUDE);
    }

    private static List<IdType> ids(Bundle bundle, SearchEntryMode mode) {
        return bundle.getEntry().stream()
                .filter(entry -> entry.getSearch().getMode() == mode)
                .map(CompartmentTest::id)
                .toList();
    }

    private static List<IdType> ids(Bundle bundle) {
        return bundle.getEntry().stream().map(CompartmentTest::id).toList();
    }

    private static IdType id(BundleEntryComponent entry) {
        return new IdType(entry.getResource().fhirType(), entry.getResource().getIdPart());
    }
}
