package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.einthoven.TestDatabase;
import org.einthoven.registry.ModelTask;
import org.einthoven.registry.Versions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator decides about versions in the forms of the pages. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ModelFormsTest {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String version = "8." + COUNT.incrementAndGet() + ".0";
    private final String page = "/models/ppg/" + version;
    private PageSession administrator;

    @BeforeEach
    void bringAVersion() {
        administrator = PageSession.of("admin");
        upload(version).then().statusCode(303).header("Location", endsWith(page));
    }

    /** Another test of the same server is to read with the versions that the project ships. */
    @AfterEach
    void withdraw() {
        decide("withdraw", "the test is over");
    }

    @Test
    void takesAVersionThroughItsStatesAndKeepsWhoDecidedAndWhy() {
        assertThat(shown()).contains("candidate");
        decide("shadow", "let us see").then().statusCode(303).header("Location", endsWith(page));
        assertThat(shown()).contains(">shadow</span>", "let us see");
        decide("candidate", "seen enough").then().statusCode(303);
        decide("withdraw", "<b>worse</b>").then().statusCode(303);

        assertThat(shown())
                .contains("withdrawn", "let us see", "seen enough", "&lt;b&gt;worse&lt;/b&gt;", "admin")
                .doesNotContain("<b>worse</b>");
    }

    @Test
    void saysOnThePageWhyAVersionMayNotBeActiveYet() {
        decide("promote", "I want it")
                .then()
                .statusCode(409)
                .body(containsString("ppg " + version + " may not become active yet"))
                .body(containsString("names the request"));

        assertThat(shown()).contains("candidate");
    }

    @Test
    void asksForAReason() {
        decide("shadow", " ").then().statusCode(400).body(containsString("has a reason"));
        decide("shadow", "x".repeat(1_001)).then().statusCode(400);
        assertThat(shown()).contains("candidate");
    }

    @Test
    void tellsTheSecondOfTwoAdministratorsToLookAgain() throws Exception {
        Response seenByBoth = look();
        PageSession other = PageSession.of("admin");
        ExecutorService both = Executors.newFixedThreadPool(2);
        Callable<Response> one = () -> decide(administrator, seenByBoth, "shadow", "first");
        Callable<Response> second = () -> decide(other, seenByBoth, "withdraw", "second");

        List<Future<Response>> answers = both.invokeAll(Arrays.asList(one, second));
        both.shutdown();

        List<Response> all = List.of(answers.get(0).get(), answers.get(1).get());
        assertThat(all).extracting(Response::statusCode).containsExactlyInAnyOrder(303, 409);
        assertThat(all.stream()
                        .filter(answer -> answer.statusCode() == 409)
                        .findFirst()
                        .orElseThrow()
                        .asString())
                .contains("The models were changed by somebody meanwhile");
    }

    @Test
    void isForAdministratorsAloneAndForNobodyWhoWasLuredHere() {
        Response seen = look();
        PageSession.ofCardiologist().page().get(page).then().statusCode(403);
        administrator
                .page()
                .contentType(PageSession.FORM)
                .formParam("seen", seen(seen))
                .formParam("why", "lured")
                .post(page + "/shadow")
                .then()
                .statusCode(400);
        PageSession.ofCardiologist()
                .form(PageSession.ofCardiologist().page().get("/"))
                .formParam("seen", seen(seen))
                .formParam("why", "not mine to decide")
                .post(page + "/shadow")
                .then()
                .statusCode(403);
        assertThat(shown()).contains("candidate").doesNotContain("lured");
    }

    @Test
    void refusesAnUploadThatFailsACheckAndSaysWhich() {
        Response models = administrator.page().get("/models");
        var files = Versions.numbered(ModelTask.PPG, version + "-b");
        files.put("model.onnx", new byte[] {1, 2, 3});

        upload(models, Versions.zip(files))
                .then()
                .statusCode(422)
                .body(containsString("its weights are those that its card names"));
    }

    @Test
    void setsTwoVersionsSideBySideWithTheirIntervals() {
        String compared = administrator
                .page()
                .get("/models/ppg/compare?other=" + version)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(compared).contains("<svg class=\"intervals\"", "<circle", "class=\"point\"", version);
        assertThat(administrator
                        .page()
                        .get("/models/rhythm/compare?other=1.0.1")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("Which class was called which", "is-right", "<th scope=\"col\" class=\"number\">noise</th>");
    }

    private Response upload(String number) {
        return upload(administrator.page().get("/models"), Versions.zip(Versions.numbered(ModelTask.PPG, number)));
    }

    private Response upload(Response models, byte[] zip) {
        return administrator
                .page()
                .cookie(PageSession.TOKEN_COOKIE, models.cookie(PageSession.TOKEN_COOKIE))
                .multiPart("csrf-token", PageSession.token(models))
                .multiPart("file", "version.zip", zip, "application/zip")
                .post(ModelPages.UPLOAD);
    }

    private String shown() {
        return look().asString();
    }

    private Response look() {
        return administrator.page().get(page);
    }

    private Response decide(String step, String why) {
        return decide(administrator, look(), step, why);
    }

    private Response decide(PageSession who, Response seen, String step, String why) {
        Response own = who == administrator ? seen : who.page().get(page);
        return who.form(own).formParam("seen", seen(seen)).formParam("why", why).post(page + "/" + step);
    }

    private static String seen(Response shown) {
        return shown.asString().replaceFirst("(?s).*name=\"seen\" value=\"(\\d+)\".*", "$1");
    }
}
