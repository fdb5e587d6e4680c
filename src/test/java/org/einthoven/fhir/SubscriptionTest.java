package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.einthoven.WithPrograms;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.Verdict;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An EHR that wants to be told of reports, and is. */
@QuarkusTest
@TestProfile(WithPrograms.class)
class SubscriptionTest extends OverHttp {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private record Told(String authorization, Bundle bundle) {
        Parameters status() {
            return (Parameters) bundle.getEntryFirstRep().getResource();
        }

        String type() {
            return status().getParameter("type").getValue().primitiveValue();
        }

        String part(String name) {
            ParametersParameterComponent event = status().getParameter("notificationEvent");
            return event.getPart().stream()
                    .filter(part -> part.getName().equals(name))
                    .map(part -> part.getValue() instanceof Reference reference
                            ? reference.getReference()
                            : part.getValue().primitiveValue())
                    .findFirst()
                    .orElse("");
        }
    }

    @ConfigProperty(name = "test.subscriber.port")
    int port;

    @Inject
    Reviews reviews;

    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private volatile int answer = 200;

    /** Each test's own: what is still on its way to the one before comes to the same port. */
    private final String path = "/" + UUID.randomUUID();

    private HttpServer subscriber;
    private Ehr ehr;

    @BeforeEach
    void listen() throws IOException {
        ehr = new Ehr(calls);
        subscriber = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        subscriber.createContext(path, this::take);
        subscriber.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        told.add(new Told(
                exchange.getRequestHeaders().getFirst("Authorization"),
                FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, body)));
        exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + url.getPort() + "/login");
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    @AfterEach
    void hangUp() {
        for (Resource active : ehr.search("Subscription?status=active,error,requested")) {
            ehr.client()
                    .delete()
                    .resourceById("Subscription", active.getIdElement().getIdPart())
                    .execute();
        }
        subscriber.stop(0);
    }

    @Test
    void greetsAndThenTellsOfEachReportAndEachSignature() throws Exception {
        IdType id = subscribe("DiagnosticReport", "full-resource");
        Told handshake = next();
        assertThat(handshake.type()).isEqualTo("handshake");
        assertThat(handshake.authorization()).isEqualTo("Bearer of-the-ehr");
        awaitStatus(id, "active");

        IdType recording = ehr.create(Examples.THREE_LEADS);
        Told preliminary = next();

        assertThat(preliminary.type()).isEqualTo("event-notification");
        assertThat(preliminary.part("eventNumber")).isEqualTo("1");
        assertThat(preliminary.part("focus")).isEqualTo("DiagnosticReport/" + recording.getIdPart());
        assertThat(report(preliminary).getStatus().toCode()).isEqualTo("preliminary");
        Ehr.sign(reviews, recording, new FindingDecision("ventricular-ectopy", Verdict.CONFIRMED, null));
        Told signed = next();
        assertThat(signed.part("eventNumber")).isEqualTo("2");
        assertThat(report(signed).getStatus().toCode()).isEqualTo("final");
    }

    @Test
    void tellsOnlyOfWhatIsAskedForAndNoMoreThanThat() throws Exception {
        awaitStatus(subscribe("DiagnosticReport?status=final", "id-only"), "active");
        assertThat(next().type()).isEqualTo("handshake");

        IdType recording = ehr.create(Examples.THREE_LEADS);
        ehr.awaitReport(recording);
        Ehr.sign(reviews, recording, new FindingDecision("ventricular-ectopy", Verdict.CONFIRMED, null));
        Told signed = next();

        assertThat(signed.part("focus")).isEqualTo("DiagnosticReport/" + recording.getIdPart());
        assertThat(signed.part("eventNumber")).isEqualTo("1");
        assertThat(signed.bundle().getEntry().get(1).hasResource()).isFalse();
    }

    @Test
    void showsAnErrorAndGivesUpOnASubscriberThatNeverTakesIt() throws Exception {
        IdType id = subscribe("DiagnosticReport", "empty");
        awaitStatus(id, "active");
        next();
        answer = 302;

        ehr.create(Examples.THREE_LEADS);

        assertThat(next().bundle().getEntry()).hasSize(1);
        Subscription off = awaitStatus(id, "off");
        Parameters status = status(id);
        assertThat(status.getParameter("status").getValue().primitiveValue()).isEqualTo("off");
        assertThat(status.getParameter("type").getValue().primitiveValue()).isEqualTo("query-status");
        assertThat(status.getParameter("eventsSinceSubscriptionStart")
                        .getValue()
                        .primitiveValue())
                .isEqualTo("1");
        assertThat(((CodeableConcept) status.getParameter("error").getValue()).getText())
                .isEqualTo("The subscriber answered 302.");
        assertThat(off.getError()).isEqualTo("The subscriber answered 302.");
        assertThat(ehr.search("Subscription?_id=" + id.getIdPart() + "&status=off"))
                .hasSize(1);
        FhirCalls programs = new FhirCalls(url.toString().replace("/fhir", "/api"));
        assertThat(programs.send(
                                "GET",
                                "/deliveries",
                                BodyPublishers.noBody(),
                                "Authorization",
                                FhirCalls.basic("admin", "admin"))
                        .body())
                .contains("\"target\":\"Subscription/" + id.getIdPart() + "\"");
    }

    @Test
    void beatsAsOftenAsIsAskedFor() throws Exception {
        HttpResponse<String> created = calls.post(
                "/Subscription",
                FhirCalls.JSON,
                body("DiagnosticReport", "empty", "http://127.0.0.1:" + port + path)
                        .replace(
                                "\"type\": \"rest-hook\"",
                                "\"type\": \"rest-hook\", \"extension\": [{\"url\": \"http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-heartbeat-period\", \"valueUnsignedInt\": 86400}]"));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);

        assertThat(next().type()).isEqualTo("handshake");
        assertThat(next().type()).isEqualTo("heartbeat");
    }

    @Test
    void goesNowhereButWhereItIsAllowedTo() {
        for (String endpoint : List.of(
                "http://127.0.0.1:" + (port + 1) + "/",
                "http://localhost:" + port + "/",
                "http://169.254.169.254/latest/meta-data",
                "http://127.0.0.1:" + port + "@elsewhere.example/")) {
            refused(
                    calls.post("/Subscription", FhirCalls.JSON, body("DiagnosticReport", "empty", endpoint)),
                    422,
                    endpoint.contains("@") ? "business-rule" : "forbidden",
                    null);
        }
        refused(
                calls.post(
                        "/Subscription",
                        FhirCalls.JSON,
                        body("DiagnosticReport?colour=red", "empty", "http://127.0.0.1:" + port + "/")),
                400,
                "not-supported",
                null);
        assertThat(told).isEmpty();
    }

    @Test
    void saysHowASubscriptionStandsToWhoeverMayKnow() {
        refused(calls.get("/Subscription/nobody/$status"), 404, "not-found", null)
                .contains("There is no Subscription");
        HttpResponse<String> curious = calls.send(
                "GET",
                "/Subscription/nobody/$status",
                BodyPublishers.noBody(),
                "Authorization",
                FhirCalls.basic("admin", "admin"));
        refused(curious, 403, "forbidden", null).isNotBlank();
    }

    private Parameters status(IdType id) {
        Bundle answer = FhirCalls.parse(Bundle.class, calls.get("/Subscription/" + id.getIdPart() + "/$status"));
        assertThat(answer.getType()).isEqualTo(Bundle.BundleType.SEARCHSET);
        return (Parameters) answer.getEntryFirstRep().getResource();
    }

    private Told next() throws InterruptedException {
        Told next = told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(next).as("a notification within " + PATIENCE).isNotNull();
        return next;
    }

    private static DiagnosticReport report(Told told) {
        return (DiagnosticReport) told.bundle().getEntry().get(1).getResource();
    }

    private IdType subscribe(String criteria, String content) {
        HttpResponse<String> created =
                calls.post("/Subscription", FhirCalls.JSON, body(criteria, content, "http://127.0.0.1:" + port + path));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return new IdType(FhirCalls.path(created).substring(1));
    }

    private static String body(String criteria, String content, String endpoint) {
        return """
                {"resourceType": "Subscription", "status": "active", "reason": "The EHR shows reports",
                 "criteria": "%s",
                 "channel": {"type": "rest-hook", "endpoint": "%s", "payload": "application/fhir+json",
                   "_payload": {"extension": [{"url": "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-payload-content", "valueCode": "%s"}]},
                   "header": ["Authorization: Bearer of-the-ehr"]}}"""
                .formatted(criteria, endpoint, content);
    }

    private Subscription awaitStatus(IdType id, String status) {
        Instant end = Instant.now().plus(PATIENCE);
        Subscription subscription;
        do {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            subscription = FhirCalls.parse(Subscription.class, calls.get("/Subscription/" + id.getIdPart()));
        } while (!subscription.getStatus().toCode().equals(status)
                && Instant.now().isBefore(end));
        assertThat(subscription.getStatus().toCode()).isEqualTo(status);
        return subscription;
    }
}
