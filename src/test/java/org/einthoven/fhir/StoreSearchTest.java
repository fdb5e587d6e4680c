package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of search parameter, modifier, chain and inclusion of FHIR R4 that is offered, on a small ward of its own. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StoreSearchTest extends OverHttp {

    private static final String LOINC = "http://loinc.org";
    private static final String UCUM = "http://unitsofmeasure.org";

    private Ehr ehr;
    private String ward;
    private IdType organization;
    private IdType ada;
    private IdType bert;

    @BeforeEach
    void fillTheWard() {
        ehr = new Ehr(calls);
        ward = UUID.randomUUID().toString();
        organization = ehr.create(new Organization().setName("Ward " + ward));
        ValueSet rates =
                new ValueSet().setUrl("http://example.org/rates/" + ward).setStatus(PublicationStatus.ACTIVE);
        rates.getCompose().addInclude().setSystem(LOINC).addConcept().setCode("8867-4");
        ehr.create(rates);
        ada = patient("Ada", "Änderson", "1950-04-01", "first");
        bert = patient("Bert", "Berg", "1961", null);
        observation(ada, "8480-6", "Systolic blood pressure", 120.4, "2026-01-01T10:00:00Z");
        observation(ada, "8867-4", "Heart rate", 61, "2026-02-01");
        observation(bert, "8867-4", "Heart rate", 99, null);
    }

    private IdType patient(String given, String family, String born, String tag) {
        Patient patient = Ehr.patient(ward + "-" + given, family, given);
        patient.getBirthDateElement().setValueAsString(born);
        patient.setManagingOrganization(new Reference(organization.getValue()));
        patient.getIdentifierFirstRep()
                .getType()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/v2-0203")
                .setCode("MR");
        if (tag != null) {
            patient.getMeta().addTag("http://example.org/tags", tag + ward, null);
            patient.getMeta().setSource("http://example.org/source/" + ward);
            patient.getMeta().addProfile("http://example.org/profile/" + ward);
        }
        return ehr.create(patient);
    }

    private void observation(IdType patient, String code, String display, double value, String at) {
        Observation observation = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        observation.setCode(new CodeableConcept(new Coding(LOINC, code, display)));
        observation.setSubject(new Reference(patient.getValue()));
        observation.addIdentifier().setValue(ward);
        observation.setValue(
                new Quantity().setValue(value).setUnit("u").setSystem(UCUM).setCode("/min"));
        if (at != null) {
            observation.setEffective(new DateTimeType(at));
        }
        Observation.ObservationComponentComponent component = observation.addComponent();
        component.setCode(new CodeableConcept(new Coding(LOINC, "8462-4", null)));
        component.setValue(new Quantity().setValue(value / 2).setSystem(UCUM).setCode("/min"));
        ehr.create(observation);
    }

    /** {@code {w}} stands for the ward, {@code {o}} for its organization, {@code {a}} and {@code {b}} for the patients. */
    private String filled(String query) {
        return query.replace("{w}", ward)
                .replace("{o}", organization.getIdPart())
                .replace("{a}", ada.getIdPart())
                .replace("{b}", bert.getIdPart());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Patient?organization={o};2",
                "Patient?organization=Organization/{o}&family=anderson;1",
                "Patient?organization={o}&family:exact=Änderson;1",
                "Patient?organization={o}&family:exact=änderson;0",
                "Patient?organization={o}&family:contains=ders;1",
                "Patient?organization={o}&name=ada,bert;2",
                "Patient?organization={o}&birthdate=1950-04;1",
                "Patient?organization={o}&birthdate=ge1950&birthdate=lt1961;1",
                "Patient?organization={o}&birthdate=ap1961;1",
                "Patient?organization={o}&gender:missing=true;2",
                "Patient?organization={o}&birthdate:missing=false;2",
                "Patient?organization={o}&_tag:missing=false;1",
                "Patient?_tag=http://example.org/tags%7Cfirst{w};1",
                "Patient?_tag:not=first{w}&organization={o};1",
                "Patient?_source=http://example.org/source/{w};1",
                "Patient?_profile=http://example.org/profile/{w};1",
                "Patient?_profile:below=http://example.org/profile&organization={o};1",
                "Patient?identifier:of-type=http://terminology.hl7.org/CodeSystem/v2-0203%7CMR%7C{w}-Ada;1",
                "Patient?identifier={w}-Ada%5C,x;0",
                "Patient?organization.name=Ward {w};2",
                "Patient?organization:Organization.name:exact=Ward {w}&given=bert;1",
                "Patient?_has:Observation:patient:identifier={w};2",
                "Patient?_has:Observation:patient:code-value-quantity=8867-4$gt90&organization={o};1",
                "Observation?identifier={w};3",
                "Observation?identifier={w}&code:text=heart;2",
                "Observation?identifier={w}&code:text=rate;2",
                "Observation?identifier={w}&code:not=8867-4;1",
                "Observation?identifier={w}&code=http://loinc.org%7C;3",
                "Observation?identifier={w}&code:in=http://example.org/rates/{w};2",
                "Observation?identifier={w}&code:not-in=http://example.org/rates/{w};1",
                "Observation?identifier={w}&code:in=https://einthoven.org/fhir/ValueSet/measurement;2",
                "Observation?identifier={w}&code:not-in=https://einthoven.org/fhir/ValueSet/ecg-code;3",
                "Patient?_has:Observation:patient:code:in=http://example.org/rates/{w}&organization={o};2",
                "Patient?_profile:above=http://example.org/profile/{w}/7/x&organization={o};1",
                "Patient?_profile:above=http://example.org/profil/{w}&organization={o};0",
                "Observation?identifier={w}&code=%7C8867-4;0",
                "Observation?identifier={w}&value-quantity=120;1",
                "Observation?identifier={w}&value-quantity=120.4;1",
                "Observation?identifier={w}&value-quantity=120.5;0",
                "Observation?identifier={w}&value-quantity=gt61%7Chttp://unitsofmeasure.org%7C/min;2",
                "Observation?identifier={w}&value-quantity=le61%7C%7Cu;1",
                "Observation?identifier={w}&value-quantity=ap100;1",
                "Observation?identifier={w}&combo-value-quantity=60.2;1",
                "Observation?identifier={w}&component-value-quantity=lt40;1",
                "Observation?identifier={w}&code-value-quantity=8480-6$gt100;1",
                "Observation?identifier={w}&code-value-quantity=8867-4$gt100;0",
                "Observation?identifier={w}&component-code-value-quantity=8462-4$lt40;1",
                "Observation?identifier={w}&component-code-value-quantity=8480-6$gt1;0",
                "Observation?identifier={w}&combo-code-value-quantity=http://loinc.org%7C8462-4$gt45;2",
                "Observation?identifier={w}&combo-code-value-quantity=8480-6$gt100;1",
                "Observation?identifier={w}&combo-code=8462-4;3",
                "Observation?identifier={w}&date=2026-01;1",
                "Observation?identifier={w}&date=2026-01-01T10:00Z;1",
                "Observation?identifier={w}&date=2026-01-01T11:00%2B01:00;1",
                "Observation?identifier={w}&date=gt2026-01-01T10:00Z;1",
                "Observation?identifier={w}&date=ge2026-01-01T10:00Z;2",
                "Observation?identifier={w}&date=lt2026-01-01T10:01Z,2027;1",
                "Observation?identifier={w}&_lastUpdated=ge2026-01-12T04:30Z;3",
                "Observation?identifier={w}&patient.birthdate=lt1960-01-12T04:30Z;2",
                "Observation?identifier={w}&date:missing=true;1",
                "Observation?identifier={w}&subject:Patient={b};1",
                "Observation?identifier={w}&subject:Patient.organization.name=Ward {w};3",
                "Observation?identifier={w}&patient.birthdate=1961;1",
                "Observation?identifier={w}&_lastUpdated=ge2026-01-01;3",
                "Observation?identifier={w}&_id={a};0"
            })
    void finds(String query, int matches) {
        assertThat(ehr.search(filled(query).replace(" ", "%20"))).as(query).hasSize(matches);
    }

    @Test
    void bringsAlongWhatIsReferredToAndWhatRefers() {
        Bundle included = ehr.bundle("Observation?identifier=" + ward
                + "&code=8480-6&_include=Observation:patient&_include:iterate=Patient:organization");
        assertThat(ids(included, SearchEntryMode.MATCH)).hasSize(1);
        assertThat(ids(included, SearchEntryMode.INCLUDE))
                .containsExactlyInAnyOrder(ada.getIdPart(), organization.getIdPart());

        Bundle reverse = ehr.bundle("Organization?_id=" + organization.getIdPart()
                + "&_revinclude=Patient:organization&_revinclude:iterate=Observation:subject");
        assertThat(ids(reverse, SearchEntryMode.MATCH)).containsExactly(organization.getIdPart());
        assertThat(ids(reverse, SearchEntryMode.INCLUDE)).hasSize(5);
        assertThat(ids(ehr.bundle("Patient?_id=" + ada.getIdPart() + "&_include=*"), SearchEntryMode.INCLUDE))
                .containsExactly(organization.getIdPart());
        assertThat(ids(
                        ehr.bundle("Organization?_id=" + organization.getIdPart() + "&_revinclude=*"),
                        SearchEntryMode.INCLUDE))
                .contains(ada.getIdPart());
        assertThat(calls.get("/Patient?_include=Patient:colour").statusCode()).isEqualTo(400);
    }

    private static List<String> ids(Bundle bundle, SearchEntryMode mode) {
        return bundle.getEntry().stream()
                .filter(entry -> entry.getSearch().getMode() == mode)
                .map(BundleEntryComponent::getResource)
                .map(resource -> resource.getIdElement().getIdPart())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "date;120.4,61,99",
                "-date;61,120.4,99",
                "date&date=ge1900;120.4,61",
                "-date&date=ge1900;61,120.4",
                "value-quantity;61,99,120.4",
                "-value-quantity;120.4,99,61",
                "_lastUpdated;120.4,61,99",
                "-_lastUpdated;99,61,120.4",
                "status;",
                "date,value-quantity;120.4,61,99",
                "-date,-value-quantity;61,120.4,99"
            })
    void putsInOrderPageByPage(String sort, String values) {
        String query = "/Observation?identifier=" + ward + "&_count=1&_sort=" + sort;
        if (values == null) {
            refused(calls.get(query), 400, "invalid", null).contains("_sort");
            return;
        }
        List<String> seen = new ArrayList<>();
        Bundle page = FhirCalls.parse(Bundle.class, calls.get(query));
        while (true) {
            for (BundleEntryComponent entry : page.getEntry()) {
                Resource resource = entry.getResource();
                seen.add(((Observation) resource).getValueQuantity().getValue().toPlainString());
            }
            if (page.getLink("next") == null) {
                break;
            }
            page = ehr.client().loadPage().next(page).execute();
        }

        assertThat(String.join(",", seen).replace("61.0", "61").replace("99.0", "99"))
                .isEqualTo(values);
    }
}
