package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.einthoven.review.PageSession.COOKIE;
import static org.einthoven.review.PageSession.FORM;
import static org.einthoven.review.PageSession.TOKEN_COOKIE;
import static org.einthoven.review.PageSession.token;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.archive.FindingDecision;
import org.einthoven.archive.Review;
import org.einthoven.archive.Reviews;
import org.einthoven.formats.MadeEcg;
import org.einthoven.formats.SentFile;
import org.einthoven.formats.xml.MadeMuse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of somebody else's can make a browser send in a reader's name: nothing. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PageFormsTest {
    @TestHTTPResource("/")
    URL server;

    @Inject
    Seeds seeds;

    @Inject
    Reviews reviews;

    private PageSession session;

    @BeforeEach
    void signIn() {
        session = PageSession.ofCardiologist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Content-Type: \r\n",
                "Content-Type: text/plain\r\n",
                "Content-Type: application/json\r\n",
                "Content-Type: multipart/form-data; boundary=x\r\n",
                "Content-Type: " + FORM + "\r\n",
                "Content-Type: " + FORM + "; charset=UTF-8\r\n",
                "Content-Type: Application/X-WWW-Form-Urlencoded\r\n",
                "Content-Type: nonsense\r\n"
            })
    void refusesToSignWithoutATokenWhateverTheTypeOfTheBody(String contentType) throws IOException {
        Review draft = draft("Unsigned");

        assertThat(post("/recordings/" + draft.recordingId + "/sign", contentType, "lock=" + draft.lockVersion))
                .isEqualTo(400);
        assertThat(post("/recordings/" + draft.recordingId + "/review", contentType, "version=1&comment=forged"))
                .isEqualTo(400);
        assertThat(reviews.openDraft(draft.recordingId)).get().satisfies(kept -> {
            assertThat(kept.state).isEqualTo(Review.State.DRAFT);
            assertThat(kept.content().comment()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({"sign,''", "review,''", "sign,Content-Type: application/x-www-form-urlencoded"})
    void refusesAPostOfNothing(String page, String contentType) throws IOException {
        UUID id = draft("Nothing").recordingId;
        String header = contentType.isEmpty() ? "" : contentType + "\r\n";

        assertThat(post("/recordings/" + id + "/" + page, header, "")).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Type: text/plain\r\n", "Content-Type: " + FORM + "\r\n"})
    void signsNobodyOutWithoutAToken(String contentType) throws IOException {
        assertThat(post("/logout", contentType, "a=b")).isEqualTo(400);
        page().get("/logout").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "forged"})
    void takesNoFileWithoutItsToken(String forged) {
        SentFile file = MadeMuse.file(MadeEcg.EIGHT_LEADS);
        Response worklist = page().get("/");

        page().cookie(TOKEN_COOKIE, worklist.cookie(TOKEN_COOKIE))
                .multiPart("csrf-token", forged)
                .multiPart("file", file.name(), file.bytes())
                .post("/upload")
                .then()
                .statusCode(400);
    }

    @Test
    void takesAFileWithItsTokenAndShowsTheRecordingOrWhatIsWrong() {
        SentFile file = MadeMuse.file(new MadeEcg(MadeEcg.EIGHT_LEADS.labels(), 5000, 77));
        Response worklist = page().get("/");
        String cookie = worklist.cookie(TOKEN_COOKIE);

        Response taken = page().cookie(TOKEN_COOKIE, cookie)
                .multiPart("csrf-token", token(worklist))
                .multiPart("file", file.name(), file.bytes())
                .post("/upload");
        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(taken.header("Location")).contains("/recordings/");
        page().accept("text/html")
                .cookie(TOKEN_COOKIE, cookie)
                .multiPart("csrf-token", token(worklist))
                .multiPart("file", "cat.gif", new byte[] {71, 73, 70})
                .post("/upload")
                .then()
                .statusCode(415)
                .body(containsString("cat.gif"));
    }

    @Test
    void asksWhoseRecordingItIsWhereTheNumberIsOfSomebodyElse() {
        EhrClient.ehr()
                .contentType("application/fhir+json")
                .body(
                        "{\"resourceType\": \"Patient\", \"identifier\": [{\"system\": \"urn:mrn\", \"value\": \"M-7801\"}],"
                                + " \"birthDate\": \"1999-01-01\", \"name\": [{\"family\": \"Other\"}]}")
                .post("/fhir/Patient")
                .then()
                .statusCode(201);
        SentFile file = MadeMuse.file(new MadeEcg(MadeEcg.EIGHT_LEADS.labels(), 5000, 7801));

        Response refused = upload(file.name(), file.bytes());

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("<h1>Whose recording is it?</h1>", "birth date");
    }

    @Test
    void asksTheReaderWhetherTheUnitOfAFileIsRightWhereNoHeartGivesThat() {
        StringBuilder csv = new StringBuilder("II\n");
        for (int i = 0; i < 2500; i++) {
            csv.append(i % 1000).append('\n');
        }

        Response taken = upload("volts.csv", csv.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(303);
        String shown = page().accept("text/html")
                .get(taken.header("Location").replaceFirst("^https?://[^/]*", ""))
                .asString();
        assertThat(shown).contains("No heart gives what these leads span: II 999 mV. Is their unit right?");
    }

    /** With a rate of 250 Hz and millivolts, where the file does not say. */
    private Response upload(String name, byte[] file) {
        Response worklist = page().get("/");
        return page().accept("text/html")
                .cookie(TOKEN_COOKIE, worklist.cookie(TOKEN_COOKIE))
                .multiPart("csrf-token", token(worklist))
                .multiPart("rateHz", "250")
                .multiPart("unit", "mV")
                .multiPart("file", name, file)
                .post("/upload");
    }

    @Test
    void takesAFormWithItsTokenAndKeepsWhatXmlCanCarry() {
        Review draft = draft("Signed");
        String address = "/recordings/" + draft.recordingId + "/review";
        Response shown = page().get("/recordings/" + draft.recordingId);

        Response saved = session.form(shown)
                .formParam("version", draft.version)
                .formParam("lock", draft.lockVersion)
                .formParam("comment", "seen\u0000\u000B\uFFFE")
                .formParam("added", "Old \u0001infarct\r\nAthlete \uD83D\uDE00")
                .formParam("verdict-" + Seeds.ECTOPY, "CHANGED")
                .formParam("text-" + Seeds.ECTOPY, "\u001FPR \u0008borderline")
                .post(address);

        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(reviews.openDraft(draft.recordingId).orElseThrow().content()).satisfies(kept -> {
            assertThat(kept.comment()).isEqualTo("seen");
            assertThat(kept.added()).containsExactly("Old infarct", "Athlete \uD83D\uDE00");
            assertThat(kept.decisions())
                    .extracting(FindingDecision::changedText)
                    .containsExactly("PR borderline");
        });
    }

    @Test
    void takesNoDecisionThatWasMadeOnOtherWords() {
        Review draft = draft("Otherwise");
        Response shown = page().get("/recordings/" + draft.recordingId);

        page().cookie(TOKEN_COOKIE, shown.cookie(TOKEN_COOKIE))
                .contentType(FORM)
                .formParam("csrf-token", token(shown))
                .formParam("version", draft.version)
                .formParam("lock", draft.lockVersion)
                .formParam("verdict-" + Seeds.ECTOPY, "CONFIRMED")
                .formParam("said-" + Seeds.ECTOPY, "1 ventricular ectopic beat")
                .formParam("verdict-" + Seeds.LONG_PR, "CONFIRMED")
                .formParam("said-" + Seeds.LONG_PR, "PR interval 212 ms")
                .post("/recordings/" + draft.recordingId + "/review")
                .then()
                .statusCode(303);

        assertThat(reviews.openDraft(draft.recordingId).orElseThrow().content().decisions())
                .extracting(FindingDecision::findingId)
                .containsExactly(Seeds.LONG_PR);
    }

    @Test
    void showsTheLastPageInsteadOfOneBeyondIt() {
        seeds.pending("Lastpage", Instant.now());

        Response beyond = page().get("/?text=Lastpage&page=999");

        assertThat(beyond.statusCode()).isEqualTo(303);
        assertThat(beyond.header("Location")).endsWith("/?text=Lastpage&page=1");
        page().get("/?text=Lastpage&page=1").then().statusCode(200).body(containsString("Lastpage, Ada"));
    }

    private Review draft(String family) {
        return reviews.draft(seeds.bigeminy(family, Instant.now()), "cardiologist");
    }

    private RequestSpecification page() {
        return session.page();
    }

    /** Clients add a type of their own where none is given: this is written byte by byte. Returns the status. */
    private int post(String path, String contentType, String body) throws IOException {
        String request = "POST " + path + " HTTP/1.1\r\nHost: " + server.getHost() + "\r\nConnection: close\r\nCookie: "
                + COOKIE + "=" + session.cookie() + "\r\n" + contentType + "Content-Length: " + body.length()
                + "\r\n\r\n"
                + body;
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(120_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ")[1]);
        }
    }
}
