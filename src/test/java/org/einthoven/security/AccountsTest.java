package org.einthoven.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.einthoven.TestDatabase;
import org.einthoven.audit.AuditAction;
import org.einthoven.audit.AuditEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AccountsTest {
    private static final String OWN = "four quiet horses";

    private final String name = "p" + UUID.randomUUID();
    private Person admin;

    @BeforeEach
    void signIn() {
        admin = Person.signsIn("admin", "admin");
    }

    private String create(String role) {
        Response made = admin.sends("/accounts", "/accounts", Map.of("name", name, "role", role));
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(200);
        assertThat(made.header("Cache-Control")).contains("no-store");
        return Person.found("class=\"told\">([^<]+)<", made);
    }

    private Response administers(String what) {
        return admin.sends("/accounts", "/accounts/" + name + "/" + what, Map.of());
    }

    private int statusAtFhir(String password) {
        return given().auth()
                .preemptive()
                .basic(name, password)
                .get("/fhir/Patient?_count=0")
                .statusCode();
    }

    private static Map<String, String> change(String old, String chosen) {
        return Map.of("old", old, "chosen", chosen, "again", chosen);
    }

    /** A cardiologist who has chosen a password. */
    private Person reader() {
        String given = create("cardiologist");
        Person reader = Person.signsIn(name, given);
        assertThat(reader.sends("/account", "/account/password", change(given, OWN))
                        .statusCode())
                .isEqualTo(303);
        return reader;
    }

    @Test
    void letsNobodyDoAnythingWithAPasswordThatSomebodyElseKnows() {
        String given = create("cardiologist");
        Person reader = Person.signsIn(name, given);

        assertThat(reader.looksAt("/").header("Location")).endsWith("/account");
        assertThat(reader.looksAt("/account").asString()).doesNotContain("/account/sessions");
        assertThat(reader.looksAt("/api/recordings/" + UUID.randomUUID() + "/reading")
                        .jsonPath()
                        .getString("code"))
                .isEqualTo("must-change-password");
        assertThat(statusAtFhir(given)).isEqualTo(401);
        assertThat(reader.sends("/account", "/account/password", change(given, OWN))
                        .header("Location"))
                .endsWith("/account?changed=true");
        assertThat(reader.looksAt("/").statusCode()).isEqualTo(200);
        assertThat(statusAtFhir(OWN)).isEqualTo(200);
        assertThat(Person.tries(name, given).cookie("einthoven-session")).isNull();
    }

    @Test
    void endsAllOtherSessionsWhenThePasswordIsChanged() {
        Person here = reader();
        Person elsewhere = Person.signsIn(name, OWN);
        assertThat(elsewhere.looksAt("/").statusCode()).isEqualTo(200);

        here.sends("/account", "/account/password", change(OWN, OWN + " run"));

        assertThat(here.looksAt("/").statusCode()).isEqualTo(200);
        assertThat(elsewhere.looksAt("/").statusCode()).isEqualTo(302);
        assertThat(statusAtFhir(OWN)).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "four quiet horses, short",
        "four quiet horses, aaaaaaaaaaaaaaaaaa",
        "four quiet horses, four quiet horses",
        "four quiet horses, einthoven-einthoven",
        "not the password, three loud sheep"
    })
    void keepsThePasswordWhereTheNewOneIsWeakOrTheOldOneWrong(String old, String chosen) {
        Person reader = reader();

        Response refused = reader.sends("/account", "/account/password", change(old, chosen));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("role=\"alert\"");
        assertThat(statusAtFhir(OWN)).isEqualTo(200);
    }

    @Test
    void keepsThePasswordWhereTheTwoNewOnesDiffer() {
        Person reader = reader();
        Map<String, String> fields = Map.of("old", OWN, "chosen", "three loud sheep", "again", "three loud ships");

        assertThat(reader.sends("/account", "/account/password", fields).statusCode())
                .isEqualTo(422);
        assertThat(statusAtFhir(OWN)).isEqualTo(200);
    }

    @Test
    void keepsABlockedAccountOutEverywhereAtOnce() {
        Person reader = reader();
        assertThat(statusAtFhir(OWN)).isEqualTo(200);

        assertThat(administers("block").statusCode()).isEqualTo(303);

        assertThat(reader.looksAt("/").statusCode()).isEqualTo(302);
        assertThat(statusAtFhir(OWN)).isEqualTo(401);
        assertThat(Person.tries(name, OWN).header("Location")).contains("/login?error");
        assertThat(administers("unblock").statusCode()).isEqualTo(303);
        assertThat(statusAtFhir(OWN)).isEqualTo(200);
        assertThat(reader.looksAt("/").statusCode()).as("the old session").isEqualTo(302);
    }

    @Test
    void givesAProgramAPasswordThatItKeeps() {
        String password = create("ehr");
        assertThat(statusAtFhir(password)).isEqualTo(200);

        String next = Person.found("class=\"told\">([^<]+)<", administers("password"));

        assertThat(statusAtFhir(password)).isEqualTo(401);
        assertThat(statusAtFhir(next)).isEqualTo(200);
    }

    @Test
    void listsSessionsAndEndsThoseThatAreNotTheirOwnersAnyMore() {
        Person here = reader();
        Person lost = Person.signsIn(name, OWN);
        Person alsoLost = Person.signsIn(name, OWN);
        Response page = here.looksAt("/account");
        assertThat(page.asString().split("name=\"id\"")).hasSize(3);

        here.sends("/account", "/account/sessions", Map.of("id", Person.found("name=\"id\" value=\"([^\"]+)\"", page)));
        assertThat(List.of(lost.looksAt("/").statusCode(), alsoLost.looksAt("/").statusCode()))
                .containsExactlyInAnyOrder(200, 302);
        here.sends("/account", "/account/sessions", Map.of());

        assertThat(lost.looksAt("/").statusCode()).isEqualTo(302);
        assertThat(alsoLost.looksAt("/").statusCode()).isEqualTo(302);
        assertThat(here.looksAt("/").statusCode()).isEqualTo(200);
    }

    @Test
    void endsNoSessionOfSomebodyElse() {
        Person reader = reader();
        Person stranger = Person.signsIn("cardiologist", "cardiologist");
        Person second = Person.signsIn(name, OWN);
        String id = Person.found("name=\"id\" value=\"([^\"]+)\"", reader.looksAt("/account"));

        stranger.sends("/account", "/account/sessions", Map.of("id", id));

        assertThat(second.looksAt("/").statusCode()).isEqualTo(200);
        assertThat(reader.looksAt("/").statusCode()).isEqualTo(200);
    }

    @Test
    void letsAnAdministratorEndTheSessionsOfOthers() {
        Person reader = reader();

        administers("sessions");

        assertThat(reader.looksAt("/").statusCode()).isEqualTo(302);
        assertThat(reader.looksAt("/login").statusCode())
                .as("of a browser that has it still")
                .isEqualTo(200);
        assertThat(statusAtFhir(OWN)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"admin, ehr, 409", "system, ehr, 400", "a b, ehr, 400", "'', ehr, 400", "fresh, king, 400"})
    void makesNoAccountThatWouldBeMistaken(String name, String role, int status) {
        assertThat(admin.sends("/accounts", "/accounts", Map.of("name", name, "role", role))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void letsNobodyBlockThemselves() {
        assertThat(admin.sends("/accounts", "/accounts/admin/block", Map.of()).statusCode())
                .isEqualTo(409);
        assertThat(admin.looksAt("/accounts").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/accounts", "/audit"})
    void isForAdministratorsAlone(String path) {
        Response refused = Person.signsIn("cardiologist", "cardiologist").looksAt(path);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.contentType()).isEqualToIgnoringCase("text/html;charset=utf-8");
    }

    @Test
    void writesDownWhatWasDoneToAnAccountAndNoPassword() {
        String given = create("cardiologist");
        Person reader = Person.signsIn(name, given);
        reader.sends("/account", "/account/password", change("wrong one of mine", OWN));
        reader.sends("/account", "/account/password", change(given, OWN));
        administers("block");

        List<AuditEvent> events =
                AuditEvent.<AuditEvent>list("entityType = 'Account' and entityId = ?1 order by id", name);

        assertThat(events)
                .extracting(event -> event.action + " " + event.detail + " " + event.outcome + " " + event.actor)
                .containsExactly(
                        "CREATE role cardiologist SUCCESS admin",
                        "LOGIN null SUCCESS " + name,
                        "UPDATE password REFUSED " + name,
                        "UPDATE password SUCCESS " + name,
                        "UPDATE blocked SUCCESS admin");
        assertThat(AuditEvent.<AuditEvent>list("action = ?1", AuditAction.UPDATE))
                .noneMatch(event -> String.valueOf(event.detail).contains(OWN));
    }
}
