package org.einthoven.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.quarkus.panache.common.Sort;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.einthoven.TestDatabase;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent;
import org.einthoven.audit.chain.SealNow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AuditResourceTest {
    @Inject
    SealNow seal;

    private static RequestSpecification as(String account) {
        return given().auth().preemptive().basic(account, account);
    }

    /** Of somebody's: this is the first test of a server, which is still taking its models in and writes that down. */
    private static AuditEvent newest() {
        return AuditEvent.<AuditEvent>find("actor <> 'system'", Sort.descending("id"))
                .firstResultOptional()
                .orElseThrow();
    }

    @Test
    void exportsALogThatNeedsNothingButThePublicKeyToBeChecked(@TempDir Path folder) throws IOException, SQLException {
        as("ehr").get("/fhir/Patient?family=Sealed").then().statusCode(200);
        AuditEvent search = newest();
        seal.everything();

        JsonPath logs = as("admin").get("/api/audit/logs").jsonPath();
        int number = logs.getInt("[0].number");
        assertThat(logs.getLong("[0].size")).isPositive();
        Response log = as("admin").get("/api/audit/logs/" + number);
        assertThat(newest().action).isEqualTo(AuditAction.EXPORT);
        assertThat(newest().entityId).isEqualTo(String.valueOf(number));
        assertThat(log.asString()).contains("{\"event\":{\"id\":" + search.id + ",");
        Path file = Files.writeString(folder.resolve("log"), log.asString());
        Path proof = Files.writeString(
                folder.resolve("proof"),
                as("admin").get("/api/audit/" + search.id + "/proof").asString());
        String key = as("ehr").get("/api/audit/key").asString();

        assertThat(seal.problems(file, key)).isEmpty();
        assertThat(seal.problems(proof, key)).isEmpty();
        Files.writeString(file, log.asString().replace("family=Sealed", "family=Other"));
        assertThat(seal.problems(file, key)).hasSize(1);
    }

    @Test
    void saysThatThereIsNoSuchEventOrLog() {
        for (String path : List.of("/api/audit/999999999/proof", "/api/audit/logs/999999")) {
            as("admin").get(path).then().statusCode(404).body("code", equalTo("not-found"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/audit/logs", "/api/audit/logs/1", "/api/audit/1/proof"})
    void isForAdministratorsAlone(String path) {
        for (String account : List.of("cardiologist", "ehr")) {
            as(account).get(path).then().statusCode(403);
        }
        given().get(path).then().statusCode(401);
    }

    @Test
    void tellsOfTheTrailInHealthAndMetrics() throws SQLException {
        seal.check();
        as("admin").get("/q/health/well").then().body("checks.find { it.name == 'audit trail' }.status", equalTo("UP"));
        String metrics = as("admin").get("/q/metrics").asString();

        assertThat(metrics).contains("einthoven_audit_intact", "einthoven_audit_sealed_seconds_ago");
        as("admin").get("/api/audit/logs").then().body("size()", greaterThan(0));
    }
}
