package org.einthoven;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.einthoven.ecg.Ecg;
import org.einthoven.fhir.ObservationEncoder;
import org.einthoven.synthesis.DemoRecordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector gets from the packaged server, as OTLP over HTTP brings it: names stand in it as they are. */
class TracesIT {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SOMEBODY = "Quetzalcoatl";

    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<String> taken = new ConcurrentLinkedQueue<>();

    @Test
    void tellARecordingsWayFromTheRequestToTheReportAndNotWhoseItIs() throws Exception {
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            taken.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        ServerProcess server = ServerProcess.start(
                folder.resolve("home"),
                Map.of(
                        "EINTHOVEN_DEMO_RECORDINGS",
                        "false",
                        "EINTHOVEN_TRACES_ENDPOINT",
                        "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces"));
        try {
            server.ready();
            HttpResponse<String> answer = server.post(
                    "/fhir/Observation", "ehr", ecg(), Map.of("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01"));
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.headers().firstValue("X-Request-Id")).contains(TRACE);
            awaitReport(server, answer.headers().firstValue("Location").orElseThrow());
            server.get("/fhir/Patient?family=" + SOMEBODY, "ehr");
        } finally {
            server.stop();
            collector.stop(0);
        }

        String told = String.join("", taken);
        assertThat(told)
                .contains(
                        "FHIR POST", "FHIR GET", "accept", "work: read", "read", "delineate", "classify beats", "store")
                .contains("render")
                .contains("einthoven.request", TRACE)
                .contains(new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1))
                .doesNotContain(SOMEBODY);
        // each of the steps between request and report is in the sender's trace
        assertThat(told.split(new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1), -1))
                .hasSizeGreaterThan(7);
    }

    private static void awaitReport(ServerProcess server, String location) throws Exception {
        String id = location.replaceFirst(".*/Observation/([^/]+).*", "$1");
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!server.get("/fhir/DiagnosticReport?_summary=count&result=Observation/" + id, "ehr")
                .body()
                .matches("(?s).*\"total\": ?1\\b.*")) {
            assertThat(System.nanoTime()).as(server.log()).isLessThan(limit);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static String ecg() {
        var observation = new ObservationEncoder(5)
                .encode((Ecg) DemoRecordings.all().get(0).recording());
        observation.getSubject().setDisplay(SOMEBODY);
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(observation);
    }
}
