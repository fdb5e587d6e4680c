package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.einthoven.TestDatabase;
import org.einthoven.archive.RecordingReader;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.SampledData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sender sees who sends what cannot be taken: status, kind of issue, the element at fault, how to mend it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BadInputTest {

    @TestHTTPResource("/fhir")
    URL url;

    private FhirCalls calls;

    @BeforeEach
    void readWithoutModels() {
        QuarkusMock.installMockForType(new MadeReader(), RecordingReader.class);
        calls = new FhirCalls(url.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a resource", "{\"resourceType\":\"Observation\",", "[]", "{}", "{\"a\":1}"})
    void refusesWhatIsNotFhirJson(String body) {
        refused(calls.post("/Observation", FhirCalls.JSON, body), 400, "structure", null)
                .startsWith("The body is neither well-formed FHIR JSON nor XML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Observation", "not a resource"})
    void refusesWhatIsNotFhirXml(String body) {
        refused(calls.post("/Observation", "application/fhir+xml", body), 400, "structure", null)
                .startsWith("The body is neither well-formed FHIR JSON nor XML");
    }

    /** An entity that names a file must not be opened, let alone be quoted. */
    @Test
    void opensNoFileThatXmlNames() {
        String xml = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"&x;\"/></Observation>";

        HttpResponse<String> answer = calls.post("/Observation", "application/fhir+xml", xml);

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void refusesAnEmptyBody() {
        refused(calls.post("/Observation", FhirCalls.JSON, ""), 400, "required", null)
                .isEqualTo("The body is empty: send the resource as JSON or XML.");
    }

    @Test
    void refusesAnotherTypeOfResource() {
        refused(calls.post("/Observation", FhirCalls.JSON, "{\"resourceType\":\"Patient\"}"), 400, "invalid", null)
                .isEqualTo("The body is of type Patient where Observation belongs: send it to its own endpoint.");
    }

    @Test
    void refusesAnotherMediaType() {
        refused(calls.post("/Observation", "text/csv", "1,2,3"), 415, "not-supported", null)
                .contains("application/fhir+json");
    }

    @Test
    void refusesAnElementThatFhirDoesNotHave() {
        String body = Examples.text(Examples.WATCH).replaceFirst("\"status\"", "\"stratus\": \"x\", \"status\"");

        refused(calls.post("/Observation", FhirCalls.JSON, body), 400, "structure", null)
                .contains("stratus");
    }

    static Stream<Arguments> spoiltObservations() {
        String first = "Observation.component[0].valueSampledData";
        String second = "Observation.component[1].valueSampledData";
        return Stream.of(
                spoilt(
                        "nothing sampled",
                        o -> o.setComponent(null),
                        "required",
                        "Observation.component",
                        "There is no valueSampledData with data: send the samples of at least one lead."),
                spoilt(
                        "no data in it",
                        o -> sampled(o, 0).getDataElement().setValue(null),
                        "required",
                        first + ".data",
                        "There are no samples: the data element is empty."),
                spoilt(
                        "another code",
                        o -> o.setCode(new CodeableConcept(new Coding("http://loinc.org", "8867-4", null))),
                        "code-invalid",
                        "Observation.code",
                        "Observation.code is neither an ECG (MDC 131328 or LOINC 11524-6) nor a PPG (MDC 150452)."),
                spoilt(
                        "no status",
                        o -> o.setStatus(null),
                        "required",
                        "Observation.status",
                        "Observation.status is missing."),
                spoilt(
                        "two lengths",
                        o -> sampled(o, 1).setData("1 2 3"),
                        "invariant",
                        second + ".data",
                        "This lead has 3 samples where the first has 1000: send all leads of a recording at one"
                                + " length."),
                spoilt(
                        "two rates",
                        o -> sampled(o, 1).setPeriod(2),
                        "invariant",
                        second + ".period",
                        "This lead has a period of 2 ms where the first has 4 ms: send all leads of a recording at one"
                                + " rate."),
                spoilt(
                        "period 0",
                        o -> sampled(o, 0).setPeriod(0),
                        "value",
                        first + ".period",
                        "The period is 0 ms: give the time between two samples in milliseconds, above 0."),
                spoilt(
                        "period negative",
                        o -> sampled(o, 1).setPeriod(-4),
                        "value",
                        second + ".period",
                        "The period is -4 ms: give the time between two samples in milliseconds, above 0."),
                spoilt(
                        "period absent",
                        o -> sampled(o, 0).getPeriodElement().setValue((BigDecimal) null),
                        "value",
                        first + ".period",
                        "The period is missing: give the time between two samples in milliseconds, above 0."),
                spoilt(
                        "10 Hz",
                        o -> o.getComponent().forEach(c -> ((SampledData) c.getValue()).setPeriod(100)),
                        "value",
                        first + ".period",
                        "The sample rate is 10.0 Hz: recordings from 50 to 2000 Hz are taken."),
                spoilt(
                        "two dimensions",
                        o -> sampled(o, 0).setDimensions(2),
                        "value",
                        first + ".dimensions",
                        "Dimensions is 2: send one dimension for each lead."),
                spoilt(
                        "a pressure",
                        o -> sampled(o, 2).setOrigin(new Quantity(0).setUnit("mmHg")),
                        "code-invalid",
                        "Observation.component[2].valueSampledData.origin",
                        "Unit mmHg is not a voltage: use mV, uV, nV or V."),
                spoilt(
                        "megavolts",
                        o -> sampled(o, 0).setOrigin(new Quantity(0).setCode("MV")),
                        "code-invalid",
                        first + ".origin",
                        "Unit MV is not a voltage: use mV, uV, nV or V."),
                spoilt(
                        "factor 0",
                        o -> sampled(o, 0).setFactor(0),
                        "value",
                        first + ".factor",
                        "The factor is 0.0: it must be finite and not 0."),
                spoilt(
                        "no origin",
                        o -> sampled(o, 0).setOrigin(new Quantity().setUnit("mV")),
                        "required",
                        first + ".origin.value",
                        "origin.value is missing."),
                spoilt(
                        "NaN",
                        o -> sampled(o, 0).setData("1 2 NaN 4"),
                        "value",
                        first + ".data",
                        "Sample 2 is \"NaN\": samples are decimals, or E, L or U where there is no value."),
                spoilt(
                        "commas",
                        o -> sampled(o, 0).setData("1,2,3"),
                        "value",
                        first + ".data",
                        "Sample 0 is \"1,2,3\": samples are decimals, or E, L or U where there is no value."),
                spoilt(
                        "a component twice",
                        o -> o.addComponent(o.getComponent().get(1).copy()),
                        "duplicate",
                        "Observation.component[3].code",
                        "Lead II is there twice: send each lead once."),
                spoilt(
                        "16 leads",
                        BadInputTest::sixteenLeads,
                        "too-costly",
                        "Observation.component",
                        "There are 16 components where at most 15 are taken."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiltObservations")
    void refusesWhatCannotBeReadAsARecording(
            String what, Consumer<Observation> spoil, String issueType, String expression, String text) {
        Observation observation = Examples.observation(Examples.THREE_LEADS);
        spoil.accept(observation);

        refused(calls.post("/Observation", FhirCalls.JSON, FhirCalls.json(observation)), 422, issueType, expression)
                .isEqualTo(text);
        refused(
                        calls.post("/Observation/$analyze", FhirCalls.JSON, FhirCalls.json(observation)),
                        422,
                        issueType,
                        expression)
                .isEqualTo(text);
    }

    @Test
    void refusesToAnalyseWhatIsNoObservation() {
        refused(
                        calls.post("/Observation/$analyze", FhirCalls.JSON, "{\"resourceType\":\"Patient\"}"),
                        400,
                        "invalid",
                        null)
                .isEqualTo("The request cannot be understood: the body is not an Observation");
    }

    @Test
    void refusesThirtyThousandLeadsBeforeLookingIntoThem() {
        Observation observation = Examples.observation(Examples.THREE_LEADS);
        ObservationComponentComponent lead = observation.getComponent().get(0);
        ((SampledData) lead.getValue()).setData("1 2 3 4 5 6 7 8 9 10");
        while (observation.getComponent().size() < 30_000) {
            observation.addComponent(lead);
        }

        refused(
                        calls.post("/Observation", FhirCalls.JSON, FhirCalls.json(observation)),
                        422,
                        "too-costly",
                        "Observation.component")
                .isEqualTo("There are 30000 components where at most 30 are taken.");
    }

    @Test
    void refusesAnHourOfEcg() {
        Observation observation = Examples.observation(Examples.WATCH);
        ((SampledData) observation.getValue()).setPeriod(10).setData("1 ".repeat(360_000) + "1");

        refused(
                        calls.post("/Observation", FhirCalls.JSON, FhirCalls.json(observation)),
                        422,
                        "too-long",
                        "Observation.valueSampledData.data")
                .isEqualTo("The recording lasts 3600 s: send at most 1860 s at a time.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000000", "1e99999999999999999999"})
    void refusesNumbersThatCostMoreThanTheySay(String number) {
        String body = Examples.text(Examples.WATCH).replaceFirst("\"period\": *10", "\"period\": " + number);

        refused(calls.post("/Observation", FhirCalls.JSON, body), 400, "structure", null)
                .contains("a number too large for any measurement");
    }

    @Test
    void refusesACharacterThatNoDatabaseKeeps() {
        String body =
                Examples.text(Examples.WATCH).replaceFirst("\"status\"", "\"language\": \"a\\\\u0000b\", \"status\"");

        refused(calls.post("/Observation", FhirCalls.JSON, body), 400, "structure", null)
                .contains("the character NUL");
    }

    /** Whatever became of it, the next sender is served. */
    @Test
    void survivesSixtyMegabytes() {
        HttpResponse<String> answer =
                calls.post("/Observation", FhirCalls.JSON, "{\"resourceType\":\"" + "a".repeat(60_000_000));

        refused(answer, 413, "too-long", null)
                .isEqualTo("The body is larger than 50 MiB: send a shorter recording or fewer leads.");
        assertThat(calls.post("/Observation", FhirCalls.JSON, Examples.text(Examples.WATCH))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void takesGzipButNotABombOfIt() {
        assertThat(postGzip(Examples.text(Examples.WATCH)).statusCode()).isEqualTo(201);
        refused(postGzip(" ".repeat(60_000_000)), 413, "too-long", null).startsWith("The body is larger than 50 MiB");
        refused(
                        calls.send(
                                "POST",
                                "/Observation",
                                BodyPublishers.ofString("no gzip"),
                                "Content-Type",
                                FhirCalls.JSON,
                                "Content-Encoding",
                                "gzip",
                                "Authorization",
                                FhirCalls.ehr()),
                        400,
                        "structure",
                        null)
                .contains("not what gzip makes");
    }

    private HttpResponse<String> postGzip(String body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return calls.send(
                "POST",
                "/Observation",
                BodyPublishers.ofByteArray(packed.toByteArray()),
                "Content-Type",
                FhirCalls.JSON,
                "Content-Encoding",
                "gzip",
                "Authorization",
                FhirCalls.ehr());
    }

    @Test
    void keepsMarkersAsMissing() {
        Observation observation = Examples.observation(Examples.WATCH);
        String data = "E 12 U 13 L " + "1 ".repeat(300) + "E";
        ((SampledData) observation.getValue()).setData(data);

        HttpResponse<String> answer = calls.post("/Observation", FhirCalls.JSON, FhirCalls.json(observation));

        assertThat(answer.statusCode()).isEqualTo(201);
        Observation back = FhirCalls.parse(Observation.class, calls.get(FhirCalls.path(answer)));
        assertThat(((SampledData) back.getValue()).getData()).isEqualTo(data);
    }

    @Test
    void keepsALeadOfUnknownCodeAndSaysSo() {
        Observation observation = Examples.observation(Examples.THREE_LEADS);
        observation.getComponent().get(2).getCode().getCodingFirstRep().setCode("424242");

        HttpResponse<String> answer = calls.post("/Observation", FhirCalls.JSON, FhirCalls.json(observation));

        assertThat(answer.statusCode()).isEqualTo(201);
        OperationOutcome outcome = FhirCalls.parse(OperationOutcome.class, answer);
        OperationOutcomeIssueComponent warning = outcome.getIssue().get(1);
        assertThat(warning.getSeverity()).isEqualTo(IssueSeverity.WARNING);
        assertThat(warning.getCode().toCode()).isEqualTo("incomplete");
        assertThat(warning.getExpression()).singleElement().hasToString("Observation.component[2].valueSampledData");
        assertThat(warning.getDiagnostics())
                .isEqualTo("The lead 424242 is not known: it is kept, but not analysed. Use MDC or LOINC lead codes.");
        assertThat(FhirCalls.parse(Observation.class, calls.get(FhirCalls.path(answer)))
                        .getComponent())
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DiagnosticReport", "Observation", "Patient", "Device", "Provenance"})
    void saysThatAnUnknownIdIsNotThere(String type) {
        String id = "0191f2a0-0000-7000-8000-00000000dead";

        refused(calls.get("/" + type + "/" + id), 404, "not-found", null)
                .isEqualTo("There is no " + type + " with id " + id + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%27%20or%201=1", "a..b", "%00", "%F0%9F%AB%80", "null", "-", "..%2F..%2Fetc", "%3Cb%3E"})
    void findsNothingUnderIdsWithOddCharacters(String id) {
        for (String type : new String[] {"Observation", "DiagnosticReport", "Patient", "Device", "Provenance"}) {
            HttpResponse<String> answer = calls.get("/" + type + "/" + id);

            assertThat(answer.statusCode()).as(type + " " + answer.body()).isIn(400, 404);
            assertThat(FhirCalls.issue(answer).getCode().toCode()).isIn("not-found", "invalid", "not-supported");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/Observation?status=abc%00,400",
        "/Observation?date=yesterday,400",
        "/Observation?date=gt,400",
        "/Observation?colour=red,400",
        "/Observation?patient:missing=true,400",
        "/Observation?_sort=colour,400",
        "/DiagnosticReport?result=Patient/1,400",
        "/DiagnosticReport?_lastUpdated=2026-13-45,400",
        "/Patient?birthdate=soon,400",
        "/Medication,404",
        "/Observation/$guess,405"
    })
    void refusesQuestionsThatItDoesNotUnderstand(String question, int status) {
        HttpResponse<String> answer = calls.get(question);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(FhirCalls.issue(answer).getDiagnostics())
                .isNotBlank()
                .doesNotContain("HAPI")
                .doesNotContain("Exception")
                .doesNotContain("org.");
    }

    @Test
    void refusesAWrongPassword() {
        HttpResponse<String> answer = calls.send(
                "GET", "/Patient", BodyPublishers.noBody(), "Authorization", FhirCalls.basic("ehr", "wrong"));

        refused(answer, 401, "login", null)
                .isEqualTo("Sign in: user and password are wrong or missing, or the token has expired.");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic realm="));
    }

    @Test
    void refusesWhoeverDoesNotSignIn() {
        refused(calls.send("GET", "/Patient", BodyPublishers.noBody()), 401, "login", null)
                .startsWith("Sign in");
    }

    @ParameterizedTest
    @CsvSource({
        "admin,GET,/Patient",
        "admin,GET,/DiagnosticReport",
        "cardiologist,POST,/Observation",
        "cardiologist,POST,/Patient"
    })
    void refusesWhatARoleMayNotDo(String user, String method, String path) {
        HttpResponse<String> answer = calls.send(
                method,
                path,
                BodyPublishers.ofString(method.equals("GET") ? "" : "{\"resourceType\":\"" + path.substring(1) + "\"}"),
                "Authorization",
                FhirCalls.basic(user, user),
                "Content-Type",
                FhirCalls.JSON);

        refused(answer, 403, "forbidden", null)
                .isEqualTo("This account may not do that: it needs another role or scope.");
    }

    private static AbstractStringAssert<?> refused(
            HttpResponse<String> answer, int status, String issueType, @Nullable String expression) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        OperationOutcomeIssueComponent issue = FhirCalls.issue(answer);
        assertThat(issue.getSeverity()).isEqualTo(IssueSeverity.ERROR);
        assertThat(issue.getCode().toCode()).isEqualTo(issueType);
        if (expression == null) {
            assertThat(issue.getExpression()).isEmpty();
        } else {
            assertThat(issue.getExpression()).singleElement().hasToString(expression);
        }
        return Assertions.assertThat(issue.getDiagnostics());
    }

    private static Arguments spoilt(
            String what, Consumer<Observation> spoil, String issueType, String expression, String text) {
        return Arguments.of(what, spoil, issueType, expression, text);
    }

    private static SampledData sampled(Observation observation, int component) {
        return (SampledData) observation.getComponent().get(component).getValue();
    }

    private static void sixteenLeads(Observation observation) {
        ObservationComponentComponent lead = observation.getComponent().get(0);
        observation.setComponent(null);
        IntStream.of(1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 61, 62, 63, 64, 66)
                .forEach(discriminator -> addLead(observation, lead, 131328 + discriminator));
    }

    private static void addLead(Observation observation, ObservationComponentComponent like, int code) {
        ObservationComponentComponent lead = like.copy();
        lead.getCode().getCodingFirstRep().setCode(Integer.toString(code));
        observation.addComponent(lead);
    }
}
