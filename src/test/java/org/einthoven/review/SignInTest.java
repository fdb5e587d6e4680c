package org.einthoven.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SignInTest extends BrowserTest {

    @Test
    void sendsAStrangerToTheFormAndThenToTheWorklist() {
        visit.page().navigate("/");
        assertThat(visit.page().url()).endsWith("/login");
        visit.signIn("cardiologist", "cardiologist");
        assertThat(visit.texts("h1")).containsExactly("Worklist");
        assertThat(visit.texts(".user-name")).containsExactly("cardiologist");
    }

    @Test
    void saysThatThePasswordIsWrongAndLetsNobodyIn() {
        visit.page().navigate("/login");
        visit.signIn("cardiologist", "not the password");
        assertThat(visit.texts("[role=alert]")).singleElement().asString().contains("password is wrong");
        visit.page().navigate("/");
        assertThat(visit.page().url()).endsWith("/login");
    }

    @Test
    void endsTheSessionOnSigningOut() {
        visit.as("cardiologist");
        visit.page().click("text=Sign out");
        visit.page().waitForURL("**/login");
        visit.page().navigate("/");
        assertThat(visit.page().url()).endsWith("/login");
    }

    @Test
    void asksForThePasswordAgainWhereTheSessionWasEndedElsewhere() {
        visit.as("cardiologist");
        endAllSessions();
        visit.page().navigate("/");
        assertThat(visit.page().url()).endsWith("/login");
        visit.signIn("cardiologist", "cardiologist");
        assertThat(visit.texts("h1")).containsExactly("Worklist");
    }

    @Test
    void keepsAnAdministratorAwayFromClinicalData() {
        UUID id = seeds.bigeminy("Roleman", minutesAgo(1));
        visit.as("admin");
        assertThat(visit.page().url()).endsWith("/models");
        assertRefused("/recordings/" + id);
        assertRefused("/recordings/" + id + "/trace.svg");
        assertThat(visit.context()
                        .request()
                        .get("/api/recordings/" + id + "/reading")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void showsAnEhrClientNoPage() {
        visit.as("ehr");
        assertThat(visit.texts("h1")).containsExactly("Not allowed");
        assertRefused("/models");
    }

    @Test
    void keepsACardiologistAwayFromTheModels() {
        visit.as("cardiologist");
        assertRefused("/models");
    }

    @Test
    void listsTheModelsForAnAdministrator() {
        visit.as("admin");
        assertThat(visit.texts("h1")).containsExactly("Models");
        assertThat(visit.find("nav a[href='/models']").count()).isOne();
        assertThat(visit.texts("article.model h2"))
                .anySatisfy(name -> assertThat(name).startsWith("delineation"));
        assertThat(visit.texts("article.model code.hash")).allMatch(hash -> hash.matches("[0-9a-f]{64}"));
    }

    @Test
    void saysInTheSameDesignThatThereIsNothing() {
        visit.as("cardiologist");
        assertThat(visit.page().navigate("/no/such/page").status()).isEqualTo(404);
        assertThat(visit.texts("h1")).containsExactly("Not found");
        Response unknown = visit.page().navigate("/recordings/" + UUID.randomUUID());
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(visit.texts("h1")).containsExactly("Not found");
        assertThat(visit.texts(".brand")).containsExactly("Einthoven");
    }

    private void assertRefused(String path) {
        assertThat(visit.page().navigate(path).status()).isEqualTo(403);
        assertThat(visit.texts("h1")).containsExactly("Not allowed");
    }
}
