package org.einthoven.review;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StaticRouteTest {
    private static final Pattern BUNDLE = Pattern.compile("\"(/static/bundle/[^\"]+\\.(?:js|css))\"");

    @Test
    void packsScriptsAndStylesForWhoeverTakesThemPacked() {
        Matcher bundle = BUNDLE.matcher(given().get("/login").asString());
        int found = 0;
        while (bundle.find()) {
            Response packed = given().header("Accept-Encoding", "gzip").get(bundle.group(1));
            assertThat(packed.statusCode()).isEqualTo(200);
            assertThat(packed.header("Content-Encoding")).as(bundle.group(1)).isEqualTo("gzip");
            found++;
        }
        assertThat(found).isEqualTo(2);
    }
}
