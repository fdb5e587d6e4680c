package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.einthoven.WithPrograms;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an export gives out. */
@QuarkusTest
@TestProfile(WithPrograms.class)
class BulkExportTest extends BulkOverHttp {

    @Test
    void givesOutWhatAReadGivesEachExactlyOnce() {
        List<IdType> patients = patients("Whole", 20);
        Observation recording = Examples.observation(Examples.WATCH);
        recording.setSubject(new Reference(patients.get(0).getValue()));
        IdType source = ehr.create(recording);
        ehr.awaitReport(source);
        ehr.client().delete().resourceById(patients.get(19)).execute();

        JsonNode manifest = bulk.export("/$export");

        List<JsonNode> all = bulk.lines(manifest, "output");
        assertThat(all)
                .extracting(line -> line.get("resourceType").textValue() + "/" + BulkJobs.id(line))
                .doesNotHaveDuplicates()
                .contains(source.getValue(), "DiagnosticReport/" + source.getIdPart())
                .containsAll(
                        patients.subList(0, 19).stream().map(IdType::getValue).toList())
                .doesNotContain(patients.get(19).getValue());
        assertThat(all).allSatisfy(line -> {
            String path = "/" + line.get("resourceType").textValue() + "/" + BulkJobs.id(line);
            assertThat(line).isEqualTo(BulkJobs.json(calls.get(path).body()));
        });
        assertThat(manifest.get("output")).as("files of seven").hasSizeGreaterThan(4);
        assertThat(manifest.get("requiresAccessToken").booleanValue()).isTrue();
        assertThat(manifest.get("request").textValue()).isEqualTo(url + "/$export");
        assertThat(manifest.get("error")).isEmpty();
    }

    @Test
    void givesOutTheElementsThatAreAskedForInTheAddress() {
        IdType patient = patients("Named", 1).get(0);

        JsonNode manifest = bulk.export("/$export?_type=Patient&_elements=birthDate");

        assertThat(bulk.lines(manifest, "output"))
                .filteredOn(line -> BulkJobs.id(line).equals(patient.getIdPart()))
                .singleElement()
                .satisfies(line -> assertThat(line.has("name")).isFalse());
    }

    @Test
    void isAsOfTheTimeAtWhichItWasAsked() {
        IdType changed = patients("Before", 1).get(0);

        String job = bulk.job(bulk.ask("/$export?_type=Patient"));
        IdType later = patients("Later", 1).get(0);
        Patient patient = Ehr.patient("1", "After", "A");
        patient.setId(changed);
        ehr.client().update().resource(patient).execute();
        IdType deleted = patients("Deleted", 1).get(0);
        ehr.client().delete().resourceById(deleted).execute();

        List<JsonNode> lines = bulk.lines(bulk.manifest(job), "output");
        assertThat(BulkJobs.ids(lines)).doesNotContain(later.getIdPart(), deleted.getIdPart());
        assertThat(lines)
                .filteredOn(line -> BulkJobs.id(line).equals(changed.getIdPart()))
                .singleElement()
                .satisfies(line ->
                        assertThat(line.at("/name/0/family").textValue()).isEqualTo("Before"));
    }

    @Test
    void tellsWhatChangedAndWhatWasDeletedSinceTheLast() {
        IdType old = patients("Old", 1).get(0);
        IdType gone = patients("Gone", 1).get(0);
        String since =
                bulk.export("/$export?_type=Patient").get("transactionTime").textValue();
        IdType fresh = patients("Fresh", 1).get(0);
        ehr.client().delete().resourceById(gone).execute();

        JsonNode manifest = bulk.export("/$export?_type=Patient&_since=" + since);

        assertThat(BulkJobs.ids(bulk.lines(manifest, "output")))
                .contains(fresh.getIdPart())
                .doesNotContain(old.getIdPart(), gone.getIdPart());
        assertThat(bulk.lines(manifest, "deleted"))
                .extracting(line -> line.get("type").textValue(), line -> line.at("/entry/0/request/url")
                        .textValue())
                .contains(tuple("transaction", gone.getValue()));
    }

    @Test
    void keepsToSearchesOfWhichOneMustHold() {
        patients("Alpha", 2);
        patients("Beta", 1);
        patients("Gamma", 1);
        String filter =
                URLEncoder.encode("Patient?family=alpha&given=P1,Patient?family=beta,omega", StandardCharsets.UTF_8);

        JsonNode manifest = bulk.export("/$export?_type=Patient&_typeFilter=" + filter);

        assertThat(bulk.lines(manifest, "output"))
                .extracting(line -> line.at("/name/0/family").textValue(), line -> line.at("/name/0/given/0")
                        .textValue())
                .contains(tuple("Alpha", "P1"), tuple("Beta", "P0"))
                .doesNotContain(tuple("Alpha", "P0"), tuple("Gamma", "P0"));
    }

