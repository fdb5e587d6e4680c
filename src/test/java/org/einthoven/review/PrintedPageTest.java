package org.einthoven.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.einthoven.review.EhrClient.ehr;
import static org.einthoven.review.EhrClient.uploadPage;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.archive.ReadingWatch;
import org.einthoven.archive.Worklist;
import org.einthoven.archive.WorklistEntry;
import org.einthoven.archive.WorklistFilter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the picture of a page to a recording whose trace somebody mended, as forms alone, without scripts. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PrintedPageTest {
    @Inject
    Worklist worklist;

    @Inject
    ReadingWatch watch;

    private PageSession session;

    @BeforeEach
    void signIn() {
        session = PageSession.ofCardiologist();
    }

    @Test
    void anErasedStretchIsMissingInARecordingOfItsOwnThatSaysWhoMendedWhat() {
        String id = uploadPage(31);
        page().get("/recordings/" + id)
                .then()
                .statusCode(200)
                .body(containsString("From paper"))
                .body(containsString("/recordings/" + id + "/page"));
        Response shown = page().get("/recordings/" + id + "/page");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.asString()).contains("data-lead=\"V6\"", "/recordings/" + id + "/page.jpg");
        page().get("/recordings/" + id + "/page.jpg").then().statusCode(200).contentType("image/jpeg");

        Response mended = session.form(shown)
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
    void theMendedRecordingStandsInTheWorklistInPlaceOfTheOriginalAndEachLeadsToTheOther() {
        String id = uploadPage(33);
        assertThat(listed()).contains(id);

        String mended = erase(id, "5.6", "6.0");

        watch.await(UUID.fromString(mended));
        assertThat(listed()).contains(mended).doesNotContain(id);
        page().get("/recordings/" + id)
                .then()
                .statusCode(200)
                .body(containsString("Mended since."))
                .body(containsString("/recordings/" + mended));
        page().get("/recordings/" + mended)
                .then()
                .statusCode(200)
                .body(containsString("Mended by hand from"))
                .body(containsString("/recordings/" + id));
        ehr().contentType("application/json-patch+json")
                .body("[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"entered-in-error\"}]")
                .patch("/fhir/Observation/" + mended)
                .then()
                .statusCode(200);
        assertThat(listed()).contains(id).doesNotContain(mended);
    }

    @Test
    void mendsAreToldApartByWhatTheyDoAndNotByTheirRoundedWords() {
        String id = uploadPage(34);

        String one = erase(id, "5.600", "6.000");
        String another = erase(id, "5.604", "6.000");
        String same = erase(id, "5.601", "6.000");

        assertThat(another).isNotEqualTo(one);
        assertThat(same).isEqualTo(another);
    }

    @Test
    void aMendThatChangesNothingMakesNoRecording() {
        String id = uploadPage(35);

        // V1 is printed from 5 to 7.5 s
        erasing(id, "1.0", "2.0").then().statusCode(422).body(containsString("change no sample"));
        Response shown = page().get("/recordings/" + id + "/page");
        session.form(shown)
                .formParam("action-0", "draw")
                .formParam("lead-0", "V1")
                .formParam("from-0", "1.0")
                .formParam("to-0", "2.0")
                .formParam("from-mv-0", "0")
                .formParam("to-mv-0", "1")
                .post("/recordings/" + id + "/page")
                .then()
                .statusCode(422)
                .body(containsString("does not show this stretch"));
    }

    private Response erasing(String id, String from, String to) {
        Response shown = page().get("/recordings/" + id + "/page");
        return session.form(shown)
                .formParam("action-0", "erase")
                .formParam("lead-0", "V1")
                .formParam("from-0", from)
                .formParam("to-0", to)
                .post("/recordings/" + id + "/page");
    }

    private String erase(String id, String from, String to) {
        Response mended = erasing(id, from, to);
        assertThat(mended.statusCode()).isEqualTo(303);
        return mended.header("Location").replaceAll(".*/", "");
    }

    private List<String> listed() {
        List<String> all = new ArrayList<>();
        List<WorklistEntry> some;
        do {
            some = worklist.page(WorklistFilter.ALL, "", all.size(), 1_000).entries();
            some.forEach(entry -> all.add(entry.recordingId().toString()));
        } while (!some.isEmpty());
        return all;
    }

    @Test
    void aFormThatMakesNoSenseComesBackWithWhatIsWrong() {
        String id = uploadPage(32);
        Response shown = page().get("/recordings/" + id + "/page");

        session.form(shown)
                .formParam("action-0", "draw")
                .formParam("lead-0", "V1")
                .formParam("from-0", "6.0")
                .formParam("to-0", "5.<b>")
                .post("/recordings/" + id + "/page")
                .then()
                .statusCode(400)
                .body(containsString("line 1: give the stretch in seconds"))
                .body(containsString("value=\"5.&lt;b&gt;\""));
        session.form(shown).post("/recordings/" + id + "/page").then().statusCode(400);
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

    private RequestSpecification page() {
        return session.page();
    }
}
