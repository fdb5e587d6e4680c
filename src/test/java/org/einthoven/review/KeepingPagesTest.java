package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.einthoven.TestDatabase;
import org.einthoven.erasure.Erasure.Listed;
import org.einthoven.erasure.ErasureLists;
import org.einthoven.erasure.Erasures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator gives a list of erasures: what goes by it is seen before it goes. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class KeepingPagesTest {
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"");

    @Inject
    ErasureLists lists;

    @Inject
    Erasures erasures;

    private PageSession administrator;

    @BeforeEach
    void signIn() {
        administrator = PageSession.of("admin");
    }

    private Response give(String path, String list, String seen) {
        Response page = administrator.page().get("/keeping");
        return administrator
                .page()
                .cookie(PageSession.TOKEN_COOKIE, page.cookie(PageSession.TOKEN_COOKIE))
                .multiPart("csrf-token", PageSession.token(page))
                .multiPart("seen", seen)
                .multiPart("file", "erasures.ndjson", list.getBytes(StandardCharsets.UTF_8))
                .post(path);
    }

    @Test
    void showsWhatWouldGoByAListAndThenLetsItGo() {
        Listed listed = new Listed(
                UUID.randomUUID(),
                Instant.now(),
                DigestUtils.sha256Hex("nobody"),
                List.of(DigestUtils.sha256Hex("none")));
        String list = lists.write(List.of(listed));

        give("/keeping/replay", list, "").then().statusCode(400).body(containsString("Look again"));
        Response shown = give("/keeping/replay/look", list, "");
        shown.then().statusCode(200);
        assertThat(erasures.list()).as("nothing is done by looking").doesNotContain(listed);
        Matcher seen = SEEN.matcher(shown.asString());
        assertThat(seen.find()).isTrue();

        give("/keeping/replay", list, seen.group(1))
                .then()
                .statusCode(303)
                .header("Location", endsWith("/keeping?again=0&empty=1&later=0"));
        assertThat(erasures.list()).extracting(Listed::id).contains(listed.id());
    }

    @Test
    void saysOneThingOfOneAndAnotherOfTwo() {
        assertThat(administrator.page().get("/keeping?again=1&later=1").asString())
                .contains("1 recording or resource came after that or was changed. It stays");
        assertThat(administrator.page().get("/keeping?again=1&later=2").asString())
                .contains("2 recordings and resources came after that or were changed. They stay");
    }

    @Test
    void takesNoListThatThisDatabaseDidNotSeal() {
        String own = administrator.page().get("/keeping/erasures.ndjson").asString();
        assertThat(lists.parse(own)).isEqualTo(erasures.list());
        String forged = own.replaceFirst("\"seal\":\"[0-9a-f]{8}", "\"seal\":\"00000000");
        for (String path : List.of("/keeping/replay/look", "/keeping/replay")) {
            give(path, forged, "").then().statusCode(400).body(containsString("its seal is not this database"));
            give(path, "{}", "").then().statusCode(400).body(containsString("line 1"));
        }
        PageSession.ofCardiologist().page().get("/keeping").then().statusCode(403);
    }
}
