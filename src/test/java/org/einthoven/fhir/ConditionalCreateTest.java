package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.einthoven.TestDatabase;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An EHR that heard no answer sends again, and what it sends is there once. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ConditionalCreateTest extends OverHttp {

    private static final String SYSTEM = "http://example.org/ecg";

    @ParameterizedTest
    @ValueSource(strings = {"Observation", "Patient"})
    void createsOnceHoweverOftenItIsSent(String type) {
        String number = UUID.randomUUID().toString();

        HttpResponse<String> first = send(resource(type, number), condition(number));
        HttpResponse<String> again = send(resource(type, number), condition(number));

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(again.headers().firstValue("ETag")).contains("W/\"1\"");
        assertThat(count(type, SYSTEM + "%7C" + number)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Observation", "Patient"})
    void createsOnceOfManyThatComeAtOnce(String type) {
        String number = UUID.randomUUID().toString();

        List<CompletableFuture<HttpResponse<String>>> sent = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> send(resource(type, number), condition(number))))
                .limit(6)
                .toList();

        assertThat(sent.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                .containsOnlyOnce(201)
                .allMatch(status -> status == 201 || status == 200);
        assertThat(count(type, SYSTEM + "%7C" + number)).isEqualTo(1);
    }

    @Test
    void createsTwiceWhoeverDoesNotAskForOnce() {
        String number = UUID.randomUUID().toString();
        send(resource("Observation", number), "");

        assertThat(send(resource("Observation", number), "").statusCode()).isEqualTo(201);
        assertThat(count("Observation", SYSTEM + "%7C" + number)).isEqualTo(2);
        refused(send(resource("Observation", number), condition(number)), 412, "multiple-matches", null)
                .startsWith("The condition fits more than one Observation");
        assertThat(count("Observation", SYSTEM + "%7C" + number)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identifier=", "nothing", "?", "colour=red", "identifier:foo=a"})
    void refusesAConditionThatItCannotHold(String condition) {
        assertThat(send(resource("Observation", "1"), condition).statusCode()).isEqualTo(400);
    }

    @Test
    void findsRecordingsByTheIdentifiersOfTheirSender() {
        String number = UUID.randomUUID().toString();
        send(resource("Observation", number), "");

        assertThat(count("Observation", number)).isEqualTo(1);
        assertThat(count("Observation", SYSTEM + "%7C" + number)).isEqualTo(1);
        assertThat(count("Observation", "%7C" + number)).isZero();
        assertThat(count("Observation", "http://example.org/other%7C" + number)).isZero();
    }

    private static Resource resource(String type, String number) {
        Identifier identifier = new Identifier().setSystem(SYSTEM).setValue(number);
        if (type.equals("Patient")) {
            return new Patient().addIdentifier(identifier);
        }
        Observation observation = Examples.observation(Examples.WATCH);
        return observation.setIdentifier(List.of(identifier));
    }

    private static String condition(String number) {
        return "identifier=" + SYSTEM + "|" + number;
    }

    private HttpResponse<String> send(Resource resource, String condition) {
        String body = FhirCalls.json(resource);
        String path = "/" + resource.fhirType();
        return condition.isEmpty()
                ? calls.post(path, FhirCalls.JSON, body)
                : calls.send(
                        "POST",
                        path,
                        BodyPublishers.ofString(body),
                        "Content-Type",
                        FhirCalls.JSON,
                        "If-None-Exist",
                        condition,
                        "Authorization",
                        FhirCalls.ehr());
    }

    private int count(String type, String identifier) {
        return FhirCalls.parse(Bundle.class, calls.get("/" + type + "?_count=0&identifier=" + identifier))
                .getTotal();
    }
}
