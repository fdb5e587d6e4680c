package org.einthoven.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent;
import org.einthoven.holter.Survey;
import org.einthoven.review.Seeds;
import org.einthoven.review.SignalSeeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RecordingsResourceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Seeds seeds;

    @Inject
    SignalSeeds signals;

    @Inject
    EntityManager entities;

    @Test
    void givesAReadingWithAllOfItsParts() throws Exception {
        UUID id = seeds.bigeminy("Api", Instant.now());
        JsonNode reading = json("/api/recordings/" + id + "/reading");

        assertThat(names(reading))
                .containsExactly(
                        "recording",
                        "status",
                        "reason",
                        "quality",
                        "fiducials",
                        "beats",
                        "pulses",
                        "measurements",
                        "findings",
                        "statements",
                        "models");
        assertThat(reading.get("recording"))
                .isEqualTo(JSON.readTree(
                        """
                        {"id": "%s", "kind": "ecg", "sampleRateHz": 500.0, "durationMs": 10000.0,
                         "leads": ["I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6"]}
                        """
                                .formatted(id)));
        assertThat(reading.get("status").asText()).isEqualTo("reported");
        assertThat(reading.get("reason").isNull()).isTrue();
        assertThat(reading.at("/quality/overall").asDouble()).isEqualTo(0.94);
        assertThat(reading.at("/quality/perLead/V3/issues/0").asText()).isEqualTo("noisy");
        assertThat(reading.at("/quality/perLead/V3/usable").asBoolean()).isFalse();
        assertThat(reading.get("models"))
                .isEqualTo(JSON.readTree(
                        "[{\"name\": \"beat\", \"version\": \"1\", \"sha256\": \"" + "ab".repeat(32) + "\"}]"));
    }

    @Test
    void givesWavesAndBeatsInMillisecondsFromTheFirstSample() throws Exception {
        JsonNode reading = json("/api/recordings/" + seeds.bigeminy("Waves", Instant.now()) + "/reading");

        JsonNode wave = reading.at("/fiducials/0");
        assertThat(names(wave)).containsExactly("lead", "wave", "onsetMs", "peakMs", "offsetMs", "confidence");
        assertThat(wave.get("onsetMs").asDouble()).isLessThan(wave.get("peakMs").asDouble());
        assertThat(wave.get("peakMs").asDouble())
                .isLessThan(wave.get("offsetMs").asDouble());
        assertThat(reading.get("fiducials").findValuesAsText("wave")).contains("P", "QRS", "T");
        JsonNode beat = reading.at("/beats/1");
        assertThat(names(beat)).containsExactly("timeMs", "class", "scores");
        assertThat(beat.get("class").asText()).isEqualTo("V");
        assertThat(beat.at("/scores/V").asDouble()).isEqualTo(0.97);
        assertThat(beat.get("timeMs").asDouble()).isBetween(0.0, 10_000.0);
    }

    @Test
    void givesFindingsFlaggedFirstAndWhereTheirMapIs() throws Exception {
        UUID id = seeds.bigeminy("Findings", Instant.now());
        JsonNode findings = json("/api/recordings/" + id + "/reading").get("findings");

        assertThat(findings.findValuesAsText("id")).containsExactly(Seeds.ECTOPY, Seeds.LONG_PR, "regular-rhythm");
        assertThat(names(findings.get(0)))
                .containsExactly(
                        "id",
                        "code",
                        "snomed",
                        "scpEcg",
                        "display",
                        "score",
                        "flagged",
                        "evidenceMs",
                        "basis",
                        "explanation");
        assertThat(findings.at("/0/explanation/href").asText())
                .isEqualTo("/api/recordings/" + id + "/explanations/" + Seeds.ECTOPY);
        assertThat(findings.at("/1/explanation").isNull()).isTrue();
    }

    @Test
    void givesWhatMeasurementsRestOnAndTheBeatTheyWereTakenFrom() throws Exception {
        JsonNode measured = json("/api/recordings/" + seeds.bigeminy("Beat", Instant.now()) + "/reading")
                .get("measurements");

        assertThat(measured.at("/basis/QRS/beats").asInt()).isGreaterThan(2);
        assertThat(measured.at("/basis/QRS/leads/0").asText()).isEqualTo("I");
        assertThat(measured.get("leads").findValuesAsText("lead")).hasSize(12).startsWith("I", "II", "III");
        assertThat(measured.at("/leads/1/rMv").asDouble()).isBetween(0.1, 3.0);
        JsonNode beat = measured.get("representativeBeat");
        assertThat(beat.at("/rate/hz").asDouble()).isEqualTo(500);
        JsonNode samples = beat.at("/leads/1/samples");
        assertThat(samples.size()).isBetween(200, 1000);
        assertThat(samples.get(samples.size() / 2).isNumber()).isTrue();
        assertThat(beat.at("/waves/QRS/onsetMs").asDouble())
                .isLessThan(beat.get("rMs").asDouble());
    }

    @Test
    void standsNullForWhatWasNotMeasured() throws Exception {
        UUID id = seeds.squareWave("Unmeasured", Instant.now());
        JsonNode reading = json("/api/recordings/" + id + "/reading");

        assertThat(reading.get("status").asText()).isEqualTo("abstained");
        assertThat(reading.get("reason").asText()).contains("No heartbeats");
        for (String name : List.of("heartRateBpm", "prMs", "qrsMs", "qtMs", "qtcBazettMs", "qtcFridericiaMs")) {
            assertThat(reading.get("measurements").path(name).isNull()).as(name).isTrue();
        }
        assertThat(reading.at("/measurements/axisDeg").isObject()).isTrue();
    }

    @Test
    void isPendingUntilTheRecordingIsRead() throws Exception {
        JsonNode reading = json("/api/recordings/" + seeds.pending("Pending", Instant.now()) + "/reading");

        assertThat(reading.get("status").asText()).isEqualTo("pending");
        assertThat(reading.get("beats").isEmpty()).isTrue();
        assertThat(reading.at("/measurements/heartRateBpm").isNull()).isTrue();
        assertThat(reading.at("/recording/durationMs").asDouble()).isEqualTo(1000);
    }

    @Test
    void givesWhatALongEcgComesTo() throws Exception {
        String id = signals.minutes(Instant.now()).toString();
        JsonNode survey = json("/api/recordings/" + id + "/survey");
        JsonNode beats = json("/api/recordings/" + id + "/reading").get("beats");

        assertThat(names(survey))
                .containsExactly("recording", "status", "all", "minutes", "templates", "events", "counts");
        assertThat(survey.at("/recording/durationMs").asDouble()).isEqualTo(120_000);
        assertThat(survey.get("minutes").findValuesAsText("fromMs")).containsExactly("0.0", "60000.0");
        assertThat(survey.at("/all/beats/V").asInt())
                .isEqualTo(survey.at("/minutes/0/beats/V").asInt()
                        + survey.at("/minutes/1/beats/V").asInt())
                .isGreaterThan(40);
        JsonNode template = survey.at("/templates/0");
        assertThat(names(template)).containsExactly("class", "alike", "beatsMs", "sampleRateHz", "rMs", "leads");
        assertThat(beats.findValuesAsText("timeMs"))
                .contains(template.get("beatsMs").get(0).asText());
        assertThat(names(template.get("leads"))).containsExactly("II", "V1");
        assertThat(survey.get("events").findValuesAsText("kind"))
                .contains("bigeminy", "fastest", "longest-rr", "st-highest", "st-lowest");
        assertThat(survey.at("/counts/st-highest").asInt())
                .as("one for each lead")
                .isEqualTo(2);
        survey.get("events").forEach(event -> assertThat(names(event))
                .containsExactly("kind", "fromMs", "toMs", "lead", "beats", "value", "unit"));
    }

    @Test
    void whatAServerOfBeforeMadeOfALongEcgIsLeftToServersOfBefore() throws Exception {
        UUID id = signals.minutes(Instant.now());
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("delete from survey_by_making where recording_id = ?")
                    .setParameter(1, id)
                    .executeUpdate();
            entities.createNativeQuery("insert into survey (recording_id, edits, content) values (?, 0, '{}')")
                    .setParameter(1, id)
                    .executeUpdate();
            entities.createNativeQuery("insert into survey_by_making (recording_id, edits, making, content)"
                            + " values (?, 0, ?, 'in words of another version')")
                    .setParameter(1, id)
                    .setParameter(2, Survey.MAKING + 1)
                    .executeUpdate();
        });
        assertThat(json("/api/recordings/" + id + "/survey").get("events").findValuesAsText("kind"))
                .contains("st-highest", "st-lowest");
    }

    @Test
    void ofAShortEcgThereIsNothingToSumUp() throws Exception {
        JsonNode survey = json("/api/recordings/" + seeds.bigeminy("Short", Instant.now()) + "/survey");
        assertThat(survey.get("status").asText()).isEqualTo("reported");
        assertThat(survey.get("all").isNull()).isTrue();
        assertThat(survey.get("minutes")).isEmpty();
        assertThat(survey.get("events")).isEmpty();
    }

    @Test
    void givesTheMapOfAFindingSampleBySample() throws Exception {
        UUID id = seeds.bigeminy("Map", Instant.now());
        JsonNode map = json("/api/recordings/" + id + "/explanations/" + Seeds.ECTOPY);

        assertThat(map.get("method").asText()).isEqualTo("class-activation");
        assertThat(map.at("/faithfulness/deletionDrop").asDouble()).isEqualTo(0.61);
        assertThat(map.at("/faithfulness/randomDrop").asDouble()).isEqualTo(0.05);
        assertThat(names(map.get("leads"))).containsExactly("II", "V1");
        assertThat(map.at("/leads/II")).hasSize(5_000);
        assertThat(map.at("/leads/II")).allMatch(value -> Math.abs(value.asDouble()) <= 1);
    }

    @Test
    void givesWhatWavesAndLeadsAddToAFinding() throws Exception {
        UUID id = seeds.bigeminy("Shares", Instant.now());
        JsonNode map = json("/api/recordings/" + id + "/explanations/" + Seeds.ECTOPY);

        assertThat(map.at("/waves/0/wave").asText()).isEqualTo("QRS");
        assertThat(map.at("/waves/0/share").asDouble()).isCloseTo(3.1 / 4, within(1e-9));
        assertThat(map.at("/regions/0/region").asText()).isEqualTo("INFERIOR");
        assertThat(map.at("/regions/0/leads").toString()).isEqualTo("[\"II\",\"III\",\"aVF\"]");
        assertThat(map.at("/regions/0/logOdds").asDouble()).isEqualTo(-0.5);
        assertThat(map.at("/regions/0/share").asDouble()).isCloseTo(-0.25, within(1e-9));
        assertThat(map.at("/regions/1/share").asDouble()).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void givesTheSamplesThatCameInAndThenOnlyTheirTag() {
        UUID id = seeds.squareWave("Samples", Instant.now());
        Response answer = as("cardiologist").get("/api/recordings/" + id + "/waveform?fromMs=3990&toMs=4510");
        ByteBuffer body = ByteBuffer.wrap(answer.asByteArray()).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(answer.contentType()).isEqualTo("application/octet-stream");
        body.position(4 + body.getInt(0));
        assertThat(body.remaining()).isEqualTo(260 * Float.BYTES);
        assertThat(body.getFloat()).isEqualTo(1f);
        body.position(body.position() + 4 * Float.BYTES);
        assertThat(body.getFloat()).isNaN();
        String tag = answer.header("ETag");
        assertThat(as("ehr")
                        .header("If-None-Match", tag)
                        .get("/api/recordings/" + id + "/waveform?fromMs=3990&toMs=4510")
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /api/recordings/%s/waveform?fromMs=9&toMs=3 | 400 | invalid-parameter
                    /api/recordings/%s/waveform?leads=V9        | 400 | invalid-parameter
                    /api/recordings/%s/waveform?fromMs=NaN      | 400 | invalid-parameter
                    /api/recordings/%s/explanations/long-pr     | 404 | no-explanation
                    /api/recordings/%s/nothing                  | 404 | path-not-found
                    /api/recordings/no%%20id/reading            | 400 | invalid-id
                    /api/recordings/0aaaaaaa-0000-7000-8000-000000000000/reading | 404 | not-found
                    /api/nothing                                | 404 | path-not-found
                    """)
    void tellsAProgramWhatIsWrong(String path, int status, String code) {
        UUID id = seeds.bigeminy("Wrong", Instant.now());
        Response answer = as("cardiologist").urlEncodingEnabled(false).get(path.formatted(id));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("code")).isEqualTo(code);
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.jsonPath().getString("detail")).isNotBlank().doesNotContain("Exception");
    }

    @Test
    void letsOnlyCardiologistsAndEhrsReadClinicalData() {
        String path = "/api/recordings/" + seeds.bigeminy("Guarded", Instant.now()) + "/reading";

        assertThat(given().get(path).statusCode()).isEqualTo(401);
        assertThat(given().auth().preemptive().basic("ehr", "wrong").get(path).statusCode())
                .isEqualTo(401);
        Response refused = as("admin").get(path);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(as("ehr").get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void keepsARowForEachRead() {
        UUID id = seeds.bigeminy("Audited", Instant.now());
        as("ehr").get("/api/recordings/" + id + "/reading");
        as("ehr").get("/api/recordings/" + id + "/waveform");

        List<AuditEvent> rows = AuditEvent.list("entityId = ?1 and actor = 'ehr' order by id", id.toString());
        assertThat(rows).extracting(row -> row.entityType).containsExactly("Reading", "Waveform");
        assertThat(rows).allMatch(row -> row.action == AuditAction.READ);
    }

    private static RequestSpecification as(String account) {
        return given().auth().preemptive().basic(account, account);
    }

    private static JsonNode json(String path) throws Exception {
        Response answer = as("cardiologist").get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return JSON.readTree(answer.asByteArray());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
