package org.einthoven.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.einthoven.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ModelsResourceTest {

    @Test
    void listsEveryVersionWithItsStateHashAndCard() {
        JsonPath models = given().auth()
                .preemptive()
                .basic("admin", "admin")
                .get("/api/models")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(models.getList("name", String.class)).contains("delineation");
        assertThat(models.getList("sha256", String.class)).allMatch(hash -> hash.matches("[0-9a-f]{64}"));
        assertThat(models.getList("state", String.class))
                .isSubsetOf("candidate", "shadow", "active", "retired", "withdrawn");
        assertThat(models.getList("findAll { it.name == 'delineation' }.state")).containsOnlyOnce("active");
        List<Map<String, Object>> cards = models.getList("card");
        assertThat(cards).allSatisfy(card -> assertThat(card).containsKeys("name", "metrics", "licence"));
    }

    @Test
    void isForAdministratorsAlone() {
        for (String account : List.of("cardiologist", "ehr")) {
            given().auth()
                    .preemptive()
                    .basic(account, account)
                    .get("/api/models")
                    .then()
                    .statusCode(403);
        }
        given().get("/api/models").then().statusCode(401);
    }

    @Test
    void isDescribedForPrograms() {
        JsonPath description = given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(description.getMap("paths").keySet())
                .hasToString(
                        "[/api/audit/key, /api/audit/logs, /api/audit/logs/{number}, /api/audit/{id}/proof, /api/deliveries, /api/deliveries/{id}/retry, /api/models, /api/patients/{id}/export, /api/recordings, /api/recordings/{id}/explanations/{finding},"
                                + " /api/recordings/{id}/file, /api/recordings/{id}/page, /api/recordings/{id}/page.jpg,"
                                + " /api/recordings/{id}/reading, /api/recordings/{id}/survey, /api/recordings/{id}/waveform]");
        assertThat(description.getMap("components.schemas.ReadingBody.properties"))
                .containsKeys("recording", "status", "fiducials", "beats", "measurements", "findings", "models");
        assertThat(description.getString("components.schemas.ReadingBody.description"))
                .isNotBlank();
    }
}
