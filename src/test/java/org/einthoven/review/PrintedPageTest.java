package org.einthoven.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.TestDatabase;
import org.einthoven.paper.PrintedEcg;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the picture of a page to a recording whose trace somebody mended, as forms alone, without scripts. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PrintedPageTest {
    private static final String SESSION = "einthoven-session";
    private static final String TOKEN_COOKIE = "einthoven-csrf";

    private String session = "";

    @BeforeEach
    void signIn() {
        session = given().redirects()
                .follow(false)
                .formParam("j_username", "cardiologist")
                .formParam("j_password", "cardiologist")
                .post("/j_security_check")
                .cookie(SESSION);
    }

    @Test
    void anErasedStretchIsMissingInARecordingOfItsOwnThatSaysWhoMendedWhat() {
        String id = upload(31);
        page().get("/recordings/" + id)
                .then()
                .statusCode(200)
                .body(containsString("From paper"))
                .body(containsString("/recordings/" + id + "/page"));
        Response shown = page().get("/recordings/" + id + "/page");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.asString()).contains("data-lead=\"V6\"", "/recordings/" + id + "/page.jpg");
        page().get("/recordings/" + id + "/page.jpg").then().statusCode(200).contentType("image/jpeg");

        Response mended = form(shown)
                .formParam("action-0", "erase")
                .formParam("lead-0", "V1")
                .formParam("from-0", "5.6")
                .formParam("to-0", "6.0")
                .post("/recordings/" + id + "/page");

        assertThat(mended.statusCode()).isEqualTo(303);
        String other = mended.header("Location").replaceAll(".*/", "");
        assertThat(other).isNotEqualTo(id);
        JsonPath observation = ehr().get("/fhir/Observation/" + other).jsonPath();
        assertThat(observation.getString("derivedFrom[0].reference")).isEqualTo("Observation/" + id);
        assertThat(observation.getList("note.authorString")).contains("cardiologist");
        assertThat(samples(observation, "V1").split(" ")[1450]).isEqualTo("E");
        JsonPath before = ehr().get("/fhir/Observation/" + id).jsonPath();
        assertThat(samples(before, "V1").split(" ")[1450]).isNotEqualTo("E");
        assertThat(samples(observation, "V6")).isEqualTo(samples(before, "V6"));
        JsonPath provenance = ehr().get("/fhir/Provenance?target=Observation/" + other)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(provenance.getString("entry[0].resource.activity.text")).contains("V1 erased from 5.60 s to 6.00 s");
        assertThat(provenance.getString("entry[0].resource.agent[0].who.display"))
                .isEqualTo("cardiologist");
        page().get("/recordings/" + other + "/page").then().statusCode(200);
    }

    @Test
    void aFormThatMakesNoSenseComesBackWithWhatIsWrong() {
        String id = upload(32);
        Response shown = page().get("/recordings/" + id + "/page");

        form(shown)
                .formParam("action-0", "draw")
                .formParam("lead-0", "V1")
                .formParam("from-0", "6.0")
                .formParam("to-0", "5.<b>")
                .post("/recordings/" + id + "/page")
                .then()
                .statusCode(400)
                .body(containsString("line 1: give the stretch in seconds"))
                .body(containsString("value=\"5.&lt;b&gt;\""));
        form(shown).post("/recordings/" + id + "/page").then().statusCode(400);
        page().get("/recordings/" + UUID.randomUUID() + "/page").then().statusCode(404);
        given().redirects()
                .follow(false)
                .get("/recordings/" + id + "/page.jpg")
                .then()
                .statusCode(302);
    }

    private static String samples(JsonPath observation, String lead) {
        return observation.getString("component.find { it.code.text == '" + lead + "' }.valueSampledData.data");
    }

    private static String upload(int number) {
        return ehr().multiPart("file", "page.png", PrintedEcg.page(number))
                .post("/api/recordings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private RequestSpecification form(Response shown) {
        Matcher token =
                Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"").matcher(shown.asString());
        assertThat(token.find()).isTrue();
        return page().cookie(TOKEN_COOKIE, shown.cookie(TOKEN_COOKIE))
                .contentType("application/x-www-form-urlencoded")
                .formParam("csrf-token", token.group(1));
    }

    private RequestSpecification page() {
        return given().redirects().follow(false).cookie(SESSION, session);
    }

    private static RequestSpecification ehr() {
        return given().auth().preemptive().basic("ehr", "ehr");
    }
}
