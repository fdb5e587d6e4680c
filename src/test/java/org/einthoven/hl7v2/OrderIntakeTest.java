package org.einthoven.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.einthoven.hl7v2.OrderMessages.field;
import static org.einthoven.hl7v2.OrderMessages.fresh;
import static org.einthoven.hl7v2.OrderMessages.header;
import static org.einthoven.hl7v2.OrderMessages.message;
import static org.einthoven.hl7v2.OrderMessages.order;
import static org.einthoven.hl7v2.OrderMessages.patient;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.app.Connection;
import ca.uhn.hl7v2.model.Message;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders that come over MLLP, and what becomes of them in FHIR. */
@QuarkusTest
@TestProfile(WithHl7.class)
class OrderIntakeTest {
    private static final String MRN = "urn:oid:2.16.528.1.1007.3.3";
    private static final String PLACERS = "https://einthoven.org/fhir/hl7v2-authority/HIS";

    @ConfigProperty(name = "einthoven.hl7v2.receive.port")
    int port;

    @TestHTTPResource("/")
    URI server;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void keepsAnOrderWithItsPatientVisitAndRequesterForHapisOwnClient() throws Exception {
        String placer = fresh();
        String mrn = fresh();
        String visit = fresh();
        String order = message(
                header("ORM^O01^ORM_O01", "2.5.1", fresh()),
                patient(mrn),
                "PV1|1|E|EMER^1^2||||||||||||||||" + visit + "^^^HOSP^VN|||||||||||||||||||||||||20260304040000+0100",
                "ORC|NW|" + placer + "^HIS|F-" + placer
                        + "^CARDIO||||^^^^^S||20260304050000+0100|||D4711^Jansen^Piet^^^Dr.^^^HOSP",
                "OBR|1|" + placer + "^HIS||268400002^12 lead ECG^SCT|||||||||||||||||||||||||||^Chest pain since noon",
                "NTE|1||Allergic to \\T\\ afraid of adhesive \\F\\ paste");
        try (HapiContext context = new DefaultHapiContext()) {
            Connection line = context.newClient("127.0.0.1", port, false);
            Message answer =
                    line.getInitiator().sendAndReceive(context.getPipeParser().parse(order));
            assertThat(answer.encode()).contains("MSA|AA|").doesNotContain("ERR|");
            line.close();
        }

        JsonNode request = one("ServiceRequest", PLACERS, placer);
        assertThat(request.path("status").asText()).isEqualTo("active");
        assertThat(request.path("intent").asText()).isEqualTo("order");
        assertThat(request.path("priority").asText()).isEqualTo("stat");
        assertThat(request.at("/code/coding/0/system").asText()).isEqualTo("http://snomed.info/sct");
        assertThat(request.at("/code/coding/0/code").asText()).isEqualTo("268400002");
        assertThat(request.at("/authoredOn").asText()).isEqualTo("2026-03-04T05:00:00+01:00");
        assertThat(request.at("/reasonCode/0/text").asText()).isEqualTo("Chest pain since noon");
        assertThat(request.at("/note/0/text").asText()).isEqualTo("Allergic to & afraid of adhesive | paste");
        assertThat(request.at("/identifier/1/type/coding/0/code").asText()).isEqualTo("FILL");
        JsonNode patient = get("fhir/" + request.at("/subject/reference").asText());
        assertThat(patient.at("/identifier/0/system").asText()).isEqualTo(MRN);
        assertThat(patient.at("/identifier/0/value").asText()).isEqualTo(mrn);
        assertThat(patient.at("/name/0/family").asText()).isEqualTo("de Vries");
        assertThat(patient.at("/name/0/given").toString()).isEqualTo("[\"Anna\",\"Maria\",\"Johanna\"]");
        assertThat(patient.at("/birthDate").asText()).isEqualTo("1961-02-03");
        assertThat(patient.at("/gender").asText()).isEqualTo("female");
        JsonNode encounter = get("fhir/" + request.at("/encounter/reference").asText());
        assertThat(encounter.at("/class/code").asText()).isEqualTo("EMER");
        assertThat(encounter.at("/status").asText()).isEqualTo("in-progress");
        assertThat(encounter.at("/period/start").asText()).isEqualTo("2026-03-04T04:00:00+01:00");
        JsonNode requester = get("fhir/" + request.at("/requester/reference").asText());
        assertThat(requester.at("/name/0/family").asText()).isEqualTo("Jansen");
        assertThat(requester.at("/identifier/0/value").asText()).isEqualTo("D4711");
    }

