package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON and XML that are well-formed, or nearly so, and not how FHIR is written. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WrittenFormTest extends OverHttp {

    private static final String XML = "application/fhir+xml";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"resourceType\":\"Patient\",\"photo\":[]};Patient.photo;The list is empty",
                "{\"resourceType\":\"Patient\",\"gender\":null};Patient.gender;There is null",
                "{\"resourceType\":\"Patient\",\"active\":\"true\"};Patient.active;This is a boolean",
                "{\"resourceType\":\"Patient\",\"contact\":[{\"name\":{\"given\":[]}}]};Patient.contact[0].name.given;empty",
                "{\"resourceType\":\"Patient\",\"multipleBirthInteger\":\"2\"};Patient.multipleBirthInteger;a integer",
                "{\"resourceType\":\"Patient\",\"multipleBirthInteger\":1.5};Patient.multipleBirthInteger;\"1.5\": For input",
                "{\"resourceType\":\"Patient\",\"multipleBirthInteger\":99999999999};Patient.multipleBirthInteger;For input"
            })
    void isRefusedInJsonWithTheElement(String body, String expression, String why) {
        refused(calls.post("/Patient", FhirCalls.JSON, body), 400, "structure", expression)
                .startsWith("The body is not FHIR R4: ")
                .contains(why)
                .doesNotContain("Exception");
    }

    /** Each is as it should be but in its form: HAPI's parser makes of it what was perhaps meant. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "Patient;\"gender\":[\"male\"];Patient.gender;It stands once: write it without [ ].",
                "Patient;\"name\":{\"family\":\"a\"};Patient.name;It may stand several times: write it in [ ]",
                "Patient;\"name\":[{\"given\":\"a\"}];Patient.name[0].given;It may stand several times",
                "Patient;\"name\":[[{\"family\":\"a\"}]];Patient.name[0];a HumanName: write it without a list around it",
                "Patient;\"name\":[{\"family\":5}];Patient.name[0].family;This is a string: write it in quotation marks",
                "Patient;\"active\":1;Patient.active;This is a boolean: write it as true or false",
                "Patient;\"multipleBirthInteger\":true;Patient.multipleBirthInteger;write it as a number",
                "Patient;\"_gender\":[{\"id\":\"a\"}];Patient._gender;It stands once",
                "Patient;\"extension\":[{\"url\":\"http://a.org\",\"valueString\":5}];Patient.extension[0].valueString;a string",
                "Patient;\"extension\":{\"url\":\"http://a.org\",\"valueString\":\"a\"};Patient.extension;several times",
                "Patient;\"_gender\":{\"extension\":[{\"url\":\"http://a.org\",\"valueBoolean\":[true]}]};"
                        + "Patient._gender.extension[0].valueBoolean;It stands once",
                "Patient;\"contained\":[{\"resourceType\":\"Organization\",\"name\":[\"a\"]}];"
                        + "Patient.contained[0].name;It stands once",
                "Observation;\"status\":[\"final\"];Observation.status;It stands once",
                "Observation;\"subject\":[{\"display\":\"a\"}];Observation.subject;It stands once",
                "Observation;\"category\":[[{\"text\":\"a\"}]];Observation.category[0];without a list around it",
                "Observation;\"valueString\":true;Observation.valueString;This is a string: write it in quotation marks",
                "Observation;\"valueString\":5;Observation.valueString;This is a string: write it in quotation marks",
                "Observation;\"valueQuantity\":{\"value\":5,\"unit\":[\"mV\"]};Observation.valueQuantity.unit;once",
                "Observation;\"code\":{\"text\":\"a\",\"coding\":{\"code\":\"a\"}};Observation.code.coding;several times"
            })
    void isRefusedInJsonAsItIsNotWrittenSo(String type, String wrong, String expression, String why) {
        String typeFirst = "{\"resourceType\":\"" + type + "\"," + wrong + "}";
        String typeLast = "{" + wrong + ",\"resourceType\":\"" + type + "\"}";

        for (String body : List.of(typeFirst, typeLast)) {
            refused(calls.post("/" + type, FhirCalls.JSON, body), 400, "structure", expression)
                    .startsWith("The body is not FHIR R4: ")
                    .contains(why);
        }
    }

    @Test
    void isRefusedInsideABundleAndParameters() {
        String patient = "{\"gender\":[\"male\"],\"resourceType\":\"Patient\"}";
        String transaction = "{\"type\":\"transaction\",\"entry\":[{\"resource\":" + patient
                + ",\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}],\"resourceType\":\"Bundle\"}";
        String patch = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":"
                + "[{\"name\":\"type\",\"valueCode\":[\"delete\"]},{\"name\":\"path\",\"valueString\":\"Patient.gender\"}]}]}";

        refused(calls.post("", FhirCalls.JSON, transaction), 400, "structure", "Bundle.entry[0].resource.gender");
        refused(
                calls.send(
                        "PATCH",
                        "/Patient/a",
                        BodyPublishers.ofString(patch),
                        "Content-Type",
                        FhirCalls.JSON,
                        "Authorization",
                        FhirCalls.ehr()),
                400,
                "structure",
                "Parameters.parameter[0].part[0].valueCode");
    }

    @Test
    void isRefusedWhereAPatchMakesIt() {
        String path = FhirCalls.path(
                calls.post("/Patient", FhirCalls.JSON, "{\"resourceType\":\"Patient\",\"gender\":\"male\"}"));
        String patch = "[{\"op\":\"replace\",\"path\":\"/gender\",\"value\":[\"female\"]}]";

        HttpResponse<String> answer = calls.send(
                "PATCH",
                path,
                BodyPublishers.ofString(patch),
                "Content-Type",
                "application/json-patch+json",
                "Authorization",
                FhirCalls.ehr());

        refused(answer, 422, "processing", "Patient.gender")
                .isEqualTo("The patch cannot be applied: what comes of it is not FHIR R4:"
                        + " It stands once: write it without [ ].");
    }

    @Test
    void isRefusedWhereANumberIsAText() {
        String body = "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"a\"},"
                + "\"component\":[{\"code\":{\"text\":\"b\"},\"valueQuantity\":{\"value\":\"12\"}}]}";

        refused(
                        calls.post("/Observation", FhirCalls.JSON, body),
                        400,
                        "structure",
                        "Observation.component[0].valueQuantity.value")
                .contains("This is a decimal: write it without quotation marks.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Patient\",\"gender\":\"male\",\"gender\":\"female\"}",
                "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"a\",\"family\":\"b\"}]}",
                "{'resourceType':'Patient'}"
            })
    void isRefusedInJsonWithTheLine(String body) {
        refused(calls.post("/Patient", FhirCalls.JSON, body), 400, "structure", null)
                .contains("(line 1, column ")
                .doesNotContain("Source");
    }

    @Test
    void isTakenWhereANullHoldsThePlaceOfAValueInAList() {
        String body = "{\"resourceType\":\"Patient\",\"name\":[{\"given\":[null,\"a\"],\"_given\":[{\"extension\":"
                + "[{\"url\":\"http://hl7.org/fhir/StructureDefinition/data-absent-reason\",\"valueCode\":\"unknown\"}]},"
                + "null]}]}";

        assertThat(calls.post("/Patient", FhirCalls.JSON, body).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<Patient xmlns=\"http://hl7.org/foo\"><active value=\"true\"/></Patient>;Patient is not in the namespace",
                "<Patient xmlns=\"http://hl7.org/fhir\"><active xmlns=\"urn:a\" value=\"true\"/></Patient>;"
                        + "active is not in the namespace http://hl7.org/fhir",
                "<Patient xmlns=\"http://hl7.org/fhir\"><gender value=\"male\"/><active value=\"true\"/></Patient>;"
                        + "active comes after gender: it belongs before it (line 1,",
                "<Patient xmlns=\"http://hl7.org/fhir\"><name><given value=\"a\"/><family value=\"b\"/></name></Patient>;"
                        + "family comes after given",
                "<Patient xmlns=\"http://hl7.org/fhir\">important text<active value=\"true\"/></Patient>;"
                        + "there is text in Patient: outside a narrative, values are written in the attribute value",
                "<Patient xmlns=\"http://hl7.org/fhir\"><gender>male</gender></Patient>;there is text in gender",
                "<Patient xmlns=\"http://hl7.org/fhir\"><gender value=\"male\"><![CDATA[a]]></gender></Patient>;text in gender",
                "<Patient xmlns=\"http://hl7.org/fhir\"><extension url=\"http://a.org\"><valueString>a</valueString></extension>"
                        + "</Patient>;there is text in valueString",
                "<Patient xmlns=\"http://hl7.org/fhir\"><gender Value=\"male\"/></Patient>;gender has an attribute Value"
            })
    void isRefusedInXml(String body, String why) {
        refused(calls.post("/Patient", XML, body), 400, "structure", null).contains(why);
    }

    @Test
    void isRightInWhateverXmlWeWriteOurselves() {
        Observation observation = Examples.observation(Examples.THREE_LEADS);
        observation.getText().setDivAsString("<div>three leads</div>");
        observation.getText().setStatus(Narrative.NarrativeStatus.GENERATED);
        observation.addExtension("http://example.org/a", new BooleanType(true));
        observation.addContained(
                new Patient().addName(new HumanName().setFamily("a")).setId("p"));
        observation.setSubject(new Reference("#p"));
        IParser parser = FhirContext.forR4Cached().newXmlParser();

        HttpResponse<String> created = calls.post("/Observation", XML, parser.encodeResourceToString(observation));

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    }

    /** How precisely something was measured stands in the digits (FHIR R4, datatypes.html#decimal). */
    @ParameterizedTest
    @ValueSource(strings = {"1.50", "0.00", "100.0", "7", "0.000000001", "3.00000000000000000000"})
    void keepsTheDigitsOfADecimal(String digits) {
        String quantity = "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"weight\"},"
                + "\"valueQuantity\":{\"value\":" + digits + "}}";
        String path = FhirCalls.path(calls.post("/Observation", FhirCalls.JSON, quantity));
        String inXml = calls.get(path + "?_format=xml").body();
        String again = FhirCalls.path(calls.post("/Observation", XML, inXml));

        for (String kept : new String[] {path, again}) {
            assertThat(calls.get(kept).body()).contains("\"value\":" + digits + "}");
            assertThat(calls.get(kept + "?_format=xml").body()).contains("<value value=\"" + digits + "\"/>");
        }
    }

    @Test
    void keepsTheLinesOfPreformattedText() {
        String lines = "lead   mV\n  I    0.10\n\n  II   0.25";
        Patient patient = new Patient();
        patient.getText()
                .setStatus(Narrative.NarrativeStatus.GENERATED)
                .setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\"><pre>" + lines + "</pre></div>");
        String path = FhirCalls.path(calls.post("/Patient", FhirCalls.JSON, FhirCalls.json(patient)));

        for (String form : new String[] {"", "?_format=xml", "?_pretty=true", "?_format=xml&_pretty=true"}) {
            assertThat(FhirCalls.parse(Patient.class, calls.get(path + form))
                            .getText()
                            .getDivAsString())
                    .as(form)
                    .contains("<pre>" + lines + "</pre>");
        }
    }
}