    @Test
    void leavesOutWhatIsNotUnderstoodWhereThatIsPreferredAndSaysSo() {
        patients("Lenient", 1);

        JsonNode manifest = bulk.export(
                "/$export?_type=Patient,Starship&includeAssociatedData=x&_typeFilter=Patient?warp=9",
                "Prefer",
                "handling=lenient");

        assertThat(bulk.lines(manifest, "output")).isNotEmpty();
        assertThat(bulk.lines(manifest, "error"))
                .extracting(BulkJobs::diagnostics)
                .anyMatch(text -> text.contains("Starship"))
                .anyMatch(text -> text.contains("includeAssociatedData"))
                .anyMatch(text -> text.contains("warp"));
    }

    @Test
    void takesParametersInABodyToo() {
        patients("Posted", 1);
        Parameters asked = new Parameters()
                .addParameter("_type", new StringType("Patient"))
                .addParameter("_outputFormat", new StringType("application/fhir+ndjson"))
                .addParameter("_since", new InstantType("2020-01-01T00:00:00+01:00"))
                .addParameter("_elements", new StringType("name"))
                .addParameter("_typeFilter", new StringType("Patient?family=posted"));

        var accepted = ehr.client()
                .operation()
                .onServer()
                .named("$export")
                .withParameters(asked)
                .withAdditionalHeader("Prefer", "respond-async")
                .returnMethodOutcome()
                .execute();
        String status = accepted.getFirstResponseHeader("content-location").orElseThrow();

        List<JsonNode> lines =
                bulk.lines(bulk.manifest(status.substring(url.toString().length())), "output");
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            assertThat(line.at("/name/0/family").textValue()).isEqualTo("Posted");
            assertThat(line.has("birthDate")).isFalse();
            assertThat(line.at("/meta/tag/0/code").textValue()).isEqualTo("SUBSETTED");
        });
    }

    @Test
    void exportsOfPatientsWhatIsAboutPatients() {
        IdType patient = patients("Compartment", 1).get(0);
        IdType organization = ehr.create(new Organization().setName("A clinic"));
        IdType about = ehr.create(weight().setSubject(new Reference(patient.getValue())));
        IdType aboutNobody = ehr.create(weight());

        List<JsonNode> lines = bulk.lines(bulk.export("/Patient/$export"), "output");

        assertThat(BulkJobs.ids(lines))
                .contains(patient.getIdPart(), about.getIdPart())
                .doesNotContain(organization.getIdPart(), aboutNobody.getIdPart());
        refused(bulk.ask("/Patient/$export?_type=Organization"), 400, "invalid", null)
                .contains("Organization");
    }

    private static Observation weight() {
        Observation weight = new Observation().setStatus(Observation.ObservationStatus.FINAL);
        weight.getCode().addCoding().setSystem("http://loinc.org").setCode("29463-7");
        return weight;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/$export?_outputFormat=text/csv | _outputFormat",
                "/$export?_outputFormat=application/fhir+json | _outputFormat",
                "/$export?_since=yesterday | _since",
                "/$export?_since=2026-01-01 | _since",
                "/$export?_since=2026-01-01T00:00:00Z&_since=2025-01-01T00:00:00Z | _since",
                "/$export?_type=Starship | Starship",
                "/$export?_type=CodeSystem | CodeSystem",
                "/$export?_typeFilter=Patient | _typeFilter",
                "/$export?_type=Patient&_typeFilter=Observation?code=1 | _typeFilter",
                "/$export?_typeFilter=Patient?warp=9 | warp",
                "/$export?_typeFilter=Patient?birthdate=never | birthdate",
                "/$export?_elements=name.family.x | _elements",
                "/$export?patient=Patient/1 | patient",
                "/$export?organizeOutputBy=Patient | organizeOutputBy",
            })
    void refusesWhatItDoesNotUnderstand(String path, String named) {
        HttpResponse<String> answer = bulk.ask(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(FhirCalls.issue(answer).getDiagnostics()).contains(named);
    }

    @ParameterizedTest
    @CsvSource({"ndjson", "application/ndjson", "application/fhir%2Bndjson", "application/fhir+ndjson"})
    void knowsTheNamesOfItsFormat(String format) {
        assertThat(bulk.ask("/$export?_type=Task&_outputFormat=" + format).statusCode())
                .isEqualTo(202);
    }
}
