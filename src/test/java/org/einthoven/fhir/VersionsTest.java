package org.einthoven.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.Reviews;
import org.einthoven.archive.Verdict;
import org.einthoven.telemetry.LogLines;
import org.einthoven.telemetry.RequestId;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions: what each one said, and requests that hold only for one of them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class VersionsTest extends OverHttp {

    @Inject
    Reviews reviews;

    @Test
    void givesEachVersionOfAReportAsItWasGivenThen() {
        Ehr ehr = new Ehr(calls);
        IdType id = ehr.create(Examples.THREE_LEADS);
        ehr.awaitReport(id);
        String path = "/DiagnosticReport/" + id.getIdPart();
        String preliminary = calls.get(path).body();
        Ehr.sign(reviews, id, new FindingDecision("ventricular-ectopy", Verdict.REJECTED, null));
        String signed = calls.get(path).body();
        Ehr.sign(reviews, id, new FindingDecision("ventricular-ectopy", Verdict.CONFIRMED, null));

        assertThat(calls.get(path + "/_history/1").body()).isEqualTo(preliminary);
        assertThat(calls.get(path + "/_history/2").body()).isEqualTo(signed);
        assertThat(calls.get(path + "/_history/3").body())
                .isEqualTo(calls.get(path).body());
        assertThat(status(path + "/_history/1")).isEqualTo(DiagnosticReportStatus.PRELIMINARY);
        assertThat(status(path + "/_history/2")).isEqualTo(DiagnosticReportStatus.FINAL);
        assertThat(status(path + "/_history/3")).isEqualTo(DiagnosticReportStatus.AMENDED);
        for (String none : List.of("0", "4", "-1", "x", "99999999999")) {
            refused(calls.get(path + "/_history/" + none), 404, "not-found", null)
                    .isEqualTo("There is no DiagnosticReport with id " + id.getIdPart() + " in version " + none + ".");
        }
        String statement = "/Observation/" + id.getIdPart() + "-ventricular-ectopy";
        assertThat(FhirCalls.parse(Observation.class, calls.get(statement + "/_history/2"))
                        .getStatus())
                .isEqualTo(ObservationStatus.ENTEREDINERROR);
        assertThat(ehr.search("Provenance?target=" + statement.substring(1)))
                .extracting(provenance -> ((Provenance) provenance)
                        .getActivity()
                        .getCodingFirstRep()
                        .getCode())
                .containsExactly("UPDATE", "NULLIFY", "CREATE");
    }

    private DiagnosticReportStatus status(String path) {
        return FhirCalls.parse(DiagnosticReport.class, calls.get(path)).getStatus();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "W/\"1\";304",
                "\"1\";304",
                "*;304",
                "W/\"7\", W/\"1\";304",
                "W/\"other\",\"1\";304",
                "W/\"2\";200",
                "W/\"2\", W/\"11\";200",
                "nothing;400"
            })
    void sendsNothingThatTheClientHas(String condition, int status) {
        Ehr ehr = new Ehr(calls);
        IdType id = ehr.create(Examples.THREE_LEADS);
        ehr.awaitReport(id);
        String patient = FhirCalls.path(calls.post("/Patient", FhirCalls.JSON, "{\"resourceType\":\"Patient\"}"));

        for (String path : List.of(
                "/Observation/" + id.getIdPart(),
                "/Observation/" + id.getIdPart() + "-beats",
                "/DiagnosticReport/" + id.getIdPart(),
                patient)) {
            HttpResponse<String> answer = calls.get(path, "If-None-Match", condition);

            assertThat(answer.statusCode()).as(path).isEqualTo(status);
            assertThat(answer.body().isEmpty()).isEqualTo(status == 304);
        }
    }

    @Test
    void writesNoWarningIntoTheLogWhereNothingIsWrong() {
        String path = FhirCalls.path(calls.post("/Patient", FhirCalls.JSON, "{\"resourceType\":\"Patient\"}"));
        String id = "unchanged-" + UUID.randomUUID();
        try (LogLines log = LogLines.listen()) {
            assertThat(calls.get(path, "If-None-Match", "W/\"1\"", RequestId.HEADER, id)
                            .statusCode())
                    .isEqualTo(304);

            // what readings and other work in the background have to tell has no part in it
            assertThat(log.lines())
                    .filteredOn(line -> line.id().equals(id) || line.text().startsWith("ca.uhn."))
                    .noneMatch(LogLines.Line::isWarning);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"W/\"1\";200", "*;200", "W/\"4\", W/\"1\";200", "W/\"2\";412", "W/\"2\", W/\"3\";412", "x;400"})
    void changesAPatientOnlyAsTheClientKnowsThem(String condition, int status) {
        String path = FhirCalls.path(calls.post("/Patient", FhirCalls.JSON, "{\"resourceType\":\"Patient\"}"));
        String body = "{\"resourceType\":\"Patient\",\"id\":\"" + path.substring("/Patient/".length()) + "\"}";

        HttpResponse<String> answer = calls.send(
                "PUT",
                path,
                BodyPublishers.ofString(body),
                "Content-Type",
                FhirCalls.JSON,
                "If-Match",
                condition,
                "Authorization",
                FhirCalls.ehr());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(calls.get(path).headers().firstValue("ETag")).contains(status == 200 ? "W/\"2\"" : "W/\"1\"");
    }
}