    @Test
    void takesLaboratoryOrdersWithTheirTimingInASegmentOfItsOwn() throws Exception {
        String placer = fresh();
        String answer = send(message(
                header("OML^O21^OML_O21", "2.6", fresh()),
                patient(fresh()),
                "ORC|NW|" + placer + "^HIS",
                "TQ1|1||||||202603051200||A^^HL70485",
                "OBR|1|" + placer + "^HIS||X99^Rest and effort^L|||||||||||||||||||| EC".replace(" ", "")));

        assertThat(answer).contains("\rMSA|AA|");
        JsonNode request = one("ServiceRequest", PLACERS, placer);
        assertThat(request.path("priority").asText()).isEqualTo("asap");
        assertThat(request.path("occurrenceDateTime").asText()).isEqualTo("2026-03-05T12:00:00+01:00");
        assertThat(request.at("/code/coding/0/system").isMissingNode()).isTrue();
    }

    @Test
    void takesOrdersAsSystemsOfTheNinetiesSendThem() throws Exception {
        String placer = fresh();
        String mrn = fresh();
        String answer = send("MSH|^~\\&|HIS|HOSP|||199903040506||ORM^O01|" + fresh() + "|P|2.3\r\n"
                + "PID||" + mrn + "|||Bakker^Jan||1930|M|||\"\"\r\n"
                + "ORC|NW|" + placer + "||||||||||^Visser\r\n"
                + "OBR||" + placer + "||ECG^Electrocardiogram^L|R|19990305\r\n"
                + "ZXX|their own segment\r\n");

        assertThat(answer).contains("\rMSA|AA|");
        JsonNode request = one("ServiceRequest", PLACERS, placer);
        assertThat(request.path("priority").asText()).isEqualTo("routine");
        assertThat(request.path("occurrenceDateTime").asText()).isEqualTo("1999-03-05");
        assertThat(request.at("/requester/display").asText()).isEqualTo("Visser");
        JsonNode patient = get("fhir/" + request.at("/subject/reference").asText());
        assertThat(patient.at("/identifier/0/system").asText()).isEqualTo(MRN);
        assertThat(patient.at("/birthDate").asText()).isEqualTo("1930");
    }

    @Test
    void doesNothingTwiceWhenAMessageOrAnOrderComesAgain() throws Exception {
        String placer = fresh();
        String order = order("NW", placer, fresh());

        assertThat(send(order)).contains("\rMSA|AA|");
        assertThat(send(order)).contains("\rMSA|AA|");
        String again = order.replaceFirst("ORM\\^O01\\|[^|]*", "ORM^O01|" + fresh());
        assertThat(send(again)).contains("\rMSA|AA|");

        assertThat(one("ServiceRequest", PLACERS, placer).at("/meta/versionId").asText())
                .isEqualTo("1");
    }

    @Test
    void keepsOneOrderOfManyThatComeAtOnce() throws Exception {
        String placer = fresh();
        String order = order("NW", placer, fresh());
        ExecutorService senders = Executors.newFixedThreadPool(WithHl7.CONNECTIONS);
        Callable<String> sending = () -> send(order);

        for (Future<String> answer : senders.invokeAll(
                Stream.generate(() -> sending).limit(WithHl7.CONNECTIONS).toList())) {
            assertThat(answer.get()).contains("\rMSA|AA|");
        }

        senders.shutdown();
        assertThat(one("ServiceRequest", PLACERS, placer).at("/meta/versionId").asText())
                .isEqualTo("1");
    }

    @Test
    void followsAnOrderUntilItIsCancelled() throws Exception {
        String placer = fresh();
        String mrn = fresh();
        send(order("NW", placer, mrn));

        send(order("HD", placer, mrn));
        assertThat(status(placer)).isEqualTo("on-hold");
        send(order("RL", placer, mrn));
        assertThat(status(placer)).isEqualTo("active");
        String changed = order("XO", placer, mrn).replace("LN\r", "LN|S\r");
        assertThat(send(changed)).contains("\rMSA|AA|");
        JsonNode request = one("ServiceRequest", PLACERS, placer);
        assertThat(request.path("priority").asText()).isEqualTo("stat");
        assertThat(request.path("status").asText()).isEqualTo("active");
        String cancel = message(header("ORM^O01", "2.5.1", fresh()), patient(mrn), "ORC|CA|" + placer + "^HIS");
        assertThat(send(cancel)).contains("\rMSA|AA|");
        assertThat(status(placer)).isEqualTo("revoked");
        String late = send(order("RL", placer, mrn));
        assertThat(late).contains("\rMSA|AE|").contains("is revoked: it does not change any more");
        assertThat(status(placer)).isEqualTo("revoked");
        assertThat(send(order("CA", placer, mrn))).contains("\rMSA|AA|");
    }

    @ParameterizedTest
    @CsvSource({"A,active", "IP,active", "HD,on-hold", "DC,revoked", "CM,completed"})
    void takesTheStatusThatTheSenderStates(String sent, String expected) throws Exception {
        String placer = fresh();
        String mrn = fresh();
        send(order("NW", placer, mrn));

        String answer =
                send(message(header("ORM^O01", "2.4", fresh()), patient(mrn), "ORC|SC|" + placer + "^HIS|||" + sent));

        assertThat(answer).contains("\rMSA|AA|");
        assertThat(status(placer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"CA,204", "XO,204", "HD,204", "ZZ,103", "SN,103"})
    void refusesToChangeWhatWasNeverOrdered(String control, String error) throws Exception {
        String mrn = fresh();
        String answer = send(order(control, fresh(), mrn));

        assertThat(field(answer, "MSA", 1)).isEqualTo("AE");
        assertThat(field(answer, "ERR", 3)).startsWith(error + "^");
        assertThat(field(answer, "ERR", 8)).isNotEmpty();
        assertThat(found("Patient", MRN, mrn)).isZero();
    }

    @Test
    void refusesASecondOrderUnderTheSameNumber() throws Exception {
        String placer = fresh();
        String mrn = fresh();
        send(order("NW", placer, mrn));

        String answer = send(order("NW", placer, mrn).replace("LN\r", "LN|S\r"));

        assertThat(field(answer, "MSA", 1)).isEqualTo("AE");
        assertThat(field(answer, "ERR", 3)).isEqualTo("205^Duplicate key identifier^HL70357");
        String others = send(order("CA", placer, fresh()));
        assertThat(field(others, "MSA", 1)).isEqualTo("AE");
        assertThat(field(others, "ERR", 8)).contains("is another patient's here");
        assertThat(status(placer)).isEqualTo("active");
    }

    @Test
    void leavesAKnownPatientAsTheyAreAndTakesNobodyForSomebodyElse() throws Exception {
        String mrn = fresh();
        send(order("NW", fresh(), mrn));

        assertThat(send(order("NW", fresh(), mrn).replace("de Vries", "de Vries-Smit")))
                .contains("\rMSA|AA|");
        String other = send(order("NW", fresh(), mrn).replace("19610203|F", "20010203|M"));

        assertThat(field(other, "MSA", 1)).isEqualTo("AE");
        assertThat(field(other, "ERR", 8)).contains("another birth date and sex");
        JsonNode patient = one("Patient", MRN, mrn);
        assertThat(patient.at("/name/0/family").asText()).isEqualTo("de Vries");
        assertThat(patient.at("/meta/versionId").asText()).isEqualTo("1");
        String second = fresh();
        send(order("NW", fresh(), second));
        String both = send(order("NW", fresh(), mrn).replace("^MR||", "^MR~" + second + "^^^HOSP^MR||"));
        assertThat(field(both, "ERR", 8)).contains("belong to different patients");
    }

    @Test
    void keepsAllOrdersOfAMessageOrNone() throws Exception {
        String good = fresh();
        String mrn = fresh();
        String both = order("NW", good, mrn) + "ORC|CA|" + fresh() + "^HIS\r";

        assertThat(send(both)).contains("\rMSA|AE|");

        assertThat(found("ServiceRequest", PLACERS, good)).isZero();
        assertThat(found("Patient", MRN, mrn)).isZero();
        String other = fresh();
        assertThat(send(order("NW", good, mrn) + "ORC|NW|" + other + "^HIS\rOBR|1|||ECG^Second^L\r"))
                .contains("\rMSA|AA|");
        assertThat(found("ServiceRequest", PLACERS, good)).isEqualTo(1);
        assertThat(found("ServiceRequest", PLACERS, other)).isEqualTo(1);
    }

    @Test
    void acknowledgesInTheEnhancedModeAsOftenAsIsAskedFor() throws Exception {
        String mrn = fresh();
        try (OrderSender line = new OrderSender(port)) {
            assertThat(line.send(enhanced("NW", mrn, "AL", "AL"))).contains("\rMSA|CA|");
            assertThat(line.next().orElseThrow()).contains("\rMSA|AA|");
            assertThat(line.send(enhanced("NW", mrn, "AL", "NE"))).contains("\rMSA|CA|");
            assertThat(line.send(enhanced("CA", mrn, "AL", "NE"))).contains("\rMSA|CE|", "204^Unknown key identifier");
            assertThat(line.send(enhanced("CA", mrn, "NE", "ER"))).contains("\rMSA|AE|");
            line.write("\u000B".getBytes(StandardCharsets.US_ASCII));
            line.write(enhanced("NW", mrn, "NE", "ER").getBytes(StandardCharsets.UTF_8));
            line.write("\u001C\r".getBytes(StandardCharsets.US_ASCII));
            // to which there was no answer
            assertThat(line.send(enhanced("NW", mrn, "AL", "NE").replace("ORM^O01", "ADT^A01")))
                    .contains("\rMSA|CR|", "200^Unsupported message type");
        }
    }

    private static String enhanced(String control, String mrn, String acceptance, String application) {
        return order(control, fresh(), mrn).replace("2.5.1||||||", "2.5.1|||" + acceptance + "|" + application + "||");
    }

    @ParameterizedTest
    @CsvSource({"UNICODE UTF-8,UTF-8", "8859/1,ISO-8859-1", "8859/15,ISO-8859-15", ",UTF-8"})
    void readsNamesInTheCharacterSetThatTheMessageNames(String named, String charset) throws Exception {
        String mrn = fresh();
        String order = order("NW", fresh(), mrn)
                .replace("de Vries", "Müller-Søgård")
                .replace("UNICODE UTF-8", named == null ? "" : named);
        try (OrderSender line = new OrderSender(port)) {
            assertThat(line.send(order, Charset.forName(charset))).contains("\rMSA|AA|");
        }
        assertThat(one("Patient", MRN, mrn).at("/name/0/family").asText()).isEqualTo("Müller-Søgård");
    }

    @Test
    void keepsMarkupAsTheTextThatItIs() throws Exception {
        String mrn = fresh();
        assertThat(send(order("NW", fresh(), mrn).replace("de Vries", "<script>alert(1)</script>")))
                .contains("\rMSA|AA|");

        assertThat(one("Patient", MRN, mrn).at("/name/0/family").asText()).isEqualTo("<script>alert(1)</script>");
    }

    @Test
    void writesDownWhichSystemOrdered() throws Exception {
        String placer = fresh();
        send(order("NW", placer, fresh()));

        String request = one("ServiceRequest", PLACERS, placer).path("id").asText();
        JsonNode event = get("admin", "fhir/AuditEvent?entity=ServiceRequest/" + request + "&action=C")
                .at("/entry/0/resource");
        assertThat(event.at("/agent/0/who/identifier/value").asText()).isEqualTo("HIS@HOSP");
        assertThat(event.at("/agent/0/network/address").asText()).isEqualTo("127.0.0.1");
        assertThat(event.at("/agent/0/requestor").asBoolean()).isTrue();
        String name = requestOf(event);
        assertThat(name).as("one name for all that comes of a message").isNotEmpty();
        String patient =
                one("ServiceRequest", PLACERS, placer).at("/subject/reference").asText();
        assertThat(requestOf(get("admin", "fhir/AuditEvent?entity=" + patient + "&action=C")
                        .at("/entry/0/resource")))
                .isEqualTo(name);
        send(order("NW", fresh(), fresh()));
        assertThat(requestOf(get("admin", "fhir/AuditEvent?_count=1&action=C").at("/entry/0/resource")))
                .isNotEmpty()
                .isNotEqualTo(name);
    }

    private static String requestOf(JsonNode event) {
        for (JsonNode entity : event.path("entity")) {
            if (entity.at("/type/code").asText().equals("XrequestId")) {
                return entity.at("/what/identifier/value").asText();
            }
        }
        return "";
    }

    private String send(String message) throws IOException {
        try (OrderSender line = new OrderSender(port)) {
            return line.send(message);
        }
    }

    private String status(String placer) throws Exception {
        return one("ServiceRequest", PLACERS, placer).path("status").asText();
    }

    private JsonNode one(String type, String system, String value) throws Exception {
        JsonNode found = search(type, system, value);
        assertThat(found.path("total").asInt()).as(found.toString()).isEqualTo(1);
        return found.at("/entry/0/resource");
    }

    private int found(String type, String system, String value) throws Exception {
        return search(type, system, value).path("total").asInt();
    }

    private JsonNode search(String type, String system, String value) throws Exception {
        return get("fhir/" + type + "?identifier=" + URLEncoder.encode(system + "|" + value, StandardCharsets.UTF_8));
    }

    private JsonNode get(String path) throws Exception {
        return get("ehr", path);
    }

    private JsonNode get(String who, String path) throws Exception {
        String secret = Base64.getEncoder().encodeToString((who + ":" + who).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Basic " + secret)
                .method("GET", BodyPublishers.noBody())
                .build();
        return new ObjectMapper()
                .readTree(http.send(request, BodyHandlers.ofString()).body());
    }
}
